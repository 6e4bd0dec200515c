package io.aionis.plan;

/** The one rule on how a JSON Pointer looks. */
final class Pointers {

    private Pointers() {}

    static boolean isPointer(String text) {
        return text.isEmpty() || text.charAt(0) == '/';
    }
}
