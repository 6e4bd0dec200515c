package io.aionis.measure;

/** Text from outside for one line of a report: bounded, without control characters and half characters. */
final class Texts {

    private static final int LONGEST = 200;

    private Texts() {}

    static String line(String text) {
        String head = text.length() > LONGEST ? cut(text) : text;
        StringBuilder out = new StringBuilder(head.length());
        head.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    out.append(' ');
                case Character.SURROGATE -> out.append('\uFFFD');
                default -> out.appendCodePoint(c);
            }
        });
        return text.length() > LONGEST ? out.append('…').toString() : out.toString();
    }

    private static String cut(String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** The text with a replacement character for each half character, so that it can be written as UTF-8. */
    static String wellFormed(String text) {
        if (text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
