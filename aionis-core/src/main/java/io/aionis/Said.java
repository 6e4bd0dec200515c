package io.aionis;

import org.jspecify.annotations.Nullable;

/** Checks what a caller says in a sentence. */
final class Said {

    private static final int SHOWN = 40;

    private Said() {}

    /** The value; callers without null checks of their own get a message that helps. */
    static <T> T required(String what, String word, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    what + ": " + word + "(null); expected a value. A word that may be left out"
                            + " is left out when there is nothing to say");
        }
        return value;
    }

    /** The text, which is not blank. */
    static String text(String what, String word, @Nullable String text) {
        String words = required(what, word, text);
        if (words.isBlank()) {
            throw new IllegalArgumentException(what + ": " + word + "(…) got blank text; expected a few words");
        }
        return words;
    }

    /** How a message calls a sentence: its kind and the beginning of its title, on one line. */
    static String begins(String kind, @Nullable String title, String example) {
        if (title == null || title.isBlank()) {
            throw new IllegalArgumentException("The " + kind + " begins with " + (title == null ? "null" : "blank text")
                    + "; expected one line such as '" + example + "'");
        }
        String head = title.length() > SHOWN ? title.substring(0, SHOWN) + "…" : title;
        return "The " + kind + " '" + head.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", " ") + "'";
    }
}
