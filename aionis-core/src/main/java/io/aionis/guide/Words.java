package io.aionis.guide;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Words of a text in lower case; letters and digits make a word, and a capital inside one begins the next. */
final class Words {

    /** A question may be a whole document; its beginning says what it is about. */
    private static final int LONGEST_TEXT = 4_000;

    private Words() {}

    static Set<String> of(String text) {
        Set<String> words = new HashSet<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST_TEXT); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) || i > 0 && begins(text.charAt(i - 1), c)) {
                take(word, words);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            }
        }
        take(word, words);
        return words;
    }

    /** Whether a word begins at {@code next}, which is a capital inside a longer one. */
    static boolean begins(char before, char next) {
        return Character.isUpperCase(next) && Character.isLowerCase(before);
    }

    /** How many distinct words of the text are among those. */
    static int shared(String text, Set<String> words) {
        if (words.isEmpty()) {
            return 0;
        }
        Set<String> own = of(text);
        own.retainAll(words);
        return own.size();
    }

    private static void take(StringBuilder word, Set<String> words) {
        if (word.length() > 1) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
        }
        word.setLength(0);
    }
}
