package io.aionis.governance;

/** Where a proposed repair stands. */
public enum RepairStatus {
    /** It waits for a person. */
    PENDING_REVIEW,
    /** It became a version. */
    APPROVED,
    /** Somebody said no. */
    REJECTED
}
