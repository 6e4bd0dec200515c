package io.aionis.replay;

import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One replay of a plan over a {@link ToolPort}, without a model. Configure, then {@link #simulate} or {@link #strict}.
 * Not thread-safe; make one for each replay.
 */
public final class Replay {

    private static final Actor ACTOR = Actor.agent("aionis-replay");

    private final Plan plan;
    private final Claims claims;
    private final Journal journal;
    private final Supplier<RunId> runs;
    private final Map<String, Json> parameters = new LinkedHashMap<>();
    private final Map<String, Json> slots = new LinkedHashMap<>();
    private @Nullable String idempotencyKey;

    /** Where a replay records what it does. */
    @FunctionalInterface
    public interface Journal {
        void record(RunId run, Task task, Actor actor, EvidenceBody body);
    }

    public Replay(Plan plan, Claims claims, Journal journal, Supplier<RunId> runs) {
        this.plan = plan;
        this.claims = claims;
        this.journal = journal;
        this.runs = runs;
    }

    /** Gives one parameter. */
    public Replay with(String name, String value) {
        return with(name, Json.of(value));
    }

    /** Gives one parameter. */
    public Replay with(String name, Json value) {
        parameters.put(name, value);
        return this;
    }

    /** Gives parameters. */
    public Replay with(Map<String, Json> values) {
        parameters.putAll(values);
        return this;
    }

    /** Gives a slot its value; its key is the step's id and the place, as {@link #simulate} names it. */
    public Replay slot(String key, Json value) {
        slots.put(key, value);
        return this;
    }

    /**
     * Names the request. Two replays with the same key are the same request: what the first one wrote, the second finds
     * done. Without a key each replay is a request of its own.
     */
    public Replay idempotencyKey(String key) {
        this.idempotencyKey = key;
        return this;
    }

    /** The slots that have no value yet. */
    public List<OpenSlot> openSlots() {
        return Inputs.openSlots(plan, slots);
    }

    /** Whether the plan could run now, and everything that is missing. Executes nothing. */
    public Readiness simulate(ToolPort tools) {
        return Readiness.of(plan, parameters, slots, tools.tools());
    }

    /**
     * Runs the plan exactly, with its parameters bound, and stops at the first thing that is not as recorded; nothing
     * after it runs. Nothing runs at all when {@link #simulate} says it is not ready.
     */
    public ReplayReport strict(ToolPort tools) {
        RunId run = runs.get();
        Task task = Task.of(plan.task());
        Readiness readiness = simulate(tools);
        if (!readiness.ready()) {
            return ReplayReport.stopped(run, List.of(), null, String.join("; ", readiness.problems()));
        }
        if (idempotencyKey != null) {
            Optional<String> refusal = claims.bind(idempotencyKey, run, task, plan.name(), inputs());
            if (refusal.isPresent()) {
                return ReplayReport.stopped(run, List.of(), null, refusal.get());
            }
        }
        journal.record(run, task, ACTOR, new EvidenceBody.RunStarted("replay of " + plan.name(), parameters));
        ReplayReport report = run(run, task, tools);
        journal.record(run, task, ACTOR, new EvidenceBody.RunEnded(status(report), report.reason()));
        return report;
    }

    /** A replay that stops because the world is not as recorded has shown nothing about the way it was going. */
    private static RunStatus status(ReplayReport report) {
        if (report.succeeded()) {
            return RunStatus.RETURNED;
        }
        boolean failed = report.steps().stream().anyMatch(step -> step.outcome().isFailure());
        return failed ? RunStatus.FAILED : RunStatus.INTERRUPTED;
    }

    /** Everything that was given: two requests of one key must agree in their slots too. */
    private Json.Obj inputs() {
        return slots.isEmpty()
                ? new Json.Obj(parameters)
                : new Json.Obj(Map.of("parameters", new Json.Obj(parameters), "slots", new Json.Obj(slots)));
    }

    private ReplayReport run(RunId run, Task task, ToolPort tools) {
        Map<String, StepResult> done = new LinkedHashMap<>();
        List<ReplayReport.StepReceipt> receipts = new ArrayList<>();
        while (true) {
            Move move = Planner.next(plan, parameters, slots, done);
            if (move instanceof Move.Call call) {
                Executed executed = execute(run, task, call, receipts, tools);
                receipts.add(executed.receipt());
                if (executed.answer() == null) {
                    return ReplayReport.stopped(
                            run, receipts, call.step().id(), executed.receipt().note());
                }
                done.put(call.step().id(), StepResult.of(executed.answer()));
            } else if (move instanceof Move.HandBack stop) {
                return ReplayReport.stopped(run, receipts, stop.stepId(), stop.reason());
            } else if (move instanceof Move.Fill fill) {
                return ReplayReport.stopped(run, receipts, fill.step().id(), "open slots: " + fill.slots());
            } else {
                return ReplayReport.succeeded(run, receipts);
            }
        }
    }

    /** How many equal calls the plan made before this one. */
    private static int occurrence(Move.Call call, List<ReplayReport.StepReceipt> before) {
        return (int) before.stream()
                .filter(r ->
                        r.tool().equals(call.step().tool()) && r.arguments().equals(call.arguments()))
                .count();
    }

    private Executed execute(
            RunId run, Task task, Move.Call call, List<ReplayReport.StepReceipt> before, ToolPort tools) {
        PlanStep step = call.step();
        if (step.effect() == Effect.READ) {
            return call(run, task, call, before.size(), tools, null);
        }
        String request = idempotencyKey != null ? idempotencyKey : run.value();
        Claims.Standing standing =
                claims.take(request, occurrence(call, before), run, task, step.id(), step.tool(), call.arguments());
        if (standing instanceof Claims.AlreadyDone earlier) {
            return new Executed(receipt(call, earlier.answer(), "done before, not repeated"), earlier.answer());
        } else if (standing instanceof Claims.InDoubt doubt) {
            return new Executed(receipt(call, null, "in doubt: " + doubt.reason()), null);
        }
        return call(run, task, call, before.size(), tools, (Claims.First) standing);
    }

    private Executed call(
            RunId run, Task task, Move.Call call, int ordinal, ToolPort tools, Claims.@Nullable First claim) {
        PlanStep step = call.step();
        ToolAnswer answer;
        try {
            answer = tools.call(step.tool(), call.arguments());
        } catch (RuntimeException e) {
            // The tool may have done its work before it broke: a claimed write stays in doubt.
            String note = claim == null
                    ? "the tool threw " + e
                    : "in doubt: the tool threw " + e + "; check whether it happened before doing it again";
            return new Executed(receipt(call, null, note), null);
        }
        if (claim != null) {
            claims.settle(claim, run, task, answer);
        }
        journal.record(run, task, ACTOR, evidence(ordinal, call, answer));
        return new Executed(receipt(call, answer, ""), answer);
    }

    private static ToolCall evidence(int ordinal, Move.Call call, ToolAnswer answer) {
        PlanStep step = call.step();
        return new ToolCall(
                ordinal,
                step.id(),
                step.tool(),
                call.arguments(),
                answer.result(),
                answer.outcome(),
                answer.outcome().isFailure() ? "replay" : null,
                null,
                step.fingerprint(),
                step.effect());
    }

    private static ReplayReport.StepReceipt receipt(Move.Call call, @Nullable ToolAnswer answer, String note) {
        Outcome outcome = answer == null ? Outcome.UNKNOWN : answer.outcome();
        String result = answer == null ? "" : answer.result();
        return new ReplayReport.StepReceipt(
                call.step().id(), call.step().tool(), call.arguments(), outcome, result, note);
    }

    private record Executed(
            ReplayReport.StepReceipt receipt, @Nullable ToolAnswer answer) {}
}
