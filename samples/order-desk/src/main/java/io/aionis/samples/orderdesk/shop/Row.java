package io.aionis.samples.orderdesk.shop;

import java.math.BigDecimal;
import java.util.Map;

/** One row of a result; columns that are SQL NULL are absent. */
record Row(Map<String, Object> columns) {

    String text(String column) {
        return String.valueOf(value(column));
    }

    long number(String column) {
        return ((Number) value(column)).longValue();
    }

    BigDecimal money(String column) {
        return money(number(column));
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private Object value(String column) {
        Object value = columns.get(column);
        if (value == null) {
            throw new IllegalStateException(
                    "column " + column + " is missing or NULL; the row has " + columns.keySet());
        }
        return value;
    }
}
