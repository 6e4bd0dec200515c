package io.aionis.benchmarks.retail;

import java.math.BigDecimal;

/** Evaluates sums such as {@code (269.16 - 272.33) * 2}: numbers, parentheses and the four operations. */
final class Calculation {

    private final String text;
    private int at;

    private Calculation(String text) {
        this.text = text;
    }

    /** The result rounded to cents, with at least one decimal place. */
    static String evaluate(String expression) {
        Refusal.unless(expression.matches("[0-9+\\-*/(). ]*"), "invalid characters in expression");
        Calculation calculation = new Calculation(expression.replace(" ", ""));
        double value = calculation.sum();
        Refusal.unless(calculation.at == calculation.text.length(), "invalid syntax");
        Refusal.unless(Double.isFinite(value), "division by zero");
        BigDecimal plain = Money.cents(value).stripTrailingZeros();
        return plain.setScale(Math.max(1, plain.scale())).toPlainString();
    }

    private double sum() {
        double value = product();
        while (true) {
            if (next('+')) {
                value += product();
            } else if (next('-')) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = factor();
        while (true) {
            if (next('*')) {
                value *= factor();
            } else if (next('/')) {
                value /= factor();
            } else {
                return value;
            }
        }
    }

    private double factor() {
        if (next('-')) {
            return -factor();
        }
        if (next('+')) {
            return factor();
        }
        if (next('(')) {
            double value = sum();
            Refusal.unless(next(')'), "invalid syntax");
            return value;
        }
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String number = text.substring(start, at);
        Refusal.unless(number.matches("[0-9]+\\.?[0-9]*|\\.[0-9]+"), "invalid syntax");
        return Double.parseDouble(number);
    }

    private boolean next(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }
}
