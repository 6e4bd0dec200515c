package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;

/**
 * Characters that a person does not see: tags, direction overrides, runs of variation selectors or of zero-width characters,
 * zero-width ones that split a Latin word, and terminal codes that conceal.
 */
final class HiddenCharacters implements Detector {

    private static final int BLACK_FLAG = 0x1F3F4;

    /** An emoji has one selector, and at most a joiner after it; more in a row spell something. */
    private static final int LONGEST_RUN = 3;

    private static final String CONCEAL = "\u001B[8m";

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
        String raw = text.raw();
        boolean inFlag = false;
        int run = 0;
        int before = 0;
        int c;
        for (int i = 0; i < raw.length(); i += Character.charCount(c)) {
            c = raw.codePointAt(i);
            // Emoji flags of regions are a black flag followed by tags.
            inFlag = c == BLACK_FLAG || (inFlag && isTag(c));
            run = isZeroWidth(c) || Folding.isVariationSelector(c) ? run + 1 : 0;
            if ((isTag(c) && !inFlag) || isOverride(c) || run > LONGEST_RUN) {
                return true;
            }
            if (isZeroWidth(c) && isLatin(before) && i + 1 < raw.length() && isLatin(raw.charAt(i + 1))) {
                return true;
            }
            before = c;
        }
        return raw.contains(CONCEAL);
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

    private static boolean isLatin(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
