package io.aionis.benchmarks.replay;

import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauStep;
import io.aionis.benchmarks.world.World;
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
import io.aionis.replay.ToolAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes one run after the other through the public API: record, compile, replay, compare. */
final class Evaluation {

    private static final Actor AGENT = Actor.agent("recorded-agent");

    private final Workspace workspace;
    private final World shop;
    private final List<Setting> settings;
    private final Pattern reads;
    private final Map<String, Map<String, Json>> given;
    private final List<Trial> trials = new ArrayList<>();

    /**
     * @param shop the world that the runs were recorded in
     * @param settings where solved runs are replayed
     * @param given typed parameters that somebody wrote down, by run
     */
    Evaluation(
            Workspace workspace,
            World shop,
            List<Setting> settings,
            Pattern reads,
            Map<String, Map<String, Json>> given) {
        this.workspace = workspace;
        this.shop = shop;
        this.settings = List.copyOf(settings);
        this.reads = reads;
        this.given = given;
    }

    /** Records the run; when it was solved, compiles and replays it. */
    Optional<RunRow> evaluate(TauRun run) {
        try (World fresh = shop.fresh()) {
            return evaluate(run, fresh, new WorldPort(fresh, reads));
        }
    }

    /** The runs that compiled, so far. */
    List<Trial> trials() {
        return trials;
    }

    private Optional<RunRow> evaluate(TauRun run, World world, WorldPort original) {
        List<ToolCall> calls = execute(run, original, world);
        TypedParameters parameters = parameters(run, calls, original);
        RunId id = record(run, calls, parameters);
        if (!run.solved()) {
            return Optional.empty();
        }
        try {
            PlaybookVersion version = workspace.draft("run-" + run.id(), id, AGENT);
            Trial trial = new Trial(workspace, version, run, parameters.values(), calls, original.writes(), reads);
            trials.add(trial);
            Map<String, Replayed> replays = new LinkedHashMap<>();
            settings.forEach(setting -> replays.put(setting.name(), trial.in(setting)));
            int slots = workspace.replay(version).openSlots().size();
            Quality quality = Quality.of(version.plan());
            return Optional.of(new RunRow(run.id(), parameters.origins(), quality, slots, replays, ""));
        } catch (CompileException e) {
            return Optional.of(RunRow.uncompiled(run.id(), parameters.origins(), String.valueOf(e.getMessage())));
        }
    }

    /** Results may have been cut when they were recorded, so each step is executed again and its own answer recorded. */
    private static List<ToolCall> execute(TauRun run, WorldPort port, World world) {
        List<ToolCall> calls = new ArrayList<>();
        for (TauStep step : run.steps()) {
            ToolAnswer answer = port.call(step.tool(), step.args());
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
                    world.fingerprint(step.tool()),
                    port.effect(step.tool())));
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
        Task task = Task.of("task-" + run.taskId());
        RunRecorder recorder =
                workspace.startRun(new RunId(run.id()), task, AGENT, run.instruction(), parameters.values());
        calls.forEach(recorder::toolCall);
        recorder.end(run.solved() ? RunStatus.SUCCEEDED : RunStatus.FAILED, null);
        return recorder.id();
    }
}
