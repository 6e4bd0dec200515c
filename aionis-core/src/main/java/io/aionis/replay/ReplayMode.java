package io.aionis.replay;

/** How a replay behaves when something is not as recorded. What only simulates gives a {@link Readiness} instead. */
public enum ReplayMode {
    /** It stops; nothing after it runs. No slot is filled by anybody but the caller. */
    STRICT,
    /** As strict, but a {@link SlotFiller} may fill open slots, and a stop is handed on to whoever may mend the plan. */
    GUIDED
}
