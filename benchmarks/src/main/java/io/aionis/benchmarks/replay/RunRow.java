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
 * @param replays what came of it, by the setting's name
 * @param reason why it did not compile; empty when it did
 */
record RunRow(
        String id,
        Map<String, String> origins,
        @Nullable Quality quality,
        int slots,
        Map<String, Replayed> replays,
        String reason) {

    static RunRow uncompiled(String id, Map<String, String> origins, String reason) {
        return new RunRow(id, origins, null, 0, Map.of(), reason);
    }

    boolean compiled() {
        return quality != null;
    }

    /** Whether it ran on its typed parameters alone. */
    boolean strictEligible() {
        return compiled() && slots == 0;
    }

    boolean gold(String setting) {
        Replayed replayed = replays.get(setting);
        return replayed != null && replayed.gold();
    }
}
