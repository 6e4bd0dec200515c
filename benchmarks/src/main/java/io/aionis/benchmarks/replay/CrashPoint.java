package io.aionis.benchmarks.replay;

/** Where around a write a process dies. */
enum CrashPoint {
    BEFORE_CLAIM("before the claim"),
    AFTER_CLAIM("after the claim"),
    BEFORE_EFFECT("before the effect"),
    AFTER_EFFECT("after the effect"),
    BEFORE_SETTLEMENT("before the settlement"),
    AFTER_SETTLEMENT("after the settlement");

    final String words;

    /** Whether nobody recorded by then how a claimed write ended. */
    boolean leavesDoubt() {
        return this != BEFORE_CLAIM && this != AFTER_SETTLEMENT;
    }

    CrashPoint(String words) {
        this.words = words;
    }
}
