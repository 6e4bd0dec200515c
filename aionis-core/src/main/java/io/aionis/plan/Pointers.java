package io.aionis.plan;

/** The one rule on how a JSON Pointer (RFC 6901) looks. */
final class Pointers {

    private Pointers() {}

    /** Whether it is empty or begins with {@code /}, and each {@code ~} in it is {@code ~0} or {@code ~1}. */
    static boolean isPointer(String text) {
        if (!text.isEmpty() && text.charAt(0) != '/') {
            return false;
        }
        for (int i = text.indexOf('~'); i >= 0; i = text.indexOf('~', i + 1)) {
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (next != '0' && next != '1') {
                return false;
            }
        }
        return true;
    }
}
