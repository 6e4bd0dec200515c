package io.aionis.firewall.text;

/**
 * A piece of a sentence.
 *
 * @param kind what it is
 * @param text as it stands in the sentence
 * @param plain the form in which equal ones are equal: a word in lower case, a value without its way of writing
 */
record Token(Kind kind, String text, String plain) {

    enum Kind {
        WORD,
        /** An amount with its unit, a share, a duration, a version, an address of a machine. */
        AMOUNT,
        /** A number that stands alone: it may say how many, or be a name, as in "Gate 12". */
        NUMBER,
        /** A day or a time of day. */
        TIME,
        /** Names a thing: an order's number, an e-mail address, a link, a path, something quoted. */
        NAME,
        /** A colon or an equals sign. */
        LABEL
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** What can be compared with it: an amount with amounts of its unit, a day with days. */
    String measure() {
        int unit = plain.indexOf(' ');
        return kind == Kind.AMOUNT && unit > 0 ? plain.substring(unit + 1) : kind.name();
    }

    boolean isCapital() {
        return kind == Kind.WORD && Character.isUpperCase(text.codePointAt(0));
    }
}
