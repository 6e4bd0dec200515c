package io.aionis.firewall.structure;

import java.util.List;
import java.util.Locale;

/**
 * A text in the forms that detectors read.
 *
 * @param raw as it came
 * @param shown as a reader takes it: compatibility forms, entities and escapes folded, invisible characters gone, runs of
 *     blanks made one
 * @param plain the same in lower case
 * @param clauses the shown text as clauses
 */
record ScannedText(String raw, String shown, String plain, List<Clause> clauses) {

    private static final int MOST_LINES = 200;

    private static final int FEWEST_ROWS = 3;

    static ScannedText of(String raw) {
        String shown = Folding.shown(raw);
        return new ScannedText(raw, shown, shown.toLowerCase(Locale.ROOT), List.copyOf(Clauses.of(shown)));
    }

    /** Whether most lines of the text are rows of a table. */
    boolean isTable() {
        if (plain.indexOf('|') < 0) {
            return false;
        }
        long lines =
                plain.lines().limit(MOST_LINES).filter(line -> !line.isBlank()).count();
        long rows = plain.lines()
                .limit(MOST_LINES)
                .filter(line -> line.startsWith("|"))
                .count();
        return rows >= FEWEST_ROWS && 2 * rows >= lines;
    }

    /** Whether the text is a record of fields: JSON, or what a program prints of a map. */
    boolean isRecord() {
        int start = 0;
        while (start < plain.length() && " \"'\n".indexOf(plain.charAt(start)) >= 0) {
            start++;
        }
        if (start < plain.length() && plain.charAt(start) == '[') {
            start++;
        }
        boolean opened = start < plain.length() && plain.charAt(start) == '{';
        return opened && (plain.contains("\": ") || plain.contains("\":\"") || plain.contains("': "));
    }
}
