package io.aionis.firewall.structure;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern over the plain text, read only where one of its keys stands in the text. Every repetition in a pattern is
 * bounded, which keeps a scan linear.
 *
 * @param keys at least one of these is in every text that the pattern fits; lower case
 */
record Sign(List<String> keys, Pattern pattern) {

    /** Keys are written between blanks. */
    static Sign of(String keys, String pattern) {
        return new Sign(Lexicon.split(keys), Pattern.compile(pattern, Pattern.MULTILINE));
    }

    boolean isIn(String plain) {
        for (String key : keys) {
            if (plain.contains(key)) {
                return pattern.matcher(plain).find();
            }
        }
        return false;
    }
}
