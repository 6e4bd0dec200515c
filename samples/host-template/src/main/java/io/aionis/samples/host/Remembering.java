package io.aionis.samples.host;

import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.guide.GuideRequest;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part to copy: execution memory around one run of an agent loop. A memory that fails never fails the agent: what
 * goes wrong is logged, and the agent goes on without it. Safe for use by many threads.
 */
public final class Remembering {

    private static final Logger LOG = LoggerFactory.getLogger(Remembering.class);

    private final Workspace workspace;
    private final RunRecorder run;

    /** Begins a run. Name the task as you would a method: the memory of one name is of no use to another. */
    public Remembering(Workspace workspace, Task task, Actor agent, String request) {
        this.workspace = workspace;
        this.run = workspace.startRun(task, agent, request, Map.of());
    }

    /** What to put before the model's next turn, in at most that many tokens; empty when nothing is known. */
    public String guide(String question, int tokens) {
        try {
            // Asked anew before each turn: what this run has learned counts too.
            return workspace
                    .guide(GuideRequest.at(run.task())
                            .as(run.actor())
                            .forRun(run.id())
                            .asking(question)
                            .within(tokens))
                    .prompt();
        } catch (RuntimeException failure) {
            LOG.warn("No guide for run {}; the agent goes on without it", run.id(), failure);
            return "";
        }
    }

    /** Calls a tool and records the call, whether it answers or throws. */
    public String call(
            String tool, Map<String, String> arguments, Effect effect, Function<Map<String, String>, String> dispatch) {
        try {
            String result = dispatch.apply(arguments);
            record(tool, arguments, result, Outcome.SUCCEEDED, effect);
            return result;
        } catch (RuntimeException failure) {
            // A code before the colon is what later guides repeat; prose of a tool they do not.
            record(tool, arguments, String.valueOf(failure.getMessage()), Outcome.FAILED, effect);
            throw failure;
        }
    }

    private void record(String tool, Map<String, String> arguments, String result, Outcome outcome, Effect effect) {
        try {
            Map<String, Json> members = new TreeMap<>();
            arguments.forEach((name, value) -> members.put(name, Json.of(value)));
            run.toolCall(tool, new Json.Obj(members), result, outcome, effect);
        } catch (RuntimeException failure) {
            // Recording does not throw for the store's sake; a model may still ask for a tool without a name.
            LOG.warn("A call in run {} is not recorded; the agent goes on", run.id(), failure);
        }
    }

    /** Ends the run: it answered, and nobody has said yet how well. */
    public void answered(String answer) {
        run.end(RunStatus.RETURNED, answer);
    }

    /** Ends the run: it broke off. */
    public void failed(String why) {
        run.end(RunStatus.FAILED, why);
    }

    /** Somebody says how well it went; from then on guides pass the run on as a solution, or warn of it. */
    public void judged(Actor by, boolean good, String reason) {
        run.verdict(by, good ? Outcome.SUCCEEDED : Outcome.FAILED, reason);
        // Feedback belongs here: which rows of the guides that were shown were of use.
    }
}
