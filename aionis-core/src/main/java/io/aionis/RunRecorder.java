package io.aionis;

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

    /** The same run, as another of its actors records it; tool calls are numbered on. */
    public RunRecorder by(Actor another) {
        return another.equals(actor) ? this : new RunRecorder(workspace, run, task, another, calls);
    }

    /** The run's id. */
    public RunId id() {
        return run;
    }

    /** What the run is for. */
    public Task task() {
        return task;
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
