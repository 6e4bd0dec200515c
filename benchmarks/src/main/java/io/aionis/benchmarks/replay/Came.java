package io.aionis.benchmarks.replay;

import io.aionis.replay.ReplayReport;
import io.aionis.replay.ReplayStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a replay says of itself.
 *
 * @param status how it ended
 * @param stoppedAt the step it stopped at, or null
 * @param reason why it stopped, or null
 */
record Came(
        ReplayStatus status,
        @Nullable String stoppedAt,
        @Nullable String reason) {

    static Came of(ReplayReport report) {
        return new Came(report.status(), report.stoppedAt(), report.reason());
    }

    /** Whether it ran to its end. */
    boolean succeeded() {
        return status == ReplayStatus.SUCCEEDED;
    }

    /** Whether a person must look if a write happened. */
    boolean inDoubt() {
        return status == ReplayStatus.IN_DOUBT;
    }

    /** Why it stopped, and where; empty when it ran to its end. */
    String why() {
        return reason == null ? "" : "at " + stoppedAt + ": " + reason;
    }
}
