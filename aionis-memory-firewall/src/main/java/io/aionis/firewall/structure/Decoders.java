package io.aionis.firewall.structure;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encodings that only a program reads, and what they hold: Base64, Base32, hexadecimal digits, percent signs. */
final class Decoders {

    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/_-]{24,8192}+={0,6}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}[ :]?){16,4096}+");

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int SHORTEST_RUN = 24;

    private static final int SHORTEST_HEX = 32;

    private static final int FEWEST_SIGNS = 2;

    private static final int LONGEST_WORD = 20_000;

    private static final int MOST = 1000;

    private Decoders() {}

    /** What the text holds in an encoding, as far as it is text. */
    static List<String> of(ScannedText text) {
        String raw = text.raw();
        List<String> layers = new ArrayList<>();
        if (hasRun(raw)) {
            Matcher runs = RUN.matcher(raw);
            while (layers.size() < MOST && runs.find()) {
                add(base64(runs.group()), layers);
                add(base32(runs.group()), layers);
            }
        }
        if (hasHex(raw)) {
            Matcher digits = HEX.matcher(raw);
            while (layers.size() < MOST && digits.find()) {
                add(hex(digits.group()), layers);
            }
        }
        if (raw.indexOf('%') >= 0) {
            percent(raw, layers);
        }
        return layers;
    }

    private static void add(String layer, List<String> layers) {
        int odd = 0;
        for (int i = 0; i < layer.length(); i++) {
            char c = layer.charAt(i);
            odd += c == '\uFFFD' || c < ' ' && c != '\n' && c != '\r' && c != '\t' ? 1 : 0;
        }
        if (odd * 10 <= layer.length() && !layer.isEmpty()) {
            layers.add(layer);
        }
    }

    private static boolean hasRun(String text) {
        int run = 0;
        for (int i = 0; i < text.length() && run < SHORTEST_RUN; i++) {
            char c = text.charAt(i);
            boolean digit = c < 0x80 && Character.isLetterOrDigit(c) || "+/_-".indexOf(c) >= 0;
            run = digit ? run + 1 : 0;
        }
        return run >= SHORTEST_RUN;
    }

    private static boolean hasHex(String text) {
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

    /** Empty when a sign is not of Base32. */
    private static String base32(String run) {
        String digits = run.replace("=", "").toUpperCase(Locale.ROOT);
        byte[] out = new byte[digits.length() * 5 / 8];
        int bits = 0;
        int held = 0;
        int size = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = BASE32.indexOf(digits.charAt(i));
            if (digit < 0) {
                return "";
            }
            held = (held << 5 | digit) & 0xFFF;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out[size++] = (byte) (held >> bits);
            }
        }
        return utf8(Arrays.copyOf(out, size));
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
        for (int i = 0; i <= text.length() && layers.size() < MOST; i++) {
            boolean end = i == text.length() || text.charAt(i) <= ' ' || i - start >= LONGEST_WORD;
            signs += !end && text.charAt(i) == '%' ? 1 : 0;
            if (end) {
                if (signs >= FEWEST_SIGNS) {
                    add(URLDecoder.decode(decodable(text.substring(start, i)), StandardCharsets.UTF_8), layers);
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
            if (c == '%' && !isCode(word, i)) {
                out.append("%25");
            } else {
                out.append("?&=".indexOf(c) >= 0 ? '\n' : c);
            }
        }
        return out.toString();
    }

    private static boolean isCode(String word, int i) {
        return i + 2 < word.length()
                && Character.digit(word.charAt(i + 1), 16) >= 0
                && Character.digit(word.charAt(i + 2), 16) >= 0;
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
