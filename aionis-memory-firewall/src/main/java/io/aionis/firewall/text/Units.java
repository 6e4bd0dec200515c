package io.aionis.firewall.text;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Amounts in one form, so that "two weeks", "14 days" and "14-day" are one value. */
final class Units {

    /** Beyond any amount in prose; keeps the plain form of a number short. */
    private static final int LONGEST_NUMBER = 30;

    /** The names of units that are words, as alternatives of a pattern, the longest first. */
    static final String NAMES;

    private static final Map<String, Unit> UNITS = new HashMap<>();
    private static final Map<String, Integer> WORDS = new HashMap<>();

    static {
        unit("second", 1, "second seconds sec secs");
        unit("second", 60, "minute minutes min mins");
        unit("second", 3_600, "hour hours hr hrs");
        unit("second", 86_400, "day days");
        unit("second", 604_800, "week weeks");
        unit("month", 1, "month months");
        unit("month", 12, "year years");
        unit("usd", 1, "$ usd dollar dollars");
        unit("eur", 1, "\u20AC eur euro euros");
        unit("gbp", 1, "\u00A3 gbp pound pounds");
        unit("jpy", 1, "\u00A5 jpy yen");
        unit("percent", 1, "% percent");
        unit("gram", 1, "g gram grams");
        unit("gram", 1_000, "kg kilogram kilograms");
        unit("meter", 1, "m meter meters metre metres");
        unit("meter", 1_000, "km kilometer kilometers kilometre kilometres");
        for (String plain : "ms lb lbs oz cm mm mile miles gb mb kb tb degrees cents".split(" ")) {
            unit(Stem.of(plain), 1, plain);
        }
        String[] small = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
        for (int i = 0; i < small.length; i++) {
            WORDS.put(small[i], i);
        }
        String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int i = 0; i < tens.length; i++) {
            WORDS.put(tens[i], 20 + 10 * i);
        }
    }

    static {
        NAMES = UNITS.keySet().stream()
                .filter(name -> Character.isLetter(name.charAt(0)))
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .collect(Collectors.joining("|"));
    }

    private Units() {}

    private record Unit(String base, int factor) {}

    static boolean isUnit(String word) {
        return UNITS.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /** What a number word stands for, or null. */
    static @Nullable Integer number(String word) {
        return WORDS.get(word);
    }

    /** The amount in its base unit; a range keeps both ends. */
    static String amount(String number, String unit) {
        Unit known = UNITS.getOrDefault(unit.toLowerCase(Locale.ROOT), new Unit(unit.toLowerCase(Locale.ROOT), 1));
        String[] ends = number.split("(?<=\\d)\\s*[-\u2013]\\s*", 2);
        StringBuilder plain = new StringBuilder();
        for (String end : ends) {
            plain.append(plain.isEmpty() ? "" : "-").append(scaled(end, known.factor()));
        }
        return plain.append(' ').append(known.base()).toString();
    }

    /** A number without its way of writing. */
    static String plain(String number) {
        return scaled(number, 1);
    }

    private static String scaled(String number, int factor) {
        String digits = number.replace(",", "").strip();
        if (digits.length() > LONGEST_NUMBER || !digits.matches("[+-]?\\d+(\\.\\d+)?")) {
            return number.strip();
        }
        return new BigDecimal(digits)
                .multiply(BigDecimal.valueOf(factor))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void unit(String base, int factor, String names) {
        for (String name : names.split(" ")) {
            UNITS.put(name, new Unit(base, factor));
        }
    }
}
