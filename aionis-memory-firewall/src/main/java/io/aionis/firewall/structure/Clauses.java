package io.aionis.firewall.structure;

import io.aionis.firewall.structure.Word.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into clauses and words, in one pass. A sentence's end, an empty line, a quoted value, a bracket and a table's
 * cell end a clause; a line's end, a colon, a dash, and a comma before a capital only mark that something may begin there.
 */
final class Clauses {

    private static final int LONGEST_WORD = 200;

    private static final int LONGEST_CLAUSE = 200;

    private static final String SENTENCE_END = ".!?;\u2026\u3002\uFF01\uFF1F\u061F\u0964";

    private static final String BRACKETS = "{}[]|\t";

    /** Signs after which a quotation mark opens a value. */
    private static final String BEFORE_VALUE = ":,[{(=|>";

    /** Signs between the letters of one word. */
    private static final String JOINTS = ".@+-_'";

    private final String text;
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private boolean opens = true;
    private char before = '\n';
    private int at;

    private Clauses(String text) {
        this.text = text;
    }

    /** The clauses of a text whose case is kept. */
    static List<Clause> of(String text) {
        Clauses cutter = new Clauses(text);
        cutter.cut();
        return cutter.clauses;
    }

    private void cut() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isLetterOrDigit(c) || "$\u20AC\u00A3".indexOf(c) >= 0) {
                word();
            } else {
                sign(c);
                at++;
            }
            if (c > ' ') {
                before = text.charAt(at - 1);
            }
        }
        end(' ');
    }

    private void sign(char c) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
        if (c == '\n') {
            newLine(next);
        } else if (SENTENCE_END.indexOf(c) >= 0) {
            if (c != '.' || !Character.isLowerCase(next)) {
                end(c);
            }
        } else if (BRACKETS.indexOf(c) >= 0) {
            end(c);
        } else if (c == ',') {
            if (!words.isEmpty()) {
                words.add(new Word(",", Shape.COMMA, false));
            }
            opens = opensAfterComma();
        } else if (c == '"' || c == '\'' || c == '`') {
            quote(next);
        } else if (c != ' ' && c != '\u2022') {
            opens = true;
        }
    }

    private void newLine(char next) {
        opens = true;
        if (next == '\n' || next == '\r') {
            end('\n');
        }
    }

    private void quote(char next) {
        if (BEFORE_VALUE.indexOf(before) >= 0) {
            end('"');
        } else if (BEFORE_VALUE.indexOf(next) >= 0 || next == '}' || next == ']') {
            end('"');
        }
        opens = true;
    }

    /** A capital after a comma is a name, or the beginning of a sentence that was put there. */
    private boolean opensAfterComma() {
        int next = at + 1;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next < text.length() && Character.isUpperCase(text.charAt(next));
    }

    private void word() {
        int start = at;
        if (text.startsWith("http://", at) || text.startsWith("https://", at)) {
            while (at < text.length() && isOfUrl(text.charAt(at))) {
                at++;
            }
            add(text.substring(start, Math.min(at, start + LONGEST_WORD)), Shape.URL);
            return;
        }
        boolean joined = false;
        boolean mail = false;
        at++;
        while (at < text.length() && at - start < LONGEST_WORD) {
            char c = text.charAt(at);
            if (isOfWord(c)) {
                joined |= Character.isUpperCase(c) && Character.isLowerCase(text.charAt(at - 1));
            } else if (joins(c)) {
                joined |= c == '_';
                mail |= c == '@';
            } else {
                break;
            }
            at++;
        }
        String word = text.substring(start, at);
        add(word, shape(word, joined, mail));
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isOfUrl(char c) {
        return c > ' ' && "\"'<>)]}|`".indexOf(c) < 0;
    }

    private boolean joins(char c) {
        if (JOINTS.indexOf(c) < 0 || at + 1 >= text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        boolean missingBlank = c == '.' && Character.isUpperCase(next) && Character.isLowerCase(text.charAt(at - 1));
        return Character.isLetterOrDigit(next) && !missingBlank;
    }

    private static Shape shape(String word, boolean joined, boolean mail) {
        if (mail && word.indexOf('.', word.indexOf('@')) > 0) {
            return Shape.EMAIL;
        }
        if (word.regionMatches(true, 0, "www.", 0, 4)) {
            return Shape.URL;
        }
        if (!Character.isLetter(word.charAt(0))) {
            return Shape.NUMBER;
        }
        return joined ? Shape.IDENTIFIER : Shape.PLAIN;
    }

    private void add(String word, Shape shape) {
        opens |= isGrafted(word);
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.endsWith("n't") && lower.length() > 3) {
            push(new Word(lower.substring(0, lower.length() - 3), shape, opens));
            push(new Word("not", shape, false));
        } else if (lower.endsWith("'re") || lower.endsWith("'ll")) {
            push(new Word(lower.substring(0, lower.length() - 3), shape, opens));
            push(new Word(lower.endsWith("'re") ? "are" : "will", shape, false));
        } else {
            push(new Word(lower, shape, opens));
        }
    }

    /** A single capitalised word behind a small one begins a name, or a sentence that was put there. */
    private boolean isGrafted(String word) {
        if (!Character.isUpperCase(word.charAt(0)) || word.length() < 2 || !Character.isLowerCase(word.charAt(1))) {
            return false;
        }
        int next = at;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        boolean lowerAfter = next < text.length() && next > at && !Character.isUpperCase(text.charAt(next));
        return lowerAfter && !words.isEmpty();
    }

    private void push(Word word) {
        words.add(word);
        opens = false;
        if (words.size() >= LONGEST_CLAUSE) {
            end(' ');
            opens = false;
        }
    }

    private void end(char sign) {
        if (!words.isEmpty()) {
            clauses.add(new Clause(words, sign));
            words.clear();
        }
        opens = true;
    }
}
