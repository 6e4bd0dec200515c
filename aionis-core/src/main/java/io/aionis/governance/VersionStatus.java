package io.aionis.governance;

/** Where a playbook version stands. */
public enum VersionStatus {
    /** Compiled, loaded or mended; runs only when named. */
    DRAFT,
    /** Held against the runs that the agent makes itself; calls nothing. Runs only when named. */
    SHADOW,
    /** The version that its task uses. */
    ACTIVE,
    /** Never runs. */
    DISABLED
}
