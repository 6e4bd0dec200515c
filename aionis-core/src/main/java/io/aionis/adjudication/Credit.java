package io.aionis.adjudication;

/**
 * What explicit judgements of a memory's use add up to: a Beta posterior over a uniform prior. One voice each: of one
 * actor the newest judgement counts. What was shown and not judged counts nowhere.
 *
 * @param positive how many said that it served
 * @param negative how many said that it did not
 */
public record Credit(int positive, int negative) {

    /** Nobody has said anything. */
    public static final Credit NONE = new Credit(0, 0);

    private static final int ENOUGH = 3;
    private static final double TOO_LOW = 0.4;

    /** The posterior's mean, between 0 and 1; a half where nobody has judged. */
    public double mean() {
        return (positive + 1.0) / (positive + negative + 2.0);
    }

    /** Whether at least {@value #ENOUGH} judgements put the mean below {@value #TOO_LOW}. */
    public boolean isLow() {
        return positive + negative >= ENOUGH && mean() < TOO_LOW;
    }
}
