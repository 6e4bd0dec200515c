package io.aionis.measure;

import java.util.Arrays;

/** 95 % intervals. */
final class Intervals {

    /** The 97.5 % point of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private static final int RESAMPLES = 1_000;

    private Intervals() {}

    /** A share and its score interval (E. B. Wilson, 1927, JASA 22:209-212). */
    static Estimate wilson(int hits, int n) {
        if (n == 0) {
            return Estimate.NONE;
        }
        double p = (double) hits / n;
        double z2 = Z * Z / n;
        double middle = (p + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n));
        return new Estimate(n, p, Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /** The difference of two shares (R. G. Newcombe, 1998, Statistics in Medicine 17:873-890, method 10). */
    static Estimate difference(Estimate a, Estimate b) {
        double value = a.value() - b.value();
        double low = value - Math.hypot(a.value() - a.low(), b.high() - b.value());
        double high = value + Math.hypot(a.high() - a.value(), b.value() - b.low());
        return new Estimate(Math.min(a.n(), b.n()), value, low, high);
    }

    /** A mean and its percentile bootstrap interval (B. Efron, 1979, Annals of Statistics 7:1-26). */
    static Estimate mean(double[] cases, long seed) {
        if (cases.length == 0) {
            return Estimate.NONE;
        } else if (cases.length == 1) {
            return new Estimate(1, cases[0], Double.NaN, Double.NaN);
        }
        return percentiles(cases.length, meanOf(cases), resampled(cases, new SplitMix(seed)));
    }

    /** The difference of two means, each side resampled by itself. */
    static Estimate difference(double[] a, double[] b, long seed) {
        int n = Math.min(a.length, b.length);
        if (n == 0) {
            return Estimate.NONE;
        }
        double value = meanOf(a) - meanOf(b);
        if (n == 1) {
            return new Estimate(n, value, Double.NaN, Double.NaN);
        }
        SplitMix chance = new SplitMix(seed);
        double[] ofA = resampled(a, chance);
        double[] ofB = resampled(b, chance);
        double[] differences = new double[RESAMPLES];
        Arrays.setAll(differences, i -> ofA[i] - ofB[i]);
        return percentiles(n, value, differences);
    }

    private static double[] resampled(double[] cases, SplitMix chance) {
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double sum = 0;
            for (int k = 0; k < cases.length; k++) {
                sum += cases[chance.below(cases.length)];
            }
            means[i] = sum / cases.length;
        }
        return means;
    }

    private static Estimate percentiles(int n, double value, double[] means) {
        Arrays.sort(means);
        int tail = (int) Math.round(RESAMPLES * 0.025);
        return new Estimate(n, value, means[tail], means[RESAMPLES - 1 - tail]);
    }

    private static double meanOf(double[] cases) {
        return Arrays.stream(cases).sum() / cases.length;
    }

    /** SplitMix64 (G. Steele, D. Lea, C. Flood, 2014): the same on every Java, so that a seed is enough to repeat. */
    private static final class SplitMix {
        private long state;

        SplitMix(long seed) {
            state = seed;
        }

        /** From 0 to below the bound. */
        int below(int bound) {
            state += 0x9E3779B97F4A7C15L;
            long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return (int) (((z ^ (z >>> 31)) >>> 32) * bound >>> 32);
        }
    }
}
