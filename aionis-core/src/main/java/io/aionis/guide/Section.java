package io.aionis.guide;

/** The sections of a guide, in the order they are printed. */
public enum Section {
    CURRENT_ACTIVE_PATH,
    PASSED_SOLUTIONS,
    PROCEDURES,
    FAILED_BRANCHES,
    INSPECT_BEFORE_USE,
    REHYDRATE_IF_NEEDED
}
