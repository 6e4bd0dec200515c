package io.aionis.replay;

/** A value cannot be had; the message says what was looked for. */
final class Unresolved extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean ofCaller;

    Unresolved(String reason) {
        this(reason, false);
    }

    /** {@code ofCaller} is whether what was given is wrong, and not the plan. */
    Unresolved(String reason, boolean ofCaller) {
        super(reason, null, false, false);
        this.reason = reason;
        this.ofCaller = ofCaller;
    }

    boolean ofCaller() {
        return ofCaller;
    }

    String reason() {
        return reason;
    }
}
