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
import org.jspecify.annotations.Nullable;

/** One strict run of a plan, from its first step to its end or to the first thing that is not as recorded. */
final class StrictRun {

    private static final Actor ACTOR = Actor.agent("aionis-replay");

    private final Plan plan;
    private final Map<String, Json> parameters;
    private final Map<String, Json> slots;
    private final @Nullable String idempotencyKey;
    private final RunId run;
    private final Task task;
    private final Claims claims;
    private final Replay.Journal journal;
    private final ToolPort tools;
    private final Map<String, StepResult> done = new LinkedHashMap<>();
    private final List<ReplayReport.StepReceipt> receipts = new ArrayList<>();
    private final List<Claims.Read> reads = new ArrayList<>();

    StrictRun(
            Plan plan,
            Map<String, Json> parameters,
            Map<String, Json> slots,
            @Nullable String idempotencyKey,
            RunId run,
            Claims claims,
            Replay.Journal journal,
            ToolPort tools) {
        this.plan = plan;
        this.parameters = parameters;
        this.slots = slots;
        this.idempotencyKey = idempotencyKey;
        this.run = run;
        this.task = Task.of(plan.task());
        this.claims = claims;
        this.journal = journal;
        this.tools = tools;
    }

    ReplayReport toEnd() {
        record(new EvidenceBody.RunStarted("replay of " + plan.name(), parameters));
        ReplayReport report = steps();
        record(new EvidenceBody.RunEnded(status(report), report.reason()));
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

    private ReplayReport steps() {
        while (true) {
            Move move = Planner.next(plan, Given.of(parameters).withSlots(slots), done);
            if (move instanceof Move.Call call) {
                ReplayReport.StepReceipt receipt = execute(call);
                receipts.add(receipt);
                if (!done.containsKey(call.step().id())) {
                    return ReplayReport.stopped(run, receipts, call.step().id(), receipt.note());
                }
            } else if (move instanceof Move.HandBack stop) {
                return ReplayReport.stopped(run, receipts, stop.stepId(), stop.reason());
            } else if (move instanceof Move.Fill fill) {
                return ReplayReport.stopped(run, receipts, fill.step().id(), "open slots: " + fill.slots());
            } else {
                return ReplayReport.succeeded(run, receipts);
            }
        }
    }

    private ReplayReport.StepReceipt execute(Move.Call call) {
        return call.step().effect() == Effect.READ ? read(call) : write(call);
    }

    private ReplayReport.StepReceipt read(Move.Call call) {
        if (idempotencyKey == null) {
            return call(call, null);
        }
        Claims.Read read = new Claims.Read(call.step().tool(), call.arguments(), occurrence(call), null);
        Optional<ToolAnswer> before = claims.kept(idempotencyKey, read);
        if (before.isPresent()) {
            return answered(call, before.get(), "read before, for the write that followed it");
        }
        ReplayReport.StepReceipt receipt = call(call, null);
        if (done.containsKey(call.step().id())) {
            reads.add(read.answered(new ToolAnswer(receipt.outcome(), receipt.result())));
        }
        return receipt;
    }

    private ReplayReport.StepReceipt write(Move.Call call) {
        PlanStep step = call.step();
        if (idempotencyKey != null && !reads.isEmpty()) {
            // The plan went on from these, so the same request goes on from them again, whatever was written since.
            claims.keep(idempotencyKey, run, task, reads);
            reads.clear();
        }
        Claims.Standing standing = claims.take(
                idempotencyKey != null ? idempotencyKey : run.value(),
                occurrence(call),
                run,
                task,
                step.id(),
                step.tool(),
                call.arguments());
        if (standing instanceof Claims.AlreadyDone before) {
            return answered(call, before.answer(), "done before, not repeated");
        } else if (standing instanceof Claims.InDoubt doubt) {
            return receipt(call, null, "in doubt: " + doubt.reason());
        }
        return call(call, (Claims.First) standing);
    }

    /** How many equal calls the plan made before this one. */
    private int occurrence(Move.Call call) {
        return (int) receipts.stream()
                .filter(r ->
                        r.tool().equals(call.step().tool()) && r.arguments().equals(call.arguments()))
                .count();
    }

    private ReplayReport.StepReceipt call(Move.Call call, Claims.@Nullable First claim) {
        ToolAnswer answer;
        try {
            answer = tools.call(call.step().tool(), call.arguments());
        } catch (RuntimeException e) {
            // The tool may have done its work before it broke: a claimed write stays in doubt.
            String note = claim == null
                    ? "the tool threw " + e
                    : "in doubt: the tool threw " + e + "; check whether it happened before doing it again";
            return receipt(call, null, note);
        }
        if (claim != null) {
            claims.settle(claim, run, task, answer);
        }
        record(evidence(call, answer));
        return answered(call, answer, "");
    }

    private ReplayReport.StepReceipt answered(Move.Call call, ToolAnswer answer, String note) {
        done.put(call.step().id(), StepResult.of(answer));
        return receipt(call, answer, note);
    }

    private ToolCall evidence(Move.Call call, ToolAnswer answer) {
        PlanStep step = call.step();
        return new ToolCall(
                receipts.size(),
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

    private void record(EvidenceBody body) {
        journal.record(run, task, ACTOR, body);
    }
}
