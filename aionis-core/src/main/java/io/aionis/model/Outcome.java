package io.aionis.model;

/** How one step or verdict came out. Typed by who observed it; prose never sets it. */
public enum Outcome {
    SUCCEEDED,
    FAILED,
    BLOCKED,
    INTERRUPTED,
    UNKNOWN;

    /** Whether this outcome reports that the step did not do its work. */
    public boolean isFailure() {
        return this == FAILED || this == BLOCKED;
    }
}
