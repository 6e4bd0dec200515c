package io.aionis.replay;

import io.aionis.ledger.LedgerException;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a plan, from its first step to its end or to the first thing that is not as recorded. Not thread-safe. */
final class StrictRun {

    private static final Actor ACTOR = Actor.agent("aionis-replay");
    private static final String ANOTHER = "another run of the same request went on from other answers than this one;"
            + " submit the request again when that is over";

    private final Plan plan;
    private final Settings settings;
    private final RunId run;
    private final Task task;
    private final Replay.Journal journal;
    private final ReplayObserver observer;
    private final Course course;
    private final KeptAnswers kept;
    private final Conditions conditions;
    private final Writes writes;
    private final ToolCalls tools;
    private final @Nullable SlotFiller filler;
    private final List<ReplayReport.StepReceipt> receipts = new ArrayList<>();
    private final Map<List<Object>, Integer> occurrences = new HashMap<>();

    /**
     * @param given what it is given, with the request's name and time
     * @param resumed whether the request may have been begun before
     * @param filler who fills open slots, or null
     */
    StrictRun(
            Plan plan,
            Settings settings,
            Given given,
            boolean resumed,
            RunId run,
            Claims claims,
            Replay.Journal journal,
            ToolPort tools,
            @Nullable SlotFiller filler) {
        this.plan = plan;
        this.settings = settings;
        this.run = run;
        this.task = Task.of(plan.task());
        this.journal = journal;
        this.observer = new Telling(settings.observer);
        this.course = new Course(plan, given);
        this.kept = new KeptAnswers(claims, settings.idempotencyKey, resumed, run, task);
        Surroundings surroundings = new Surroundings(settings.checkers, settings.allowLocalExec);
        this.conditions = new Conditions(plan, course, surroundings, resumed, kept.finishedBefore());
        this.writes = new Writes(claims, settings, given.request(), resumed, run, task);
        this.tools = new ToolCalls(tools, settings);
        this.filler = filler;
    }

    List<ReplayReport.StepReceipt> receipts() {
        return receipts;
    }

    Map<String, StepResult> results() {
        return course.results();
    }

    @Nullable
    String answer() {
        return course.answer();
    }

    Ending toEnd() {
        observer.began(run, settings.playbook, plan.steps().size());
        record(new EvidenceBody.RunStarted("replay of " + plan.name(), settings.parameters));
        Ending ending;
        try {
            ending = moves();
        } catch (LedgerException e) {
            ending = Ending.of(
                    ReplayStatus.FAILED,
                    null,
                    "the ledger could not be read or written, so nothing further ran: " + e.getMessage());
        }
        record(new EvidenceBody.RunEnded(status(ending), ending.reason()));
        return ending;
    }

    /** A replay that stops because the world is not as recorded has shown nothing about the way it was going. */
    private RunStatus status(Ending ending) {
        if (ending.status() == ReplayStatus.SUCCEEDED) {
            return RunStatus.RETURNED;
        }
        boolean failed = receipts.stream().anyMatch(step -> step.outcome().isFailure());
        return failed ? RunStatus.FAILED : RunStatus.INTERRUPTED;
    }

    private Ending moves() {
        while (true) {
            Move move = course.next();
            Ending ending = conditions.passed(course.passed());
            if (ending == null) {
                ending = move(move);
            }
            if (ending != null) {
                return ending;
            }
        }
    }

    private @Nullable Ending move(Move move) {
        if (move instanceof Move.Call call) {
            observer.stepBegan(run, call.step(), course.number());
            int before = receipts.size();
            Ending ending = call.step().effect() == Effect.READ ? read(call) : write(call);
            if (receipts.size() == before) {
                receipts.add(receipt(call, null, ending == null ? "" : String.valueOf(ending.reason()), null));
            }
            observer.stepEnded(run, call.step(), receipts.get(before));
            return ending;
        } else if (move instanceof Move.HandBack stop) {
            return stop.ofCaller()
                    ? Ending.of(ReplayStatus.FAILED, null, stop.reason())
                    : Ending.ofPlan(ReplayStatus.FAILED, stop.stepId(), stop.reason());
        } else if (move instanceof Move.Fill fill) {
            return fill(fill);
        }
        return finish();
    }

    private Ending finish() {
        Ending unlike = conditions.afterPending();
        if (unlike != null) {
            return unlike;
        }
        boolean checked = plan.steps().stream().anyMatch(step -> !step.after().isEmpty());
        return kept.finish(checked) ? Ending.SUCCEEDED : Ending.of(ReplayStatus.FAILED, null, ANOTHER);
    }

    private @Nullable Ending read(Move.Call call) {
        PlanStep step = call.step();
        int occurrence = occurrence(call);
        Optional<ToolAnswer> before = kept.before(step.tool(), call.arguments(), occurrence);
        if (before.isPresent()) {
            return foundDone(call, before.get(), "read before, for what followed it");
        }
        Ending ending = conditions.beforeExecuting(step.id());
        if (ending != null) {
            return ending;
        }
        ToolCalls.Called called = tools.call(step, call.arguments());
        ToolAnswer answer = called.answer();
        if (answer == null) {
            var failed = new ToolAnswer(Outcome.FAILED, "");
            record(evidence(call, null, failed.outcome(), called));
            receipts.add(receipt(call, failed, called.problem(), called));
            return Ending.ofPlan(ReplayStatus.FAILED, step.id(), called.problem());
        }
        kept.add(step.tool(), call.arguments(), occurrence, answer);
        ran(call, answer, called);
        return null;
    }

