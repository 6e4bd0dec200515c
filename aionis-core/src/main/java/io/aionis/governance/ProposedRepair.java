package io.aionis.governance;

import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.GovernanceBody.Repair;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mended plan that somebody proposed for a playbook version.
 *
 * @param id names it
 * @param playbook the playbook's name
 * @param version the version that stopped, from 1
 * @param plan the whole plan, mended
 * @param status where it stands
 * @param author who proposes it
 * @param rationale what was the cause and why this mends it
 * @param run the run that stopped, or null when nobody said
 * @param step the id of the step that stopped
 * @param cause what was found there and what was expected
 * @param ran one line for each step that had run before
 * @param basis the run that it was compiled from, or null when it was thought out
 * @param became the number of the version it became; 0 while it is none
 * @param history every change, oldest first
 */
public record ProposedRepair(
        String id,
        String playbook,
        int version,
        Plan plan,
        RepairStatus status,
        String author,
        String rationale,
        @Nullable RunId run,
        String step,
        String cause,
        List<String> ran,
        @Nullable RunId basis,
        int became,
        List<Change> history) {

    public ProposedRepair {
        ran = List.copyOf(ran);
        history = List.copyOf(history);
    }

    /** One transition: what, by whom, why, when. */
    public record Change(String transition, RepairStatus status, Actor actor, String reason, Instant at) {}

    /** Null when the proposal itself is not there. */
    static @Nullable ProposedRepair of(@Nullable ProposedRepair before, Evidence evidence, Repair repair) {
        RepairStatus status = RepairStatus.valueOf(repair.status());
        var change = new Change(repair.transition(), status, evidence.actor(), repair.reason(), evidence.at());
        Json plan = repair.plan();
        if (plan != null) {
            return new ProposedRepair(
                    repair.repair(),
                    repair.playbook(),
                    repair.version(),
                    PlanJson.fromJson(plan),
                    status,
                    repair.author(),
                    repair.reason(),
                    repair.run(),
                    repair.step(),
                    repair.cause(),
                    repair.ran(),
                    repair.basis(),
                    0,
                    List.of(change));
        } else if (before == null) {
            return null;
        }
        List<Change> history = new ArrayList<>(before.history);
        history.add(change);
        return new ProposedRepair(
                before.id,
                before.playbook,
                before.version,
                before.plan,
                status,
                before.author,
                before.rationale,
                before.run,
                before.step,
                before.cause,
                before.ran,
                before.basis,
                repair.became(),
                history);
    }
}
