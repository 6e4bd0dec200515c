package io.aionis.measure;

/**
 * A figure with its number of cases and its 95 % interval. What cannot be told is {@link Double#NaN}: the value of no
 * case, the interval of fewer than two.
 *
 * @param n how many cases it rests on
 * @param value the figure
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record Estimate(int n, double value, double low, double high) {

    static final Estimate NONE = new Estimate(0, Double.NaN, Double.NaN, Double.NaN);

    /** Whether the interval is known and holds no zero. */
    boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
