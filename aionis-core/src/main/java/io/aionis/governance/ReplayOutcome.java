package io.aionis.governance;

/** How a replay came out, as far as it tells something about its playbook version. */
public enum ReplayOutcome {
    /** Every step ran and was as expected. */
    SUCCEEDED,
    /**
     * The plan did not fit: a tool failed in it or is gone, a result was not as expected, a selection did not find what it was to
     * find, or a condition of the surroundings did not hold. Enough of them demote the version.
     */
    FAILED,
    /** A tool's schema or effect is another than the one recorded. Demotes the version at once. */
    DRIFTED,
    /**
     * It says nothing about the plan: the caller's parameters were missing, of the wrong type or of no use to it; a slot
     * was not filled; an approval was pending or refused; a write was in doubt after a crash; the model went its own way;
     * the host stopped it. Counts neither for nor against.
     */
    EXCUSED
}
