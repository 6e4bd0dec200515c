package io.aionis.plan;

import io.aionis.model.Json;

/** Texts of a plan for people and messages: on one line, bounded, and read as they stand. */
final class Lines {

    private static final int SHOWN = 80;

    private Lines() {}

    /** A name as it is, or escaped where it would not stay on its line or would not be read as it stands. */
    static String plain(String text) {
        boolean asItIs = text.chars().noneMatch(Lines::misleads) && text.length() <= 2 * SHOWN;
        return asItIs ? text : value(Json.of(text));
    }

    /** A value on one line, shortened; what would turn the direction of the text is escaped. */
    static String value(Json json) {
        String text = json.text();
        String shown =
                text.length() <= SHOWN ? text : text.substring(0, SHOWN) + (json instanceof Json.Str ? "…\"" : "…");
        if (shown.chars().noneMatch(Lines::misleads)) {
            return shown;
        }
        StringBuilder out = new StringBuilder();
        shown.chars().forEach(c -> out.append(misleads(c) ? String.format("\\u%04x", c) : Character.toString(c)));
        return out.toString();
    }

    /** Control characters, line separators, and those that turn the direction of the text (Unicode Annex 9). */
    static boolean misleads(int c) {
        return Character.isISOControl(c)
                || c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
