package io.aionis.adjudication;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** One-line titles of bounded length, and the normal form in which two of them are the same. */
final class Titles {

    private static final int LONGEST = 200;

    private Titles() {}

    /** The text's first {@value #LONGEST} characters on one line; no surrogate pair is cut. */
    static String line(String text) {
        int end = Math.min(LONGEST, text.length());
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return spaced(text.substring(0, end));
    }

    /** The route that a step without a name walks: its title in normal form, and its targets in order. */
    static Subject.Route route(String title, List<String> targets) {
        String normal = spaced(title.toLowerCase(Locale.ROOT));
        TreeSet<String> sorted = new TreeSet<>(targets);
        String suffix = sorted.isEmpty() ? "" : " on " + String.join(", ", sorted);
        if (normal.length() + suffix.length() <= LONGEST) {
            return new Subject.Route(normal + suffix);
        }
        String hash = ShortHashes.of(normal, ShortHashes.of(sorted.toArray(new String[0])));
        return new Subject.Route(line(normal) + " #" + hash);
    }

    private static String spaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                gap = !out.isEmpty();
            } else {
                if (gap) {
                    out.append(' ');
                    gap = false;
                }
                out.append(c);
            }
        }
        return out.toString();
    }
}
