package io.aionis.benchmarks.replay;

import io.aionis.Workspace;
import io.aionis.benchmarks.replay.WorldPort.Action;
import io.aionis.benchmarks.retail.World;
import io.aionis.benchmarks.tau.TauAction;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.Json;
import io.aionis.replay.OpenSlot;
import io.aionis.replay.Replay;
import io.aionis.replay.ReplayReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One compiled run, ready to be replayed in any setting.
 *
 * @param parameters the typed parameters of the run, under the recorded world's names
 * @param writes the writes that succeeded when it was recorded
 */
record Trial(
        Workspace workspace,
        PlaybookVersion version,
        TauRun run,
        Map<String, Json> parameters,
        List<Action> writes,
        Pattern reads) {

    Replayed in(Setting setting) {
        World world = setting.world().fresh();
        WorldPort port = new WorldPort(world, reads);
        Replay replay = workspace.replay(version).with(bound(setting));
        fillSlots(replay, setting);

        long start = System.nanoTime();
        ReplayReport report = replay.strict(port);
        long engine = System.nanoTime() - start - port.nanos();

        List<Action> own = writes.stream()
                .map(write -> new Action(write.tool(), setting.naming().apply(write.arguments())))
                .toList();
        List<Action> gold = gold(setting);
        int steps = report.steps().size();
        return new Replayed(
                world.stateHash().equals(state(setting, gold)),
                (int) port.writes().stream()
                        .filter(write -> !gold.contains(write) && !own.contains(write))
                        .count(),
                duplicates(port.writes(), own),
                steps,
                engine / 1000.0 / Math.max(1, steps),
                report.reason() == null ? "" : "at " + report.stoppedAt() + ": " + report.reason());
    }

    /** The inputs that the plan uses, under the world's names. */
    private Map<String, Json> bound(Setting setting) {
        Map<String, Json> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (version.plan().parameters().containsKey(name)) {
                values.put(name, setting.naming().apply(value));
            }
        });
        return values;
    }

    /** A strict replay has no open slot: whoever calls gives the values, here those of the run. */
    private static void fillSlots(Replay replay, Setting setting) {
        for (OpenSlot slot : replay.openSlots()) {
            Json recorded = slot.recorded();
            replay.slot(
                    slot.key(), recorded == null ? Json.nil() : setting.naming().apply(recorded));
        }
    }

    private List<Action> gold(Setting setting) {
        List<Action> gold = new ArrayList<>();
        for (TauAction action : run.goldActions()) {
            gold.add(new Action(action.name(), setting.naming().apply(action.kwargs())));
        }
        return gold;
    }

    private static String state(Setting setting, List<Action> actions) {
        World world = setting.world().fresh();
        actions.forEach(action -> world.call(action.tool(), (Json.Obj) action.arguments()));
        return world.stateHash();
    }

    private static int duplicates(List<Action> made, List<Action> own) {
        List<Action> left = new ArrayList<>(own);
        int more = 0;
        for (Action write : made) {
            if (!left.remove(write) && own.contains(write)) {
                more++;
            }
        }
        return more;
    }
}
