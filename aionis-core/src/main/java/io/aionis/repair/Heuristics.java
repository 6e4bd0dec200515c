package io.aionis.repair;

import io.aionis.compile.RecordedRun;
import io.aionis.model.Json;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanFormatException;
import io.aionis.plan.PlanStep;
import io.aionis.replay.Stop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows the common causes for which a plan stops, and mends those that leave no choice:
 *
 * <ul>
 *   <li>a tool is gone, and exactly one of the same effect is there whose name is alike and that takes the arguments;
 *   <li>an argument is gone from the tool's schema, and exactly one is new whose name is alike; a new required one becomes
 *       a slot;
 *   <li>an enum of the schema no longer holds a constant, and exactly one value of it is alike;
 *   <li>a file is gone, and exactly one of its name (and content, where that is known) is elsewhere;
 *   <li>a field of a result is gone, and exactly one field there is of the same kind and of a name alike, or has a value
 *       that is expected;
 *   <li>the step failed as it failed in recorded runs of the task, where one and the same other call came between that
 *       and its success.
 * </ul>
 *
 * <p>Several causes at once are mended together. It looks at nothing but its arguments; only the {@link FileFinder} looks
 * at files.
 */
public final class Heuristics implements Repairer {

    private final List<Cause> causes;

    /**
     * Heuristics that know these things.
     *
     * @param files looks for files that are gone
     * @param runs recorded runs of the task; those of others are passed over
     */
    public Heuristics(FileFinder files, List<RecordedRun> runs) {
        causes = List.of(
                new RenamedTool(),
                new RenamedArgument(),
                new ChangedEnum(),
                new MovedFile(files),
                new RenamedField(),
                new MissingStep(List.copyOf(runs)));
    }

    /** Heuristics without files or earlier runs. */
    public Heuristics() {
        this(FileFinder.NONE, List.of());
    }

    @Override
    public String name() {
        return "heuristics";
    }

    @Override
    public Optional<Proposal> propose(Stop stop) {
        List<String> reasons = new ArrayList<>();
        Map<Json, Json> moved = new LinkedHashMap<>();
        Stop now = Steps.whole(stop);
        if (now.plan().steps().stream().map(PlanStep::id).noneMatch(now.step()::equals)) {
            return Optional.empty();
        }
        try {
            for (Cause cause : causes) {
                Optional<Cause.Mend> mend = cause.look(now);
                if (mend.isPresent()) {
                    reasons.add(mend.get().why());
                    moved.putAll(mend.get().moved());
                    now = with(now, mend.get().plan());
                }
            }
            return reasons.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Proposals.of(stop, now.plan(), String.join("; ", reasons), name(), moved));
        } catch (RepairRefusedException | PlanFormatException beyond) {
            // What would go beyond the limits of a repair is for somebody who may decide more.
            return Optional.empty();
        }
    }

    private static Stop with(Stop stop, Plan plan) {
        return stop.at(plan, stop.step());
    }
}
