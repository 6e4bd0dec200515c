package io.aionis.governance;

import io.aionis.model.Actor;
import io.aionis.model.RunId;
import io.aionis.plan.Plan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a playbook.
 *
 * @param playbook the playbook's name
 * @param version from 1
 * @param plan what it does
 * @param status where it stands
 * @param history every change, oldest first
 * @param sources the runs it was compiled from, itself or the version it mends, the first one first; empty when there
 *     are none
 */
public record PlaybookVersion(
        String playbook, int version, Plan plan, VersionStatus status, List<Change> history, List<RunId> sources) {
    public PlaybookVersion {
        history = List.copyOf(history);
        sources = List.copyOf(sources);
    }

    /** {@code name v2}. */
    public String label() {
        return label(playbook, version);
    }

    static String label(String playbook, int version) {
        return playbook + " v" + version;
    }

    /**
     * One transition: what, by whom, why, when.
     *
     * @param note what the engine knew of it, such as {@code not validated: 1 of 3 runs}; or null
     */
    public record Change(
            String transition,
            VersionStatus status,
            Actor actor,
            String reason,
            Instant at,
            @Nullable String note) {}
}
