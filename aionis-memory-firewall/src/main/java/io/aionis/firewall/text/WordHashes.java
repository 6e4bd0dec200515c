package io.aionis.firewall.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Set;

/**
 * The words of a text, one after the other, each as a hash: runs of letters and digits in lower case, compatibility forms
 * folded, invisible characters and apostrophes gone. Of scripts that put no blanks between words, each letter is one.
 */
final class WordHashes {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final Set<UnicodeScript> WITHOUT_BLANKS = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private final CharSequence text;
    private int at;

    WordHashes(CharSequence text) {
        this.text = Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** The next word; 0 when there is none. */
    long next() {
        long hash = FNV_OFFSET;
        while (at < text.length()) {
            int c = Character.codePointAt(text, at);
            boolean inside = hash != FNV_OFFSET;
            if (isInWord(c)) {
                boolean alone = c >= 0x0E00 && WITHOUT_BLANKS.contains(UnicodeScript.of(c));
                if (alone && inside) {
                    return spread(hash);
                }
                at += Character.charCount(c);
                hash = (hash ^ Character.toLowerCase(c)) * FNV_PRIME;
                if (alone) {
                    return spread(hash);
                }
            } else {
                at += Character.charCount(c);
                if (inside && !isNothing(c)) {
                    return spread(hash);
                }
            }
        }
        return hash == FNV_OFFSET ? 0 : spread(hash);
    }

    private static long spread(long hash) {
        long mixed = Mix.of(hash);
        return mixed == 0 ? 1 : mixed;
    }

    private static boolean isInWord(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isNothing(int c) {
        return c == '\'' || c == 0x2019 || Character.getType(c) == Character.FORMAT;
    }
}