    private @Nullable Ending write(Move.Call call) {
        int occurrence = occurrence(call);
        boolean asks = call.step().effect() == Effect.IRREVERSIBLE || conditions.pending();
        if (asks && writes.look(call, occurrence).isEmpty()) {
            Ending ending = conditions.beforeExecuting(call.step().id());
            ending = ending != null ? ending : writes.unapproved(call, occurrence);
            if (ending != null) {
                return ending;
            }
        }
        Optional<String> halted = settings.halted.get();
        if (halted.isPresent()) {
            return Ending.of(
                    ReplayStatus.FAILED,
                    null,
                    "stopped before step " + call.step().id() + ": " + halted.get());
        }
        if (!kept.keep()) {
            return Ending.of(ReplayStatus.IN_DOUBT, call.step().id(), "in doubt: " + ANOTHER);
        }
        Claims.Standing standing = writes.claim(call, occurrence);
        if (standing instanceof Claims.AlreadyDone before) {
            return foundDone(call, before.answer(), "done before, not repeated");
        } else if (standing instanceof Claims.InDoubt doubt) {
            return Ending.inDoubt(call.step().id(), doubt);
        }
        return write(call, (Claims.First) standing);
    }

    private @Nullable Ending write(Move.Call call, Claims.First claim) {
        boolean ended = false;
        try {
            ToolCalls.Called called = tools.call(call.step(), call.arguments());
            ended = true;
            ToolAnswer answer = called.answer();
            if (answer == null) {
                // The tool may have done its work before it broke.
                Ending ending = writes.brokeOff(call, claim, called);
                record(evidence(call, null, Outcome.UNKNOWN, called));
                receipts.add(receipt(call, null, String.valueOf(ending.reason()), called));
                return ending;
            }
            Ending lost = writes.settle(call, claim, answer);
            ran(call, answer, called);
            return lost;
        } finally {
            if (!ended) {
                writes.release(claim);
            }
        }
    }

    private @Nullable Ending fill(Move.Fill fill) {
        String step = fill.step().id();
        List<String> keys = fill.slots().stream().map(OpenSlot::key).toList();
        if (filler == null) {
            return Ending.of(ReplayStatus.FAILED, step, "open slots: " + keys);
        }
        Json asked = new Json.Arr(keys.stream().map(Json::of).toList());
        String name = "slots of " + step;
        Optional<ToolAnswer> before = kept.before(name, asked, 0);
        Json.Obj filled = before.isPresent()
                ? (Json.Obj) Json.parse(before.get().result())
                : Filled.by(filler, settings, plan, fill, course.results());
        List<String> open = keys.stream().filter(key -> filled.get(key) == null).toList();
        if (!open.isEmpty()) {
            // Another plan would have asked for the same: this says nothing about the plan.
            return Ending.of(ReplayStatus.FAILED, step, "open slots that nobody filled: " + open);
        }
        kept.add(name, asked, 0, new ToolAnswer(Outcome.SUCCEEDED, filled.text()));
        course.filled(course.given().withSlots(filled.members()));
        return null;
    }

    private @Nullable Ending foundDone(Move.Call call, ToolAnswer answer, String note) {
        conditions.foundDone();
        course.answered(call.step().id(), StepResult.of(answer));
        receipts.add(new ReplayReport.StepReceipt(
                call.step().id(),
                call.step().tool(),
                call.arguments(),
                answer.outcome(),
                answer.result(),
                note,
                Duration.ZERO,
                0,
                true));
        return null;
    }

    private void ran(Move.Call call, ToolAnswer answer, ToolCalls.Called called) {
        conditions.ran(call.step().id());
        record(evidence(call, answer.result(), answer.outcome(), called));
        course.answered(call.step().id(), StepResult.of(answer));
        receipts.add(receipt(call, answer, "", called));
    }

    /** How many equal calls the plan made before this one. */
    private int occurrence(Move.Call call) {
        return occurrences.merge(List.of(call.step().tool(), call.arguments()), 1, Integer::sum) - 1;
    }

    private ToolCall evidence(Move.Call call, @Nullable String result, Outcome outcome, ToolCalls.Called called) {
        PlanStep step = call.step();
        String error = called.errorClass() != null ? called.errorClass() : outcome.isFailure() ? "replay" : null;
        return new ToolCall(
                receipts.size(),
                step.id(),
                step.tool(),
                call.arguments(),
                result,
                outcome,
                error,
                called.duration(),
                step.fingerprint(),
                step.effect());
    }

    private static ReplayReport.StepReceipt receipt(
            Move.Call call, @Nullable ToolAnswer answer, String note, ToolCalls.@Nullable Called called) {
        return new ReplayReport.StepReceipt(
                call.step().id(),
                call.step().tool(),
                call.arguments(),
                answer == null ? Outcome.UNKNOWN : answer.outcome(),
                answer == null ? "" : answer.result(),
                note,
                called == null ? Duration.ZERO : called.duration(),
                called == null ? 0 : called.attempts(),
                false);
    }

    private void record(EvidenceBody body) {
        journal.record(run, task, ACTOR, body);
    }
}
