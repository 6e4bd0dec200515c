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

    CrashPoint(String words) {
        this.words = words;
    }
}
