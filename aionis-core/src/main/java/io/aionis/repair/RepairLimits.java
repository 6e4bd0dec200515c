package io.aionis.repair;

import io.aionis.compile.RecordedRun;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Argument;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import io.aionis.plan.PlanStep;
import io.aionis.replay.StepResult;
import io.aionis.replay.Stop;
import io.aionis.replay.ToolDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How far a repair that was thought out may go. It may differ from the plan that stopped in
 *
 * <ol>
 *   <li>the step that stopped: not its id; another tool only when its own is gone, of the same effect; an effect only as
 *       the tool now declares it, and never a lesser one; a fingerprint only as the tool now has it; it repeats for each
 *       element only if it did; and no constant that the plan did not have there, unless the tool's schema now leaves no
 *       other choice than that and the like of it (an enum that no longer holds the old value);
 *   <li>at most {@value #MOST_INSERTED} steps put directly before it, of tools that there are, with the effect that the
 *       tool declares; one that writes is named to the reviewer, one that is {@link Effect#IRREVERSIBLE} is refused;
 *   <li>the places at which later steps and the answer read that step's result; where the result is known, a step may
 *       leave only a place that is gone.
 * </ol>
 *
 * <p>The call of a write that has been made stays as it is.
 *
 * <p>What an expectation loses is not left to the author's words: {@link #check} says it. Pure and stateless.
 */
public final class RepairLimits {

    /** The most steps that are put before the one that stopped. */
    public static final int MOST_INSERTED = 3;

    private final Stop stop;
    private final Plan before;
    private final Plan after;
    private final Map<Json, Json> moved;

    private RepairLimits(Stop stop, Plan after, Map<Json, Json> moved) {
        this.stop = stop;
        this.before = stop.plan();
        this.after = after;
        this.moved = moved;
    }

    /**
     * What a repair changes, one line each, for the reviewer; everything, whatever its author says of it.
     *
     * @throws RepairRefusedException when it changes what a repair may not, or nothing; it names the first place
     */
    public static List<String> check(Stop stop, Plan after) {
        return check(stop, after, Map.of());
    }

    /**
     * What a repair changes.
     *
     * @param moved constants that were found to be another now, by their old value: also the plan's own checks may say so
     */
    static List<String> check(Stop stop, Plan after, Map<Json, Json> moved) {
        new RepairLimits(Steps.whole(stop), after, moved).check();
        List<String> changes = Changes.between(stop.plan(), after);
        if (changes.isEmpty()) {
            throw new RepairRefusedException(
                    "The repair changes nothing; expected a change of the step " + stop.step());
        }
        return changes;
    }

    /**
     * A proposal as it may be kept for review, whoever makes it and whatever it says of itself: one that was thought out
     * keeps within the limits and names all that it changes; one that rests on a run is what that run compiles to.
     *
     * @param run the run that the proposal may rest on, or null
     * @throws RepairRefusedException when it goes beyond the limits, or does not come from that run
     */
    public static Proposal admit(Stop stop, Proposal proposal, @Nullable RecordedRun run) {
        if (proposal.basis() == Proposal.Basis.RECORDED_RUN) {
            boolean recorded = run != null
                    && HandBackRepair.of(stop.plan(), stop.step(), stop.reason(), run)
                            .filter(own -> own.plan().equals(proposal.plan()))
                            .isPresent();
            if (!recorded) {
                throw new RepairRefusedException("The proposal of '" + OneLine.of(proposal.author(), 80)
                        + "' says that it rests on a recorded run, and the run that stopped does not compile to it;"
                        + " expected the plan of that run, or a proposal of the basis " + Proposal.Basis.SYNTHESIS);
            }
            return proposal;
        }
        return Proposals.complete(stop, proposal, MovedFile.between(stop, proposal.plan()));
    }

    private void check() {
        int longest = PlanJson.LONGEST;
        int length = PlanJson.write(after).length();
        if (length > longest) {
            throw new RepairRefusedException(
                    "The mended plan has " + length + " characters; expected at most " + longest);
        }
        same("/name", before.name(), after.name());
        same("/task", before.task(), after.task());
        same("/parameters", before.parameters(), after.parameters());
        same("/before", Sources.checks(before.before(), this::movedTo), Sources.checks(after.before(), this::movedTo));
        int place = Steps.place(before, stop.step());
        int inserted = inserted(place);
        for (int i = 0; i < place; i++) {
            same("/steps/" + i, before.steps().get(i), after.steps().get(i));
        }
        for (int i = place; i < place + inserted; i++) {
            inserted("/steps/" + i, after.steps().get(i));
        }
        StoppedStep.check(
                "/steps/" + (place + inserted),
                before.steps().get(place),
                after.steps().get(place + inserted),
                stop.tools(),
                moved);
        written(
                "/steps/" + (place + inserted),
                before.steps().get(place),
                after.steps().get(place + inserted));
        for (int i = place + 1; i < before.steps().size(); i++) {
            PlanStep now = after.steps().get(i + inserted);
            same(
                    "/steps/" + (i + inserted),
                    Sources.map(before.steps().get(i), reading()),
                    Sources.map(now, reading()));
            reads("/steps/" + (i + inserted), pointers(before.steps().get(i)), pointers(now));
        }
        same("/answer", Sources.mapped(before.answer(), reading()), Sources.mapped(after.answer(), reading()));
    }

    /** Made with other arguments, a write that the same request has made would be made a second time. */
    private void written(String at, PlanStep was, PlanStep is) {
        boolean made = was.effect() != Effect.READ
                && stop.done().entrySet().stream()
                        .anyMatch(done ->
                                (done.getKey().equals(was.id()) || done.getKey().startsWith(was.id() + "#"))
                                        && !done.getValue().outcome().isFailure());
        boolean same = was.tool().equals(is.tool())
                && was.arguments().equals(is.arguments())
                && Objects.equals(was.forEach(), is.forEach());
        if (made && !same) {
            throw refused(
                    at,
                    "changes the call of a write that has been made, so that the same request would make it again;"
                            + " only what is expected of it may change");
        }
    }

    /** How many steps stand newly before the one that stopped. */
    private int inserted(int place) {
        Set<String> ids = new HashSet<>();
        after.steps().forEach(step -> ids.add(step.id()));
        for (int i = 0; i < before.steps().size(); i++) {
            if (!ids.contains(before.steps().get(i).id())) {
                throw refused(
                        "/steps/" + i,
                        "removes or renames the step '" + before.steps().get(i).id() + "'");
            }
        }
        int inserted = Steps.place(after, stop.step()) - place;
        int added = after.steps().size() - before.steps().size();
        if (inserted != added) {
            throw refused(
                    "/steps",
                    "puts " + (added - inserted) + " steps elsewhere than before the step '" + stop.step() + "'");
        } else if (inserted > MOST_INSERTED) {
            throw refused(
                    "/steps/" + place,
                    "puts " + inserted + " steps before the one that stopped; expected at most " + MOST_INSERTED);
        }
        return inserted;
    }

    private void inserted(String at, PlanStep step) {
        ToolDescriptor tool = stop.tools().get(step.tool());
        if (tool == null) {
            throw refused(at + "/tool", "calls the tool '" + step.tool() + "', which there is not");
        } else if (tool.effect() != step.effect()) {
            throw refused(
                    at + "/effect",
                    "says that the tool '" + step.tool() + "' is " + step.effect() + "; it declares " + tool.effect());
        } else if (step.effect() == Effect.IRREVERSIBLE) {
            throw refused(at + "/effect", "puts an IRREVERSIBLE step in; let a person plan that");
        } else if (step.forEach() != null && step.effect() != Effect.READ) {
            throw refused(at + "/forEach", "writes once for each element of something; expected one write");
        }
    }

    private Argument movedTo(Argument argument) {
        return argument instanceof Argument.Constant constant
                ? new Argument.Constant(moved.getOrDefault(constant.value(), constant.value()))
                : argument;
    }

    /** Makes what reads the stopped step's result equal wherever in it that is. */
    private UnaryOperator<Argument> reading() {
        String id = stop.step();
        return argument -> {
            if (argument instanceof Argument.Binding binding && binding.step().equals(id)) {
                return new Argument.Binding(id, "");
            } else if (argument instanceof Argument.Select select
                    && select.step().equals(id)) {
                List<Argument.Condition> where = select.where().stream()
                        .map(c -> new Argument.Condition(anywhere(c.at()), c.is()))
                        .toList();
                return new Argument.Select(id, "", where, anywhere(select.take()), select.quantity());
            } else if (argument instanceof Argument.Search search
                    && search.step().equals(id)) {
                return new Argument.Search(id, "", search.holds());
            }
            return argument;
        };
    }

    private List<String> pointers(PlanStep step) {
        List<String> pointers = new ArrayList<>();
        Sources.map(step, argument -> {
            if (argument instanceof Argument.Binding binding && binding.step().equals(stop.step())) {
                pointers.add(binding.pointer());
            }
            return argument;
        });
        return pointers;
    }

    /** Where the result is known, a reader may leave a place only when nothing is there, and go only where something is. */
    private void reads(String at, List<String> was, List<String> is) {
        StepResult result = stop.done().get(stop.step());
        if (result == null || result.outcome() != Outcome.SUCCEEDED) {
            return;
        }
        for (int i = 0; i < was.size(); i++) {
            if (!was.get(i).equals(is.get(i))
                    && (result.result().at(was.get(i)) != null
                            || result.result().at(is.get(i)) == null)) {
                throw refused(
                        at,
                        "reads '" + is.get(i) + "' of the result where it read '" + was.get(i)
                                + "'; the old place must be gone and the new one there");
            }
        }
    }

    private static String anywhere(String pointer) {
        return pointer.equals(Argument.Select.KEY) ? pointer : "";
    }

    private void same(String at, @Nullable Object was, @Nullable Object is) {
        if (was == null ? is != null : !was.equals(is)) {
            throw refused(at, "changes what has nothing to do with the step '" + stop.step() + "'");
        }
    }

    static RepairRefusedException refused(String at, String what) {
        return new RepairRefusedException("At " + at + ": the repair " + OneLine.of(what, 300)
                + ". A repair may change the step that stopped, put steps before it, and change where later steps read"
                + " its result");
    }
}
