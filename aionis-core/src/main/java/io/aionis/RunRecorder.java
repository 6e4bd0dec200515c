package io.aionis;

import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.model.Actor;
import io.aionis.model.Circumstances;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.JsonFormatException;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Records one run. Never waits for the disk. Safe for use by many threads; tool calls are numbered as they arrive. */
public final class RunRecorder {

    private final Workspace workspace;
    private final RunId run;
    private final Task task;
    private final Actor actor;
    private final AtomicInteger calls;

    RunRecorder(Workspace workspace, RunId run, Task task, Actor actor) {
        this(workspace, run, task, actor, new AtomicInteger());
    }

    private RunRecorder(Workspace workspace, RunId run, Task task, Actor actor, AtomicInteger calls) {
        this.workspace = workspace;
        this.run = run;
        this.task = task;
        this.actor = actor;
        this.calls = calls;
    }

    /** The run's id. */
    public RunId id() {
        return run;
    }

    /** What the run is for. */
    public Task task() {
        return task;
    }

    /** Who acts in it. */
    public Actor actor() {
        return actor;
    }

    /** The same run with another actor, such as the verifier of what a worker did; calls are numbered together. */
    public RunRecorder as(Actor another) {
        return new RunRecorder(workspace, run, task, Said.required("Run '" + run + "'", "as", another), calls);
    }

    /** What is known for the actor's next turn in this run, within the default budget. */
    public Guide guide(String question) {
        return workspace.guide(GuideRequest.at(task).as(actor).forRun(run).asking(question));
    }

    /** Begins a sentence about a step of this run; it ends with how the step came out. */
    @CheckReturnValue
    public StepObservation step(String title) {
        return workspace.observeStep(title).at(task).in(run).by(actor);
    }

    /** Begins a sentence about how to do the task; it ends with {@code record()}. */
    @CheckReturnValue
    public PlanObservation plan(String title) {
        return workspace.observePlan(title).at(task).in(run).by(actor);
    }

    /** Begins a sentence about something this run made; it ends with {@code record()}. */
    @CheckReturnValue
    public ArtifactObservation artifact(String name, String location) {
        return workspace.observeArtifact(name, location).at(task).in(run).by(actor);
    }

    /** Begins a sentence about work that the actor passes on; it ends with {@code record()}. */
    @CheckReturnValue
    public HandoffObservation handoff(String title) {
        return workspace.observeHandoff(title).at(task).in(run).by(actor);
    }

    /** Begins the actor's judgement of what that evidence is about; it ends with {@code accepted} or {@code rejected}. */
    @CheckReturnValue
    public VerdictObservation verdict(EvidenceId evidence) {
        return workspace.observeVerdict(evidence).at(task).in(run).by(actor);
    }

    /**
     * Records a tool call whose arguments are JSON text.
     *
     * @throws IllegalArgumentException when they are not one JSON object; the call is not recorded then
     */
    public EvidenceId toolCall(String tool, String argumentsJson, String result, Outcome outcome, Effect effect) {
        Json arguments;
        try {
            arguments = Json.parse(argumentsJson);
        } catch (JsonFormatException e) {
            throw new IllegalArgumentException(notAnObject(tool, String.valueOf(e.getMessage())), e);
        }
        if (!(arguments instanceof Json.Obj)) {
            throw new IllegalArgumentException(notAnObject(tool, "the text is another JSON value"));
        }
        return toolCall(tool, arguments, result, outcome, effect);
    }

    private String notAnObject(String tool, String why) {
        return "The arguments of the call to '" + tool + "' in run '" + run + "' are no JSON object: " + why
                + ". Expected text such as {\"order\": \"A-1\"}; to record what a model sent in vain, pass Json.of(text)";
    }

    /** Records a tool call that succeeded or failed, as its arguments, its answer and its typed outcome. */
    public EvidenceId toolCall(String tool, Json arguments, String result, Outcome outcome, Effect effect) {
        String errorClass = outcome.isFailure() ? firstLine(result) : null;
        return toolCall(
                new ToolCall(nextOrdinal(), null, tool, arguments, result, outcome, errorClass, null, null, effect));
    }

    /** Records a tool call with everything that is known of it. */
    public EvidenceId toolCall(ToolCall call) {
        return add(call);
    }

    /** The same, with what holds besides, such as the version of the tool that it was recorded with. */
    public EvidenceId toolCall(ToolCall call, Circumstances circumstances) {
        return workspace.observe(task, run, actor, Lane.SHARED, call, circumstances);
    }

    /** The ordinal for the next tool call, from 0. */
    public int nextOrdinal() {
        return calls.getAndIncrement();
    }

    /** Records somebody's judgement of this run. */
    public EvidenceId verdict(Actor by, Outcome outcome, String reason) {
        return workspace.observe(task, run, by, Lane.SHARED, new EvidenceBody.Verdict(null, null, outcome, reason));
    }

    /** Records how the run ended, as the host saw it. */
    public EvidenceId end(RunStatus status, @Nullable String answer) {
        return add(new EvidenceBody.RunEnded(status, answer));
    }

    /** Records anything else that happened in this run. */
    public EvidenceId add(EvidenceBody body) {
        return workspace.observe(task, run, actor, Lane.SHARED, body);
    }

    private static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() <= 120 ? line : line.substring(0, 120);
    }
}
