package io.aionis.benchmarks.replay;

import io.aionis.plan.Quality;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of one solved run.
 *
 * @param id the run
 * @param origins where each typed parameter came from, by its name
 * @param quality where its plan's leaves come from, or null when it did not compile
 * @param slots how many leaves nothing explains; the caller gave their values
 * @param gold whether the replay ended in the gold state
 * @param wrongWrites writes that neither the run nor the gold actions make
 * @param duplicateWrites writes made more often than the run made them
 * @param steps steps that ran
 * @param overheadMicros microseconds the engine took beside the tools, for each step
 * @param reason why it did not compile, or why the replay stopped; empty when neither
 */
record RunRow(
        String id,
        Map<String, String> origins,
        @Nullable Quality quality,
        int slots,
        boolean gold,
        int wrongWrites,
        int duplicateWrites,
        int steps,
        double overheadMicros,
        String reason) {

    static RunRow uncompiled(String id, Map<String, String> origins, String reason) {
        return new RunRow(id, origins, null, 0, false, 0, 0, 0, 0, reason);
    }

    boolean compiled() {
        return quality != null;
    }

    /** Whether it ran on its typed parameters alone. */
    boolean strictEligible() {
        return compiled() && slots == 0;
    }
}
