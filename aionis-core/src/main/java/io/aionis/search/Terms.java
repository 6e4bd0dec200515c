package io.aionis.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms by which a text is found: its words in lower case. A name made of several words, such as
 * {@code checkoutService}, {@code get_order_details}, {@code src/main/a.ts} or {@code #W2378156}, is found whole and by
 * each word. Knows no language: nothing is stemmed, nothing is too common; a character of a script without spaces is a
 * word. Takes any text in linear time.
 */
final class Terms {

    /** In characters; of a longer one the beginning counts. In UTF-8 far below the 32,766 bytes that Lucene takes. */
    static final int LONGEST = 256;

    /** What joins words into one name when it stands between two of them. */
    private static final String JOINS = "_-./\\:@#$";

    private final List<String> terms = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder joins = new StringBuilder();
    private int words;
    private int last;
    private boolean hasLower;
    private boolean endsUpper;

    private Terms() {}

    /** The terms of the text's first characters, in their order, as often as they occur. */
    static List<String> of(String text, int most) {
        String beginning = text.length() > most ? text.substring(0, most) : text;
        Terms terms = new Terms();
        Normalizer.normalize(beginning, Normalizer.Form.NFKC).codePoints().forEach(terms::read);
        terms.endName();
        return terms.terms;
    }

    private void read(int c) {
        if (isWordless(c)) {
            endWord();
            append(c);
            endWord();
        } else if (Character.isLetterOrDigit(c) || isMark(c)) {
            if (beginsWord(c)) {
                endWord();
            } else if (endsAcronym(c)) {
                handOver();
            }
            append(c);
        } else if (JOINS.indexOf(c) >= 0) {
            endWord();
            joins.appendCodePoint(c);
        } else if (Character.getType(c) != Character.FORMAT) {
            endName();
        }
    }

    /** The capital in {@code checkoutService}. */
    private boolean beginsWord(int c) {
        return Character.isUpperCase(c) && hasLower;
    }

    /** The first small letter in {@code HTTPServer}: the capital before it belongs to the next word. */
    private boolean endsAcronym(int c) {
        return Character.isLowerCase(c) && endsUpper && last > 0;
    }

    private void handOver() {
        String begun = word.substring(last);
        word.setLength(last);
        endWord();
        word.append(begun);
        last = 0;
    }

    private void append(int c) {
        if (!joins.isEmpty()) {
            if (!name.isEmpty()) {
                appendBounded(name, joins);
            }
            joins.setLength(0);
        }
        int small = Character.toLowerCase(c);
        if (name.length() < LONGEST) {
            name.appendCodePoint(small);
        }
        if (word.length() < LONGEST) {
            last = word.length();
            word.appendCodePoint(small);
        }
        hasLower |= Character.isLowerCase(c);
        endsUpper = Character.isUpperCase(c);
    }

    private static void appendBounded(StringBuilder to, CharSequence from) {
        to.append(from, 0, Math.min(from.length(), Math.max(0, LONGEST - to.length())));
    }

    private void endWord() {
        if (!word.isEmpty()) {
            terms.add(word.toString());
            words++;
            addNumber();
        }
        word.setLength(0);
        last = 0;
        hasLower = false;
        endsUpper = false;
    }

    /** The letters and the digits of {@code W2378156}: people leave out the prefix of a number. */
    private void addNumber() {
        int digits = word.length();
        while (digits > 0 && Character.isDigit(word.charAt(digits - 1))) {
            digits--;
        }
        if (digits > 0 && digits < word.length() && word.chars().limit(digits).noneMatch(Character::isDigit)) {
            terms.add(word.substring(0, digits));
            terms.add(word.substring(digits));
        }
    }

    private void endName() {
        endWord();
        if (words > 1) {
            terms.add(name.toString());
        }
        name.setLength(0);
        joins.setLength(0);
        words = 0;
    }

    /** Whether the script puts no spaces between words. */
    private static boolean isWordless(int c) {
        if (c < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> Character.isLetterOrDigit(c);
            default -> false;
        };
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
