package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;

/** Characters that a person does not see: tags, direction overrides, and zero-width ones that split a Latin word. */
final class HiddenCharacters implements Detector {

    private static final int BLACK_FLAG = 0x1F3F4;

    @Override
    public String code() {
        return "HIDDEN_CHARACTERS";
    }

    @Override
    public Decision decision() {
        return Decision.DO_NOT_USE;
    }

    @Override
    public boolean finds(ScannedText text) {
        int[] points = text.raw().codePoints().toArray();
        boolean inFlag = false;
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            // Emoji flags of regions are a black flag followed by tags.
            inFlag = c == BLACK_FLAG || (inFlag && isTag(c));
            if ((isTag(c) && !inFlag) || isOverride(c) || (isZeroWidth(c) && splitsWord(points, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTag(int c) {
        return c >= 0xE0000 && c <= 0xE007F;
    }

    /** Isolates (U+2066 to U+2069) and marks are what honest right-to-left text uses. */
    private static boolean isOverride(int c) {
        return c == 0x202D || c == 0x202E;
    }

    private static boolean isZeroWidth(int c) {
        return (c >= 0x200B && c <= 0x200D) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
    }

    private static boolean splitsWord(int[] points, int at) {
        return at > 0 && at + 1 < points.length && isLatin(points[at - 1]) && isLatin(points[at + 1]);
    }

    private static boolean isLatin(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
