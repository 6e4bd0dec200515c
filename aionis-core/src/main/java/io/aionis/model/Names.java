package io.aionis.model;

import org.jspecify.annotations.Nullable;

/** Checks the short names that key everything: present, one line, at most {@value #LONGEST} characters. */
final class Names {

    static final int LONGEST = 512;

    private Names() {}

    static String require(String what, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(what + " is " + (value == null ? "null" : "blank")
                    + "; expected a name: one line of at most " + LONGEST + " characters");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(what + " has " + value.length() + " characters; expected at most "
                    + LONGEST + ". Put long text in a title, summary or request instead");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException(
                        what + " holds a control character at " + i + "; expected one line of plain text");
            }
            if (Character.isSurrogate(c) && !Character.isSurrogatePair(c, next(value, i)) && !isPairBefore(value, i)) {
                throw new IllegalArgumentException(
                        what + " holds half a character at " + i + "; expected well-formed Unicode");
            }
        }
        return value;
    }

    private static char next(String value, int i) {
        return i + 1 < value.length() ? value.charAt(i + 1) : ' ';
    }

    private static boolean isPairBefore(String value, int i) {
        return i > 0 && Character.isSurrogatePair(value.charAt(i - 1), value.charAt(i));
    }
}
