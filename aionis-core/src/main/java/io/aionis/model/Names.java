package io.aionis.model;

/** Checks the short names that key everything: present, one line, at most {@value #LONGEST} characters. */
final class Names {

    static final int LONGEST = 512;

    private Names() {}

    static String require(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    what + " is blank; expected a short name such as 'repo:checkout-service'");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(what + " has " + value.length() + " characters; expected at most "
                    + LONGEST + ". Put long text in a title, summary or request instead");
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException(
                        what + " holds a control character at " + i + "; expected one line of plain text");
            }
        }
        return value;
    }
}
