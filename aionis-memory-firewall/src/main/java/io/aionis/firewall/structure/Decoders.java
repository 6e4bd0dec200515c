package io.aionis.firewall.structure;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which a text can be written so that only a program reads it, and back. */
final class Decoders {

    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/_-]{24,8192}+={0,6}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}[ :]?){16,4096}+");
    private static final Pattern SPACED = Pattern.compile("(?<![A-Za-z0-9])(?:[A-Za-z]([ ._*|-])){3}(?:[A-Za-z0-9][ ._*|-]{1,3}){4,400}+[A-Za-z]?");

    private static final int MOST_RUNS = 32;

    private static final int LONGEST = 20_000;

    private static final int SHORTEST_RUN = 24;

    private static final int SHORTEST_HEX = 32;

    private static final int FEWEST_SIGNS = 2;

    private static final int FEWEST_LETTERS = 6;

    /** Beginnings of words without which nothing is found that must not be used. */
    private static final List<String> STEMS =
            List.of("ignor", "disregard", "forget", "overrid", "bypass", "instruct", "prompt", "assistant", "system", "user");

    private static final String LEET = "0134578@$!";
    private static final String LETTERS = "oieastbasi";

    private Decoders() {}

    /** What a reader would not decode without meaning to: Base64, Base32, hexadecimal digits, percent signs. */
    static List<String> opaque(ScannedText text) {
        List<String> layers = new ArrayList<>();
        Matcher runs = RUN.matcher(text.raw());
        for (int i = 0; i < MOST_RUNS && (i > 0 || hasRun(text.raw())) && runs.find(); i++) {
            layers.add(base64(runs.group()));
            base32(runs.group(), layers);
        }
        Matcher digits = HEX.matcher(text.raw());
        for (int i = 0; i < MOST_RUNS && (i > 0 || hasDigits(text.raw())) && digits.find(); i++) {
            layers.add(hex(digits.group()));
        }
        percent(text.raw(), layers);
        layers.removeIf(layer -> !isText(layer));
        return layers;
    }

    /** What a reader may puzzle out: ROT13, letters backwards, apart or replaced by digits and by look-alikes. */
    static List<String> disguised(ScannedText text) {
        String plain = cut(text.plain());
        List<String> layers = new ArrayList<>();
        add(rot13(plain), plain, layers);
        add(new StringBuilder(plain).reverse().toString(), plain, layers);
        Matcher apart = SPACED.matcher(plain);
        for (int i = 0; i < MOST_RUNS && (i > 0 || hasLoneLetters(plain)) && apart.find(); i++) {
            add(joined(apart.group(), apart.group(1).charAt(0)), plain, layers);
        }
        add(leet(plain), plain, layers);
        add(LookalikeLetters.folded(plain), plain, layers);
        return layers;
    }

    private static void add(String layer, String plain, List<String> layers) {
        if (STEMS.stream().anyMatch(stem -> layer.contains(stem) && !plain.contains(stem))) {
            layers.add(layer);
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static boolean hasRun(String text) {
        int run = 0;
        for (int i = 0; i < text.length() && run < SHORTEST_RUN; i++) {
            char c = text.charAt(i);
            boolean digit = c < 0x80 && Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '_' || c == '-';
            run = digit ? run + 1 : 0;
        }
        return run >= SHORTEST_RUN;
    }

    private static boolean hasDigits(String text) {
        int run = 0;
        for (int i = 0; i < text.length() && run < SHORTEST_HEX; i++) {
            char c = text.charAt(i);
            run = Character.digit(c, 16) >= 0 ? run + 1 : c == ' ' || c == ':' ? run : 0;
        }
        return run >= SHORTEST_HEX;
    }

    private static String base64(String run) {
        String digits = run.replace('-', '+').replace('_', '/').replace("=", "");
        // A last group of one digit holds no byte.
        String whole = digits.length() % 4 == 1 ? digits.substring(0, digits.length() - 1) : digits;
        return utf8(Base64.getDecoder().decode(whole));
    }

    private static void base32(String run, List<String> layers) {
        byte[] out = new byte[run.length() * 5 / 8];
        int bits = 0;
        int held = 0;
        int size = 0;
        for (int i = 0; i < run.length() && run.charAt(i) != '='; i++) {
            int digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(Character.toUpperCase(run.charAt(i)));
            if (digit < 0) {
                return;
            }
            held = (held << 5 | digit) & 0xFFF;
            bits += 5;
            if (bits >= 8 && size < out.length) {
                bits -= 8;
                out[size++] = (byte) (held >> bits);
            }
        }
        layers.add(utf8(java.util.Arrays.copyOf(out, size)));
    }

    private static String hex(String digits) {
        String packed = digits.replace(" ", "").replace(":", "");
        byte[] out = new byte[packed.length() / 2];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Integer.parseInt(packed, 2 * i, 2 * i + 2, 16);
        }
        return utf8(out);
    }

    /** Words that are percent-encoded; a sign between parameters ends a line. */
    private static void percent(String text, List<String> layers) {
        int start = 0;
        int signs = 0;
        for (int i = 0; i <= text.length() && layers.size() < 4 * MOST_RUNS; i++) {
            boolean end = i == text.length() || text.charAt(i) <= ' ' || i - start >= LONGEST;
            signs += !end && text.charAt(i) == '%' ? 1 : 0;
            if (end) {
                if (signs >= FEWEST_SIGNS) {
                    layers.add(URLDecoder.decode(decodable(text.substring(start, i)), StandardCharsets.UTF_8));
                }
                start = i + 1;
                signs = 0;
            }
        }
    }

    private static String decodable(String word) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean code = c == '%'
                    && i + 2 < word.length()
                    && Character.digit(word.charAt(i + 1), 16) >= 0
                    && Character.digit(word.charAt(i + 2), 16) >= 0;
            out.append(c == '%' && !code ? "%25" : "?&=".indexOf(c) >= 0 ? "\n" : String.valueOf(c));
        }
        return out.toString();
    }

    private static String rot13(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            char lower = (char) (c | 0x20);
            if (lower >= 'a' && lower <= 'z') {
                out.setCharAt(i, (char) (c + (lower < 'n' ? 13 : -13)));
            }
        }
        return out.toString();
    }

    private static boolean hasLoneLetters(String text) {
        int lone = 0;
        for (int i = 0; i < text.length() && lone < FEWEST_LETTERS; i++) {
            lone = !isLetter(text, i) ? lone : isLetter(text, i - 1) || isLetter(text, i + 1) ? 0 : lone + 1;
        }
        return lone >= FEWEST_LETTERS;
    }

    /** Letters set apart by one sign, words by more of them or by another sign. */
    private static String joined(String spaced, char between) {
        StringBuilder out = new StringBuilder(spaced.length());
        for (int i = 0; i < spaced.length(); i++) {
            char c = spaced.charAt(i);
            boolean sign = " ._*|-".indexOf(c) >= 0;
            boolean wide = i > 0 && " ._*|-".indexOf(spaced.charAt(i - 1)) >= 0;
            if (!sign) {
                out.append(c);
            } else if (c != between || wide) {
                out.append(' ');
            }
        }
        return out.toString();
    }

    /** Digits and signs between letters read as the letters they resemble. */
    private static String leet(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            int at = LEET.indexOf(text.charAt(i));
            if (at >= 0 && (isLetter(out, i - 1) || isLetter(out, i + 1))) {
                out.setCharAt(i, LETTERS.charAt(at));
            }
        }
        return out.toString();
    }

    private static boolean isLetter(CharSequence text, int i) {
        return i >= 0 && i < text.length() && Character.isLetter(text.charAt(i));
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean isText(String layer) {
        int odd = 0;
        for (int i = 0; i < layer.length(); i++) {
            char c = layer.charAt(i);
            odd += c == '\uFFFD' || c < ' ' && c != '\n' && c != '\r' && c != '\t' ? 1 : 0;
        }
        return odd * 10 <= layer.length();
    }
}
