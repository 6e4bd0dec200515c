package io.aionis.benchmarks.replay;

import io.aionis.replay.ReplayReport;
import org.jspecify.annotations.Nullable;

/**
 * What a replay says of itself.
 *
 * @param succeeded whether it ran to its end
 * @param stoppedAt the step it stopped at, or null
 * @param reason why it stopped, or null
 */
record Came(
        boolean succeeded,
        @Nullable String stoppedAt,
        @Nullable String reason) {

    static Came of(ReplayReport report) {
        return new Came(report.succeeded(), report.stoppedAt(), report.reason());
    }

    /** Whether a person must look if a write happened. */
    boolean inDoubt() {
        return reason != null && reason.startsWith("in doubt");
    }

    /** Why it stopped, and where; empty when it ran to its end. */
    String why() {
        return reason == null ? "" : "at " + stoppedAt + ": " + reason;
    }
}
