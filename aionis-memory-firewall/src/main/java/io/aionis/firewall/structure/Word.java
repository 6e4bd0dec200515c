package io.aionis.firewall.structure;

/**
 * A word of a text.
 *
 * @param text lower case
 * @param shape what kind of word its letters make
 * @param opens whether a sentence, a value or a grafted part may begin with it
 */
record Word(String text, Shape shape, boolean opens) {

    /** What a word looks like. */
    enum Shape {
        /** A word of a language, or anything else. */
        PLAIN,
        /** A name of code, such as a tool's: two words joined by case or an underscore. */
        IDENTIFIER,
        /** Begins with a digit or a sign of currency. */
        NUMBER,
        /** A mail address. */
        EMAIL,
        /** A web address. */
        URL,
        /** A comma. */
        COMMA
    }

    boolean is(String other) {
        return text.equals(other);
    }

    /** Whether it names a place outside to which data could go. */
    boolean isAddress() {
        return shape == Shape.EMAIL || shape == Shape.URL;
    }
}
