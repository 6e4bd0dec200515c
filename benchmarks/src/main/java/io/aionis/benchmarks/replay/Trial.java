package io.aionis.benchmarks.replay;

import io.aionis.Workspace;
import io.aionis.benchmarks.replay.WorldPort.Action;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.world.World;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.plan.Plan;
import io.aionis.replay.OpenSlot;
import io.aionis.replay.Replay;
import io.aionis.replay.ReplayReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One compiled run, ready to be replayed in any setting.
 *
 * @param parameters the typed parameters of the run, under the recorded world's names
 * @param calls what the run called, with the whole results
 * @param writes the writes that succeeded when it was recorded
 */
record Trial(
        Workspace workspace,
        PlaybookVersion version,
        TauRun run,
        Map<String, Json> parameters,
        List<ToolCall> calls,
        List<Action> writes,
        Pattern reads) {

    Plan plan() {
        return version.plan();
    }

    Replayed in(Setting setting) {
        try (World world = setting.world().fresh()) {
            WorldPort port = new WorldPort(world, reads);
            Replay replay = replay(workspace, version, setting.naming());

            long start = System.nanoTime();
            ReplayReport report = replay.strict(port);
            long engine = System.nanoTime() - start - port.nanos();

            Wanted wanted = Wanted.of(this, setting.naming());
            List<Action> made = port.writes();
            int steps = report.steps().size();
            return new Replayed(
                    wanted.reached(world),
                    wanted.wrong(made),
                    wanted.twice(made),
                    steps,
                    engine / 1000.0 / Math.max(1, steps),
                    Came.of(report).why());
        }
    }

    /** A replay in the recorded world, with the run's own parameters. */
    Replay replay() {
        return replay(workspace, version, UnaryOperator.identity());
    }

    /** A replay of the same plan, with the run's parameters and slot values under other names. */
    Replay replay(Workspace in, PlaybookVersion of, UnaryOperator<Json> naming) {
        Replay replay = in.replay(of).with(bound(naming));
        // A strict replay has no open slot: whoever calls gives the values, here those of the run.
        for (OpenSlot slot : replay.openSlots()) {
            Json recorded = slot.recorded();
            replay.slot(slot.key(), recorded == null ? Json.nil() : naming.apply(recorded));
        }
        return replay;
    }

    /** The inputs that the plan uses, under the world's names. */
    private Map<String, Json> bound(UnaryOperator<Json> naming) {
        Map<String, Json> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (plan().parameters().containsKey(name)) {
                values.put(name, naming.apply(value));
            }
        });
        return values;
    }
}
