package io.aionis.benchmarks.quality;

import io.aionis.Aionis;
import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.Subject;
import io.aionis.benchmarks.tau.ReadTools;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauStep;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.model.Actor;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An engine that has recorded the learned runs, and its guides. */
final class Learned implements Arm {

    private static final Actor AGENT = Actor.agent("service-agent");
    private static final Actor HOST = Actor.of("host", Role.REVIEWER);

    private final Aionis engine;
    private final boolean taskAlone;
    private final int tokens;
    private final ReadTools reads;

    /** {@code taskAlone}: each task has a scope of its own. */
    Learned(Aionis engine, boolean taskAlone, int tokens, ReadTools reads) {
        this.engine = engine;
        this.taskAlone = taskAlone;
        this.tokens = tokens;
        this.reads = reads;
    }

    @Override
    public String name() {
        return "aionis";
    }

    /** Records a run as a host would: its calls with their results, that it answered, and the host's verdict. */
    void learn(TauRun run) {
        RunRecorder recorder =
                workspace(run).startRun(new RunId(run.id()), Task.of(run.taskId()), AGENT, run.instruction(), Map.of());
        for (TauStep step : run.steps()) {
            Outcome outcome = step.error() ? Outcome.FAILED : Outcome.SUCCEEDED;
            recorder.toolCall(step.tool(), step.args(), step.result(), outcome, reads.effect(step.tool()));
        }
        recorder.end(RunStatus.RETURNED, null);
        recorder.verdict(HOST, run.solved() ? Outcome.SUCCEEDED : Outcome.FAILED, "reward " + run.reward());
    }

    @Override
    public Prompt prompt(Case asked) {
        return Prompt.of(guide(asked.leftOut()).prompt());
    }

    @Override
    public String absence(Case asked, Write write) {
        Workspace workspace = workspace(asked.leftOut());
        Map<String, String> names = new LinkedHashMap<>();
        for (Memory memory : workspace.state().memories(Task.of(asked.leftOut().taskId()))) {
            if (memory.subject() instanceof Subject.RunRoute route
                    && route.run().value().equals(write.run())) {
                names.put(memory.id(), "run " + route.run());
            } else if (memory.subject() instanceof Subject.Call call
                    && call.tool().equals(write.action().name())
                    && call.arguments().equals(write.action().kwargs())) {
                names.put(memory.id(), "the call");
            }
        }
        return guide(asked.leftOut()).receipt().stream()
                .filter(reason -> names.containsKey(reason.memoryId()))
                .map(reason -> names.get(reason.memoryId()) + " " + reason.surface() + ": " + reason.note())
                .collect(Collectors.joining("; "));
    }

    private Guide guide(TauRun run) {
        return workspace(run).guide(new GuideRequest(AGENT, Task.of(run.taskId()), run.instruction(), tokens));
    }

    private Workspace workspace(TauRun run) {
        return engine.in(taskAlone ? "task:" + run.taskId() : "service-desk");
    }
}
