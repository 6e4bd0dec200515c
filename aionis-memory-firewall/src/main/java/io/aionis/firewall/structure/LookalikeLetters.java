package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import java.lang.Character.UnicodeScript;

/** Words of Latin letters in which some are Cyrillic or Greek ones that look the same. */
final class LookalikeLetters implements Detector {

    private static final String LOOKALIKES = "аеорсухіјѕһԁԛԝьгпԍӏАВЕКМНОРСТУХІЈЅοανικρτυχγΑΒΕΖΗΙΚΜΝΟΡΤΥΧεωѵմ";
    private static final String LATIN = "aeopcyxijshdqwbrngiABEKMHOPCTYXIJSoavikptuxyABEZHIKMNOPTYXewvu";

    private static final int SHORTEST_WORD = 4;

    @Override
    public String code() {
        return "LOOKALIKE_LETTERS";
    }

    @Override
    public Decision decision() {
        return Decision.INSPECT;
    }

    @Override
    public boolean finds(ScannedText text) {
        return !folded(text.shown()).equals(text.shown());
    }

    /** The text with the look-alikes of mixed words replaced; the same text when it has none. */
    static String folded(String text) {
        if (!hasAny(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !Character.isLetter(text.charAt(i))) {
                fold(text, start, i, out);
                start = i + 1;
            }
        }
        return out.toString();
    }

    private static boolean hasAny(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isForeign(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static void fold(String text, int start, int end, StringBuilder out) {
        int latin = 0;
        int alike = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            latin += c < 0x250 ? 1 : 0;
            alike += isForeign(c) && LOOKALIKES.indexOf(c) >= 0 ? 1 : 0;
        }
        // Names of units and particles put one Greek letter before Latin ones; a mask puts several, or one between.
        boolean inside = end - start >= SHORTEST_WORD && isForeignBetween(text, start, end);
        if (alike == 0
                || latin == 0
                || latin + alike < end - start
                || end - start < SHORTEST_WORD
                || !inside && alike < 2) {
            return;
        }
        for (int i = start; i < end; i++) {
            int at = isForeign(text.charAt(i)) ? LOOKALIKES.indexOf(text.charAt(i)) : -1;
            if (at >= 0) {
                out.setCharAt(i, LATIN.charAt(at));
            }
        }
    }

    private static boolean isForeignBetween(String text, int start, int end) {
        for (int i = start + 1; i < end - 1; i++) {
            if (isForeign(text.charAt(i))) {
                return true;
            }
        }
        return isForeign(text.charAt(start)) && UnicodeScript.of(text.charAt(start)) == UnicodeScript.CYRILLIC
                || isForeign(text.charAt(end - 1));
    }

    private static boolean isForeign(char c) {
        return c >= 0x370 && c <= 0x58F;
    }
}
