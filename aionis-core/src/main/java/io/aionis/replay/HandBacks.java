package io.aionis.replay;

import io.aionis.model.RunId;
import io.aionis.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the stop of a guided replay to whoever may mend the plan. */
final class HandBacks {

    private static final Logger LOG = LoggerFactory.getLogger(HandBacks.class);

    private final Plan plan;
    private final Settings settings;
    private final ToolPort tools;

    HandBacks(Plan plan, Settings settings, ToolPort tools) {
        this.plan = plan;
        this.settings = settings;
        this.tools = tools;
    }

    /** The report of a guided replay; {@code steps} is null when it did not begin. */
    ReplayReport report(RunId run, Ending ending, @Nullable StrictRun steps) {
        String step = ending.step();
        String reason = ending.reason();
        if (!ending.mendable() || step == null || reason == null) {
            return Replay.report(run, ReplayMode.GUIDED, ending, steps, null);
        }
        Stop stop = new Stop(
                plan,
                settings.parameters,
                step,
                reason,
                steps == null ? List.of() : steps.receipts(),
                steps == null ? Map.of() : steps.results(),
                tools.tools(),
                run);
        Ending handed = Ending.of(ReplayStatus.HANDED_BACK, step, reason);
        return Replay.report(run, ReplayMode.GUIDED, handed, steps, repair(stop).orElse(null));
    }

    private Optional<String> repair(Stop stop) {
        try {
            return settings.repairs.apply(stop);
        } catch (RuntimeException ofTheHost) {
            LOG.warn("Nobody could be asked to mend '{}' at step {}", plan.name(), stop.step(), ofTheHost);
            return Optional.empty();
        }
    }
}
