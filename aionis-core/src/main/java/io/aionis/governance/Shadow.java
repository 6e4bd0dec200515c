package io.aionis.governance;

import io.aionis.compile.RecordedRun;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.GovernanceBody.Trial.Result;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Argument;
import io.aionis.plan.Plan;
import io.aionis.replay.Given;
import io.aionis.replay.Move;
import io.aionis.replay.OpenSlot;
import io.aionis.replay.Planner;
import io.aionis.replay.StepResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a plan against a run that the agent made itself: would the plan have made the same writes? The planner is asked
 * for its moves, and each is answered from what the run recorded; nothing is called. Pure.
 *
 * <ul>
 *   <li>A read is answered by an equal call of the run that nothing was answered from yet: if possible one between the
 *       last write that both made and the run's next, else the latest before, else the first after. A run that never made
 *       it leaves the plan undecided.
 *   <li>A write must be the next write that the run made: same tool, same arguments. One that the run did not make is a
 *       wrong write, and the comparison ends there, as nobody knows what the tool would have answered.
 *   <li>A slot takes the value that the run gave it. Who fills slots is not the plan, so this tests all but them. Values
 *       that are fresh in every run match any value.
 *   <li>A write that failed did not happen; of one whose outcome is unknown nobody can tell, so the run says nothing.
 * </ul>
 */
public final class Shadow {

    private static final int MOST_MOVES = 10_000;

    private final Plan plan;
    private final List<Called> calls = new ArrayList<>();
    private final Map<String, StepResult> done = new LinkedHashMap<>();
    private Given given;
    private int lastWrite = -1;
    private int slots;
    private @Nullable String difference;

    /**
     * What came of a comparison.
     *
     * @param result whether the plan would have made exactly the run's writes
     * @param reason the first difference, or why the run says nothing; or what a reader should know
     * @param wrongWrites how many writes the plan would have made that the run did not make: 0 or 1
     */
    public record Comparison(Result result, String reason, int wrongWrites) {}

    /** A call of the run, and whether a move was answered from it. */
    private static final class Called {
        private final ToolCall call;
        private boolean taken;

        private Called(ToolCall call) {
            this.call = call;
        }

        private boolean isWrite() {
            return call.effect() != Effect.READ;
        }

        private boolean happened() {
            return !call.outcome().isFailure();
        }
    }

    private Shadow(Plan plan, RecordedRun run) {
        this.plan = plan;
        run.calls().forEach(call -> calls.add(new Called(call)));
        this.given = new Given(run.parameters(), Map.of(), run.run().value(), Instant.EPOCH);
    }

    /** Compares a plan with a run of its task. */
    public static Comparison compare(Plan plan, RecordedRun run) {
        for (ToolCall call : run.calls()) {
            boolean inDoubt =
                    call.outcome() != Outcome.SUCCEEDED && !call.outcome().isFailure();
            if (call.effect() != Effect.READ && inDoubt) {
                return undecided("nobody knows whether " + shown(call.tool(), call.arguments()) + " happened");
            }
        }
        if (!run.parameters().keySet().equals(plan.parameters().keySet())) {
            return undecided("the run has the parameters " + run.parameters().keySet() + " and the plan needs "
                    + plan.parameters().keySet());
        }
        return new Shadow(plan, run).compare();
    }

    private Comparison compare() {
        for (int moves = 0; moves < MOST_MOVES; moves++) {
            Move move = Planner.next(plan, given, done);
            Optional<Comparison> end;
            if (move instanceof Move.Call call) {
                end = call.step().effect() == Effect.READ ? read(call) : write(call);
            } else if (move instanceof Move.Fill fill) {
                end = fill(fill);
            } else if (move instanceof Move.HandBack stop) {
                return differed("the plan would have handed back: " + stop.reason(), 0);
            } else {
                return atEnd();
            }
            if (end.isPresent()) {
                return end.get();
            }
        }
        return undecided("the plan makes more than " + MOST_MOVES + " moves");
    }

    private Optional<Comparison> read(Move.Call move) {
        Called best = null;
        int bestRank = Integer.MAX_VALUE;
        for (int i = 0; i < calls.size(); i++) {
            Called called = calls.get(i);
            if (!called.taken && matches(called.call, move) && rank(i) < bestRank) {
                best = called;
                bestRank = rank(i);
            }
        }
        if (best == null) {
            return Optional.of(undecided("the run never made the read "
                    + shown(move.step().tool(), move.arguments()) + " that step "
                    + move.step().id() + " makes"));
        }
        answer(move, best);
        return Optional.empty();
    }

    /** How well a call tells what the plan would have read, from 0: when it was made, and whether it came out. */
    private int rank(int at) {
        int distance = calls.size() + Math.abs(at - lastWrite);
        if (at > lastWrite) {
            boolean anotherWrite =
                    calls.subList(lastWrite + 1, at).stream().anyMatch(called -> called.isWrite() && called.happened());
            distance = anotherWrite ? 3 * calls.size() + at : at - lastWrite;
        }
        return calls.get(at).happened() ? distance : 10 * calls.size() + distance;
    }

