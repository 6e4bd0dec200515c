package io.aionis.firewall.structure;

import java.text.Normalizer;
import java.util.Map;

/** Makes of a text what its reader takes it for. */
final class Folding {

    private static final Map<String, String> ENTITIES = Map.of(
            "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ", "lsqb", "[", "rsqb", "]", "colon",
            ":");

    private static final int LONGEST_ENTITY = 10;

    private Folding() {}

    /** Compatibility forms, entities and escapes folded, invisible characters gone, runs of blanks made one. */
    static String shown(String raw) {
        String folded = Normalizer.isNormalized(raw, Normalizer.Form.NFKC)
                ? raw
                : Normalizer.normalize(raw, Normalizer.Form.NFKC);
        return visible(unescaped(folded));
    }

    private static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u2019' || c == '\u2018') {
                c = '\'';
            }
            boolean isBlank = c == ' ' || c == '\t' || c == '\u00A0';
            if (isBlank && blank || isInvisible(text, i)) {
                continue;
            }
            blank = isBlank;
            out.append(isBlank ? ' ' : c);
        }
        return out.toString();
    }

    private static boolean isInvisible(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x80) {
            return c < ' ' && c != '\n' && c != '\r' && c != '\t';
        }
        int point = Character.isLowSurrogate(c) && i > 0
                ? Character.codePointAt(text, i - 1)
                : Character.codePointAt(text, i);
        return Character.getType(point) == Character.FORMAT || isVariationSelector(point);
    }

    static boolean isVariationSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    }

    /** HTML entities, and the escapes of JSON and of programs, replaced by what they stand for. */
    private static String unescaped(String text) {
        if (text.indexOf('&') < 0 && text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int next = c == '&' ? entity(text, at, out) : c == '\\' ? escape(text, at, out) : at;
            if (next == at) {
                out.append(c);
                next++;
            }
            at = next;
        }
        return out.toString();
    }

    private static int entity(String text, int at, StringBuilder out) {
        int end =
                text.substring(at, Math.min(text.length(), at + LONGEST_ENTITY)).indexOf(';');
        if (end < 2) {
            return at;
        }
        String name = text.substring(at + 1, at + end);
        if (name.charAt(0) != '#') {
            String known = ENTITIES.get(name);
            if (known == null) {
                return at;
            }
            out.append(known);
            return at + end + 1;
        }
        boolean hex = name.length() > 1 && Character.toLowerCase(name.charAt(1)) == 'x';
        return append(name.substring(hex ? 2 : 1), hex ? 16 : 10, out) ? at + end + 1 : at;
    }

    private static int escape(String text, int at, StringBuilder out) {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        switch (kind) {
            case 'n', 'r', 't':
                // A path of Windows has them too: there a letter stands before.
                out.append(kind == 't' ? ' ' : '\n');
                return at + 2;
            case '"', '\'', '/':
                out.append(kind);
                return at + 2;
            case 'u':
                return at + 6 <= text.length() && append(text.substring(at + 2, at + 6), 16, out) ? at + 6 : at;
            case 'x':
                return at + 4 <= text.length() && append(text.substring(at + 2, at + 4), 16, out) ? at + 4 : at;
            default:
                return at;
        }
    }

    private static boolean append(String digits, int radix, StringBuilder out) {
        if (digits.isEmpty() || digits.length() > 6) {
            return false;
        }
        int point = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0) {
                return false;
            }
            point = point * radix + digit;
        }
        if (point == 0 || !Character.isValidCodePoint(point)) {
            return false;
        }
        out.appendCodePoint(point);
        return true;
    }
}
