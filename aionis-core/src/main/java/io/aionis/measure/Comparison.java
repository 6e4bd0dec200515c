package io.aionis.measure;

/**
 * One metric with and without guidance.
 *
 * @param metric what is compared
 * @param guided runs that were shown a guide
 * @param unguided runs that were not
 * @param difference guided less unguided; its {@code n} is the smaller side's
 * @param needed how many cases each side needed
 */
public record Comparison(Metric metric, Estimate guided, Estimate unguided, Estimate difference, int needed) {

    /** What can be said. */
    public enum Finding {
        /** A side has too few cases. */
        NOT_ENOUGH,
        /** The interval of the difference holds zero. */
        NO_DIFFERENCE_SEEN,
        /** The runs with guidance did better. Not that guidance was why: the runs were not drawn by lot. */
        BETTER,
        /** The runs with guidance did worse. */
        WORSE
    }

    /** Whether both sides have the cases that were needed. */
    public boolean sufficient() {
        return guided.n() >= needed && unguided.n() >= needed;
    }

    /** What can be said. */
    public Finding finding() {
        if (!sufficient()) {
            return Finding.NOT_ENOUGH;
        } else if (!difference.excludesZero()) {
            return Finding.NO_DIFFERENCE_SEEN;
        }
        return difference.value() > 0 == metric.moreIsBetter() ? Finding.BETTER : Finding.WORSE;
    }
}
