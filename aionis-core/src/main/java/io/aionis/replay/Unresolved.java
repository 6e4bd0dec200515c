package io.aionis.replay;

/** A value cannot be had; the message says what was looked for. */
final class Unresolved extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Unresolved(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
