package io.aionis.benchmarks.replay;

import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.benchmarks.replay.WorldPort.Action;
import io.aionis.benchmarks.retail.RenamedWorld;
import io.aionis.benchmarks.retail.World;
import io.aionis.benchmarks.tau.TauAction;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauStep;
import io.aionis.compile.CompileException;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import io.aionis.plan.Quality;
import io.aionis.replay.OpenSlot;
import io.aionis.replay.Replay;
import io.aionis.replay.ReplayReport;
import io.aionis.replay.ToolAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Takes one run after the other through the public API: record, compile, replay, compare. */
final class Evaluation {

    private static final Actor AGENT = Actor.agent("recorded-agent");

    private final Workspace workspace;
    private final World shop;
    private final RenamedWorld renamed;
    private final Pattern reads;
    private final Map<String, Map<String, Json>> given;

    Evaluation(
            Workspace workspace,
            World shop,
            RenamedWorld renamed,
            Pattern reads,
            Map<String, Map<String, Json>> given) {
        this.workspace = workspace;
        this.shop = shop;
        this.renamed = renamed;
        this.reads = reads;
        this.given = given;
    }

    /** Records the run; when it was solved, compiles and replays it. */
    Optional<RunRow> evaluate(TauRun run, boolean rename) {
        WorldPort original = new WorldPort(shop.fresh(), reads);
        List<ToolCall> calls = execute(run, original);
        TypedParameters parameters = parameters(run, calls, original);
        RunId id = record(run, calls, parameters);
        if (!run.solved()) {
            return Optional.empty();
        }
        try {
            PlaybookVersion version = workspace.draft("retail-" + run.id(), id, AGENT);
            return Optional.of(replay(run, version, parameters, original.writes(), rename));
        } catch (CompileException e) {
            return Optional.of(RunRow.uncompiled(run.id(), parameters.origins(), String.valueOf(e.getMessage())));
        }
    }

    /** Results may have been cut when they were recorded, so each step is executed again and its own answer recorded. */
    private static List<ToolCall> execute(TauRun run, WorldPort world) {
        List<ToolCall> calls = new ArrayList<>();
        for (TauStep step : run.steps()) {
            ToolAnswer answer = world.call(step.tool(), step.args());
            String error = answer.outcome() == Outcome.FAILED ? answer.result() : null;
            calls.add(new ToolCall(
                    calls.size(),
                    null,
                    step.tool(),
                    step.args(),
                    answer.result(),
                    answer.outcome(),
                    error,
                    null,
                    null,
                    world.effect(step.tool())));
        }
        return calls;
    }

    private TypedParameters parameters(TauRun run, List<ToolCall> calls, WorldPort world) {
        Map<String, Json> written = given.get(run.id());
        if (written != null) {
            return TypedParameters.given(written);
        }
        List<ToolCall> succeeded =
                calls.stream().filter(c -> c.outcome() == Outcome.SUCCEEDED).toList();
        return TypedParameters.of(run.instruction(), succeeded, tool -> world.effect(tool) != Effect.READ);
    }

    private RunId record(TauRun run, List<ToolCall> calls, TypedParameters parameters) {
        Task task = Task.of("retail-" + run.taskId());
        RunRecorder recorder =
                workspace.startRun(new RunId(run.id()), task, AGENT, run.instruction(), parameters.values());
        calls.forEach(recorder::toolCall);
        recorder.end(run.solved() ? RunStatus.SUCCEEDED : RunStatus.FAILED, null);
        return recorder.id();
    }

    private RunRow replay(
            TauRun run,
            PlaybookVersion version,
            TypedParameters parameters,
            List<Action> recordedWrites,
            boolean rename) {
        UnaryOperator<Json> naming = rename ? renamed::renamed : UnaryOperator.identity();
        World world = rename ? renamed.fresh() : shop.fresh();
        WorldPort port = new WorldPort(world, reads);
        Replay replay = workspace.replay(version).with(bound(version, parameters, naming));
        List<OpenSlot> slots = slots(replay, naming);

        long start = System.nanoTime();
        ReplayReport report = replay.strict(port);
        long engine = System.nanoTime() - start - port.nanos();

        List<Action> gold = run.goldActions().stream()
                .map(a -> new Action(a.name(), naming.apply(a.kwargs())))
                .toList();
        List<Action> own = recordedWrites.stream()
                .map(a -> new Action(a.tool(), naming.apply(a.arguments())))
                .toList();
        int steps = Math.max(1, report.steps().size());
        String reason = report.reason() == null ? "" : "at " + report.stoppedAt() + ": " + report.reason();
        return new RunRow(
                run.id(),
                parameters.origins(),
                Quality.of(version.plan()),
                slots.size(),
                world.stateHash().equals(goldState(run, rename)),
                (int) port.writes().stream()
                        .filter(w -> !gold.contains(w) && !own.contains(w))
                        .count(),
                duplicates(port.writes(), own),
                report.steps().size(),
                engine / 1000.0 / steps,
                reason);
    }

    /** The inputs that the plan uses, under the world's names. */
    private static Map<String, Json> bound(
            PlaybookVersion version, TypedParameters parameters, UnaryOperator<Json> naming) {
        Map<String, Json> values = new LinkedHashMap<>();
        parameters.values().forEach((name, value) -> {
            if (version.plan().parameters().containsKey(name)) {
                values.put(name, naming.apply(value));
            }
        });
        return values;
    }

    /** A strict replay has no open slot: whoever calls gives the values, here those of the run. */
    private static List<OpenSlot> slots(Replay replay, UnaryOperator<Json> naming) {
        List<OpenSlot> open = replay.openSlots();
        for (OpenSlot slot : open) {
            Json recorded = slot.recorded();
            replay.slot(slot.key(), recorded == null ? Json.nil() : naming.apply(recorded));
        }
        return open;
    }

    private String goldState(TauRun run, boolean rename) {
        World world = rename ? renamed.fresh() : shop.fresh();
        for (TauAction action : run.goldActions()) {
            TauAction named = rename ? renamed.renamed(action) : action;
            world.call(named.name(), named.kwargs());
        }
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
