package io.aionis.model;

/** How a run ended. */
public enum RunStatus {
    SUCCEEDED(Outcome.SUCCEEDED),
    FAILED(Outcome.FAILED),
    BLOCKED(Outcome.BLOCKED),
    INTERRUPTED(Outcome.INTERRUPTED),
    /** No closing event arrived in time. */
    ABANDONED(Outcome.INTERRUPTED),
    /** It answered; nobody said how well. */
    RETURNED(Outcome.UNKNOWN);

    private final Outcome outcome;

    RunStatus(Outcome outcome) {
        this.outcome = outcome;
    }

    /** The outcome of the run as a whole. */
    public Outcome outcome() {
        return outcome;
    }
}
