package io.aionis.firewall.adapter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times as backends write them: ISO-8601 with an offset, without one (taken as UTC), with a blank for the T, a date alone,
 * or milliseconds since 1970.
 */
final class Times {

    private Times() {}

    /** When something began: a date alone means its first moment. Null when it is no time. */
    static @Nullable Instant begin(String text) {
        return parse(text, 0);
    }

    /** When something ends: a date alone means that the day still counts. Null when it is no time. */
    static @Nullable Instant end(String text) {
        return parse(text, 1);
    }

    private static @Nullable Instant parse(String text, int daysAfter) {
        String iso = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +", "$1T");
        try {
            if (iso.matches("[0-9]{1,18}")) {
                return Instant.ofEpochMilli(Long.parseLong(iso));
            }
            if (!iso.contains("T")) {
                LocalDate day = LocalDate.parse(iso).plusDays(daysAfter);
                return day.atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean zoned = iso.matches(".*T.*(?:[Zz]|[+-]\\d{2}(?::?\\d{2}){0,2})");
            return zoned
                    ? OffsetDateTime.parse(colon(iso)).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** {@code +0200} as {@code +02:00}. */
    private static String colon(String iso) {
        return iso.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
    }
}
