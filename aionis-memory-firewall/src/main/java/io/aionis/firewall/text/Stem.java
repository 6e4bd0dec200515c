package io.aionis.firewall.text;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/**
 * The part of a word that its usual English endings share; of a number in words its figures. Rough on purpose: only has to
 * make forms of one word agree.
 */
public final class Stem {

    private static final List<String> ENDINGS = List.of("ing", "es", "ed", "e", "s");

    private static final Map<String, String> NUMBERS = Map.ofEntries(
            entry("zero", "0"),
            entry("one", "1"),
            entry("two", "2"),
            entry("three", "3"),
            entry("four", "4"),
            entry("five", "5"),
            entry("six", "6"),
            entry("seven", "7"),
            entry("eight", "8"),
            entry("nine", "9"),
            entry("ten", "10"),
            entry("eleven", "11"),
            entry("twelve", "12"));

    private static final int SHORTEST = 3;

    private Stem() {}

    /** The stem of a lower-case word; words of other languages mostly stay as they are. */
    public static String of(String word) {
        String number = NUMBERS.get(word);
        if (number != null) {
            return number;
        }
        if (word.endsWith("ies") || word.endsWith("ied")) {
            return word.length() > SHORTEST + 1 ? word.substring(0, word.length() - 3) + 'y' : word;
        }
        for (String ending : ENDINGS) {
            int left = word.length() - ending.length();
            if (left >= SHORTEST && word.endsWith(ending)) {
                return isDouble(word, left) && ending.length() > 1
                        ? word.substring(0, left - 1)
                        : word.substring(0, left);
            }
        }
        return word;
    }

    /** The second of two equal consonants, as in "shipped"; "s", "l" and "z" stand double in the plain word as well. */
    private static boolean isDouble(String word, int end) {
        char last = word.charAt(end - 1);
        return end > SHORTEST && last == word.charAt(end - 2) && "bdgmnprt".indexOf(last) >= 0;
    }
}
