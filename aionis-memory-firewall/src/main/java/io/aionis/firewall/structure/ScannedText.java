package io.aionis.firewall.structure;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text in the two forms that detectors read.
 *
 * @param raw as it came
 * @param plain lower case, compatibility forms folded, invisible characters gone, runs of blanks made one
 */
record ScannedText(String raw, String plain) {

    static ScannedText of(String raw) {
        String plain = Normalizer.normalize(raw, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cf}", "")
                .replace('\u2019', '\'')
                .replaceAll("\\h+", " ")
                .toLowerCase(Locale.ROOT);
        return new ScannedText(raw, plain);
    }
}
