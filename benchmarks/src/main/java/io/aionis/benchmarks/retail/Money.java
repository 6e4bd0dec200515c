package io.aionis.benchmarks.retail;

import io.aionis.model.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Amounts. The recorded service counts in binary floating point, so agreeing with it means doing the same. */
final class Money {

    private static final int FEWEST_DIGITS = 15;
    private static final int MOST_DIGITS = 17;

    private Money() {}

    /** The value rounded to cents, ties of the exact binary value to even. */
    static BigDecimal cents(double value) {
        return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN);
    }

    static Json rounded(double value) {
        return new Json.Num(cents(value));
    }

    /** The value with the fewest digits that read back as it. */
    static Json exact(double value) {
        BigDecimal whole = new BigDecimal(value);
        for (int digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
            BigDecimal shorter = whole.round(new MathContext(digits));
            if (shorter.doubleValue() == value) {
                return new Json.Num(shorter);
            }
        }
        return new Json.Num(whole.round(new MathContext(MOST_DIGITS)));
    }
}
