package io.aionis.governance;

/** Where a playbook version stands. */
public enum VersionStatus {
    /** Compiled or loaded; runs only when named. */
    DRAFT,
    /** The version that its task uses. */
    ACTIVE,
    /** Never runs. */
    DISABLED
}
