package io.aionis.plan;

/** The one rule on how a JSON Pointer (RFC 6901) looks. */
final class Pointers {

    private Pointers() {}

    static void check(String place, String pointer) {
        if (!isPointer(pointer)) {
            throw PlanChecks.error(
                    place,
                    "'" + Place.shown(pointer)
                            + "' is no JSON Pointer; expected \"\" for the whole or a path such as /items/name");
        }
    }

    /** The same, where the key of an element may stand for it. */
    static void checkInElement(String place, String pointer) {
        if (!pointer.equals(Argument.Select.KEY)) {
            check(place, pointer);
        }
    }

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