    private Optional<Comparison> write(Move.Call move) {
        Called found = null;
        boolean next = true;
        for (Called called : calls) {
            if (called.taken || !called.isWrite()) {
                continue;
            }
            if (matches(called.call, move) && (found == null || !found.happened())) {
                found = called;
                if (found.happened()) {
                    break;
                }
            } else if (called.happened() && found == null) {
                next = false;
            }
        }
        if (found == null) {
            return Optional.of(differed(
                    "step " + move.step().id() + " would have written "
                            + shown(move.step().tool(), move.arguments()) + ", which the run did not",
                    1));
        }
        if (!next) {
            differs("step " + move.step().id() + " would have written "
                    + shown(move.step().tool(), move.arguments()) + " before other writes of the run");
        }
        lastWrite = Math.max(lastWrite, calls.indexOf(found));
        answer(move, found);
        return Optional.empty();
    }

    private Optional<Comparison> fill(Move.Fill fill) {
        String tool = fill.step().tool();
        for (Called called : calls) {
            if (!called.taken && called.call.tool().equals(tool) && called.call.arguments() instanceof Json.Obj) {
                Map<String, Json> values = values(fill.slots(), called.call.arguments());
                if (values.size() == fill.slots().size()
                        && Planner.next(plan, given.withSlots(values), done) instanceof Move.Call call
                        && matches(called.call, call)) {
                    slots += values.size();
                    given = given.withSlots(values);
                    return Optional.empty();
                }
            }
        }
        String what = "step " + fill.step().id() + " would have called " + tool + " with other arguments than the run";
        return Optional.of(fill.step().effect() == Effect.READ ? undecided(what) : differed(what, 1));
    }

    private static Map<String, Json> values(List<OpenSlot> slots, Json arguments) {
        Map<String, Json> values = new LinkedHashMap<>();
        for (OpenSlot slot : slots) {
            Json value = arguments.at(slot.pointer());
            boolean chosen = slot.choices().isEmpty()
                    || slot.choices().stream().anyMatch(choice -> choice.value().equals(value));
            if (value != null && chosen) {
                values.put(slot.key(), value);
            }
        }
        return values;
    }

    private Comparison atEnd() {
        for (Called called : calls) {
            if (called.isWrite() && called.happened() && !called.taken) {
                differs("the run also wrote " + shown(called.call.tool(), called.call.arguments()));
            }
        }
        if (difference != null) {
            return new Comparison(Result.DIFFERED, difference, 0);
        }
        return new Comparison(
                Result.AGREED,
                slots == 0 ? "" : slots + (slots == 1 ? " slot was" : " slots were") + " taken from the run",
                0);
    }

    private void answer(Move.Call move, Called called) {
        called.taken = true;
        String result = called.call.result();
        done.put(move.step().id(), StepResult.of(called.call.outcome(), result == null ? "" : result));
    }

    private static boolean matches(ToolCall call, Move.Call move) {
        return call.tool().equals(move.step().tool())
                && same(move.arguments(), call.arguments(), move.step().arguments());
    }

    /** Equal, but for what is fresh in every run. */
    private static boolean same(@Nullable Json planned, @Nullable Json made, @Nullable Argument source) {
        if (planned == null || made == null) {
            return planned == made;
        } else if (isFresh(source)) {
            return true;
        } else if (source instanceof Argument.ObjectOf object
                && planned instanceof Json.Obj left
                && made instanceof Json.Obj right) {
            return left.members().keySet().equals(right.members().keySet())
                    && left.members().keySet().stream()
                            .allMatch(name -> same(
                                    left.get(name),
                                    right.get(name),
                                    object.members().get(name)));
        } else if (source instanceof Argument.ListOf list
                && planned instanceof Json.Arr left
                && made instanceof Json.Arr right
                && left.elements().size() == list.elements().size()
                && right.elements().size() == list.elements().size()) {
            for (int i = 0; i < list.elements().size(); i++) {
                if (!same(
                        left.elements().get(i),
                        right.elements().get(i),
                        list.elements().get(i))) {
                    return false;
                }
            }
            return true;
        }
        return planned.equals(made);
    }

    private static boolean isFresh(@Nullable Argument source) {
        return source instanceof Argument.Fresh
                || source instanceof Argument.Template template
                        && template.parts().stream().anyMatch(Shadow::isFresh);
    }

    private void differs(String what) {
        if (difference == null) {
            difference = what;
        }
    }

    private Comparison differed(String what, int wrongWrites) {
        differs(what);
        return new Comparison(Result.DIFFERED, difference == null ? what : difference, wrongWrites);
    }

    private static Comparison undecided(String why) {
        return new Comparison(Result.UNDECIDED, why, 0);
    }

    private static String shown(String tool, Json arguments) {
        return Shown.line(tool + arguments.canonical());
    }
}
