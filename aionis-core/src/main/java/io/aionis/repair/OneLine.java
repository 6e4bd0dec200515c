package io.aionis.repair;

/** Text from outside as it may be shown: on one line, bounded, without characters that hide or turn what is read. */
final class OneLine {

    private OneLine() {}

    /** At most {@code longest} characters of the text; an ellipsis marks a cut. */
    static String of(String text, int longest) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() <= longest; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean space = out.length() > 0 && out.charAt(out.length() - 1) == ' ';
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SPACE_SEPARATOR -> out.append(space ? "" : " ");
                case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> out.append('\uFFFD');
                default -> out.appendCodePoint(c);
            }
        }
        return out.length() <= longest ? out.toString().strip() : cut(out, longest - 1) + "…";
    }

    private static String cut(StringBuilder text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
