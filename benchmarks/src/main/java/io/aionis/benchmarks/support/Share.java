package io.aionis.benchmarks.support;

import io.aionis.model.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

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

    /** The share from 0 to 1, four digits; null when there is no case. */
    public Json json() {
        return n == 0 ? Json.nil() : rounded((double) hits / n);
    }

    /** Hits, number of cases and the ends of the interval. */
    public Json.Obj interval() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("hits", Json.of(hits));
        json.put("n", Json.of(n));
        json.put("low", rounded(low()));
        json.put("high", rounded(high()));
        return new Json.Obj(json);
    }

    private static Json rounded(double value) {
        return new Json.Num(BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP));
    }

    private double centre() {
        return (hits + Z * Z / 2) / (n + Z * Z);
    }

    private double halfWidth() {
        double p = (double) hits / n;
        return Z / (n + Z * Z) * Math.sqrt(n * p * (1 - p) + Z * Z / 4);
    }
}
