package io.aionis.repair;

import io.aionis.compile.CompileException;
import io.aionis.compile.Compiler;
import io.aionis.compile.RecordedRun;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Argument;
import io.aionis.plan.Expectation;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a proposal of what a model did after a plan handed back to it. The proposal rests on that run
 * ({@link Proposal.Basis#RECORDED_RUN}), not on thought, and is not bound by {@link RepairLimits}. Pure and stateless.
 */
public final class HandBackRepair {

    /** The author of these proposals. */
    public static final String AUTHOR = "hand-back";

    private static final int LONGEST = 4_000;

    private HandBackRepair() {}

    /**
     * The plan of the run, under the old plan's name and task, with the old one's preconditions; where a step is as
     * before, it expects what it expected or what was found now. Empty when nothing differs, when the run did not stand
     * (see {@link Compiler#compile}), or when it did not begin with the plan's steps before the hand-back.
     *
     * @param plan the plan that handed back
     * @param step the id of the step at which it did
     * @param reason why it did, in the planner's words
     * @param run the whole run, the plan's calls and the model's
     * @throws IllegalArgumentException when the plan has no such step
     */
    public static Optional<Proposal> of(Plan plan, String step, String reason, RecordedRun run) {
        int place = Steps.place(plan, step.contains("#") ? step.substring(0, step.indexOf('#')) : step);
        List<String> calls = run.calls().stream()
                .filter(call -> call.outcome() == Outcome.SUCCEEDED)
                .map(ToolCall::tool)
                .toList();
        int begun = begun(plan, place, calls);
        boolean other = run.task() != null && !run.task().signature().equals(plan.task());
        if (begun < 0 || other) {
            return Optional.empty();
        }
        Plan recorded;
        try {
            recorded = Compiler.compile(plan.name(), run).plan();
        } catch (CompileException notHonest) {
            return Optional.empty();
        }
        List<PlanStep> steps = joined(plan, recorded);
        if (steps.equals(plan.steps()) && recorded.parameters().equals(plan.parameters())) {
            return Optional.empty();
        }
        Argument answer = answer(plan, steps);
        Plan mended = new Plan(plan.name(), plan.task(), recorded.parameters(), steps, plan.before(), answer);
        return Optional.of(new Proposal(
                mended,
                rationale(plan, place, reason, run, calls.subList(begun, calls.size()), mended),
                AUTHOR,
                Proposal.Basis.RECORDED_RUN));
    }

    /** How many calls of the run are those of the plan's steps before the place; negative when it began otherwise. */
    private static int begun(Plan plan, int place, List<String> calls) {
        int at = 0;
        for (PlanStep step : plan.steps().subList(0, place)) {
            int first = at;
            boolean several = step.forEach() != null || searches(step);
            while (at < calls.size() && calls.get(at).equals(step.tool()) && (several || at == first)) {
                at++;
            }
            if (at == first && step.forEach() == null) {
                return -1;
            }
        }
        return at;
    }

    private static boolean searches(PlanStep step) {
        boolean[] found = {false};
        Sources.each(step.arguments(), argument -> found[0] |= argument instanceof Argument.Search);
        return found[0];
    }

    /** The recorded steps; one that is as before keeps what it is expected to be, and adds what was found. */
    private static List<PlanStep> joined(Plan plan, Plan recorded) {
        Map<String, PlanStep> old = new HashMap<>();
        plan.steps().forEach(step -> old.put(step.id(), step));
        List<PlanStep> steps = new ArrayList<>();
        for (PlanStep now : recorded.steps()) {
            PlanStep was = old.get(now.id());
            steps.add(was != null && alike(was, now) ? joined(was, now) : now);
        }
        return steps;
    }

    private static boolean alike(PlanStep was, PlanStep now) {
        return was.tool().equals(now.tool())
                && was.effect() == now.effect()
                && was.arguments().equals(now.arguments());
    }

    private static PlanStep joined(PlanStep was, PlanStep now) {
        List<Expectation> expectations = new ArrayList<>();
        for (Expectation expectation : was.expectations()) {
            Expectation found = expectation;
            for (Expectation other : now.expectations()) {
                if (expectation instanceof Expectation.OneOf before
                        && other instanceof Expectation.OneOf seen
                        && before.at().equals(seen.at())) {
                    Set<Json> values = new LinkedHashSet<>(before.values());
                    values.addAll(seen.values());
                    found = new Expectation.OneOf(before.at(), List.copyOf(values));
                }
            }
            expectations.add(found);
        }
        now.expectations().stream()
                .filter(each -> each instanceof Expectation.Kind
                        && was.expectations().stream().noneMatch(old -> old.at().equals(each.at())))
                .forEach(expectations::add);
        return new PlanStep(
                was.id(),
                was.tool(),
                was.effect(),
                now.fingerprint(),
                was.arguments(),
                expectations,
                was.forEach(),
                was.after());
    }

    /** The old answer, if all steps that it may read are as they were. */
    private static @Nullable Argument answer(Plan plan, List<PlanStep> steps) {
        Argument answer = plan.answer();
        if (answer == null) {
            return null;
        }
        boolean[] known = {true};
        Sources.each(answer, argument -> {
            String source = argument instanceof Argument.Binding binding
                    ? binding.step()
                    : argument instanceof Argument.Select select ? select.step() : null;
            boolean parameter = argument instanceof Argument.Parameter;
            known[0] &= !parameter && (source == null || unchanged(plan, steps, source));
        });
        return known[0] ? answer : null;
    }

    private static boolean unchanged(Plan plan, List<PlanStep> steps, String id) {
        PlanStep was = plan.steps().get(Steps.place(plan, id));
        return steps.stream().anyMatch(step -> step.id().equals(id) && alike(was, step));
    }

    private static String rationale(
            Plan plan, int place, String reason, RecordedRun run, List<String> after, Plan mended) {
        PlanStep step = plan.steps().get(place);
        String instead = after.isEmpty()
                ? "called no further tool"
                : "called " + after.stream().collect(Collectors.joining(", "));
        String answer = plan.answer() != null && mended.answer() == null
                ? "; the answer is left to the model, as what it was made of has changed"
                : "";
        String text = "From the recorded run " + run.run().value() + ", which ended " + run.status()
                + "; it is no synthesis, and the limits of a repair do not bind it. The plan stopped at " + step.id()
                + " (" + step.tool() + "): " + OneLine.of(reason, 500) + ". The model then "
                + OneLine.of(instead, 500) + answer + " | Changes: "
                + String.join("; ", Changes.between(plan, mended));
        return OneLine.of(text, LONGEST);
    }
}
