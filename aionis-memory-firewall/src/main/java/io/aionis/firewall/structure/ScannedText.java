package io.aionis.firewall.structure;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text in the two forms that detectors read.
 *
 * @param raw as it came
 * @param plain lower case, compatibility forms folded, invisible characters gone, runs of blanks made one
 */
record ScannedText(String raw, String plain) {

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

    private static final Pattern BLANKS = Pattern.compile("\\h+");

    static ScannedText of(String raw) {
        String folded = Normalizer.normalize(raw, Normalizer.Form.NFKC).replace('\u2019', '\'');
        String visible = INVISIBLE.matcher(folded).replaceAll("");
        return new ScannedText(raw, BLANKS.matcher(visible).replaceAll(" ").toLowerCase(Locale.ROOT));
    }
}
