package io.aionis.benchmarks.support;

import java.util.Locale;

/**
 * A share of {@code n} cases with its 95 % interval by Wilson's score method (E. B. Wilson, 1927), which holds near 0
 * and 1 too.
 */
public record Share(int hits, int n) {

    private static final double Z = 1.959964;

    /** Lower end of the interval, 0 to 1. */
    public double low() {
        return n == 0 ? 0 : Math.max(0, centre() - halfWidth());
    }

    /** Upper end of the interval, 0 to 1. */
    public double high() {
        return n == 0 ? 1 : Math.min(1, centre() + halfWidth());
    }

    /** {@code 72 of 73 = 98.6 % (95 %: 92.6 to 99.8)}. */
    @Override
    public String toString() {
        double share = n == 0 ? 0 : 100.0 * hits / n;
        return String.format(
                Locale.ROOT, "%d of %d = %.1f %% (95 %%: %.1f to %.1f)", hits, n, share, 100 * low(), 100 * high());
    }

    private double centre() {
        return (hits + Z * Z / 2) / (n + Z * Z);
    }

    private double halfWidth() {
        double p = (double) hits / n;
        return Z / (n + Z * Z) * Math.sqrt(n * p * (1 - p) + Z * Z / 4);
    }
}
