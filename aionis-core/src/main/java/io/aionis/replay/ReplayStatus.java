package io.aionis.replay;

/** How a replay ended. */
public enum ReplayStatus {
    /** Every step ran, now or before, and came out as expected. */
    SUCCEEDED,
    /** A step failed, came out otherwise than expected, or had no value; nothing after it ran. */
    FAILED,
    /** Something was missing before the first step; nothing ran. */
    NOT_READY,
    /** A write may or may not have happened; a person, or a {@link WriteVerifier}, must say. */
    IN_DOUBT,
    /** A step that cannot be undone waits for somebody's approval; the same request may be made again then. */
    PENDING_APPROVAL,
    /** Somebody refused a step that cannot be undone. */
    REFUSED,
    /** A guided replay could not go on, and handed what was found to whoever may mend the plan. */
    HANDED_BACK
}
