package io.aionis.guide;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes text from outside safe for one line of a guide: bounded, on one line, without characters that are invisible or
 * change direction, and without anything that looks like a fence, a header, or this guide's nonce. Works on a bounded
 * prefix, so that any length of text costs the same.
 */
final class RowText {

    private static final int LONGEST_CODE = 80;
    private static final int LONGEST_LOOSE_CODE = 24;

    private final String nonce;

    RowText(String nonce) {
        this.nonce = nonce.toLowerCase(Locale.ROOT);
    }

    /** At most {@code longest} characters of the text, made safe; an ellipsis marks a cut. */
    String safe(String text, int longest) {
        // One more than fits is read, to know that there is more.
        String head = text.length() > longest + 1 ? text.substring(0, longest + 1) : text;
        String clean = withoutNonce(isPlain(head) ? head : withoutFences(cleaned(head)));
        return clean.length() <= longest ? clean : cut(clean, longest - 1) + "…";
    }

    /** The text in double quotes, so that nothing in it can be taken for the guide's own words. */
    String quoted(String text, int longest) {
        return '"' + safe(text, longest).replace('"', '\'') + '"';
    }

    /** A tool's name: letters, digits and the marks that names use; anything else is replaced. */
    String code(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(name.length(), LONGEST_CODE); i++) {
            char c = name.charAt(i);
            boolean plain = Character.isLetterOrDigit(c) || "_.:/-$".indexOf(c) >= 0;
            out.append(plain ? c : '_');
        }
        return withoutNonce(withoutFences(out.toString()));
    }

    /** A reason code, such as an exception's name before its message. Prose is no code, and is not repeated. */
    String reason(@Nullable String failure) {
        if (failure == null || failure.isBlank()) {
            return "UNSPECIFIED";
        }
        int colon = failure.indexOf(": ");
        boolean named = colon > 0 && code(failure.substring(0, colon)).equals(failure.substring(0, colon));
        String reason = named ? failure.substring(0, colon) : failure;
        String code = code(reason);
        return code.equals(reason) || reason.length() <= LONGEST_LOOSE_CODE ? code : "UNSPECIFIED";
    }

    /** Whether there is nothing in it to clean, as is so for most text. */
    private static boolean isPlain(String text) {
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '`' || c == before && "<>~=-*#".indexOf(c) >= 0) {
                return false;
            }
            before = c;
        }
        return true;
    }

    private static String cleaned(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SPACE_SEPARATOR -> out.append(' ');
                case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> out.append('\uFFFD');
                default -> out.appendCodePoint(c == '`' ? '\'' : c);
            }
        }
        return out.toString();
    }

    /** Breaks runs of three or more marks that open or close something somewhere; one or two are common in data. */
    private static String withoutFences(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            run = i > 0 && text.charAt(i - 1) == c ? run + 1 : 1;
            boolean fence = run >= 3 && "<>~=-*".indexOf(c) >= 0 || run >= 2 && c == '#';
            if (fence) {
                out.setCharAt(out.length() - 1, '·');
                out.append('·');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private String withoutNonce(String text) {
        if (text.length() < nonce.length()) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.contains(nonce)) {
            return text;
        }
        // Lower case may differ in length outside ASCII; then the plain form is what is shown.
        return lower.replace(nonce, "·");
    }

    private static String cut(String text, int length) {
        int end = Math.min(length, text.length());
        return end > 0 && Character.isHighSurrogate(text.charAt(end - 1))
                ? text.substring(0, end - 1)
                : text.substring(0, end);
    }
}
