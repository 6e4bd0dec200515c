package io.aionis.replay;

import io.aionis.model.Effect;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that can be said about a replay before its first step. Calls no tool. */
final class Preflight {

    private final Plan plan;
    private final Settings settings;
    private final Map<String, ToolDescriptor> tools;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> unchecked = new ArrayList<>();
    private final List<String> approvals = new ArrayList<>();

    Preflight(Plan plan, Settings settings, Map<String, ToolDescriptor> tools) {
        this.plan = plan;
        this.settings = settings;
        this.tools = tools;
    }

    /**
     * Something that is missing.
     *
     * @param step the step that a mended plan would change; null when the caller must do something
     */
    private record Problem(@Nullable String step, String text) {}

    Readiness readiness() {
        return new Readiness(problems.stream().map(Problem::text).toList(), unchecked, approvals);
    }

    /** The first step that a mended plan would change, when nothing else is missing; else null. */
    @Nullable
    String toMend() {
        boolean all = problems.stream().allMatch(problem -> problem.step() != null);
        return all && !problems.isEmpty() ? problems.get(0).step() : null;
    }

    /** What the caller gave, and what the host has. */
    Preflight inputsAndTools(boolean slotsMayBeOpen) {
        Inputs.problems(plan, settings.parameters).forEach(this::ofCaller);
        slots(slotsMayBeOpen);
        if (problems.isEmpty()) {
            Unbound.in(plan, settings.parameters).forEach(this::ofCaller);
        }
        if (plan.steps().size() > settings.rounds) {
            ofCaller("The plan has " + plan.steps().size() + " steps and the limit of rounds is " + settings.rounds
                    + "; raise it to at least as many");
        }
        plan.steps().forEach(this::tool);
        return this;
    }

    private void slots(boolean mayBeOpen) {
        if (!mayBeOpen) {
            for (OpenSlot slot : Inputs.openSlots(plan, settings.slots)) {
                ofCaller("The slot " + slot.key() + " has no value: " + slot.reason() + "; give it with slot(\""
                        + slot.key() + "\", value)");
            }
        }
        Inputs.slotProblems(plan, settings.slots).forEach(this::ofCaller);
        Inputs.slotKinds(plan, settings.slots).forEach(this::ofCaller);
    }

    private void tool(PlanStep step) {
        ToolDescriptor tool = tools.get(step.tool());
        String what = "Step " + step.id() + " ";
        if (tool == null) {
            ofPlan(
                    step,
                    what + "needs the tool '" + step.tool() + "', which is gone; there are " + tools.keySet()
                            + ". Bring it back under its name, or compile the playbook again");
            return;
        }
        Drift.of(step, tool).forEach(changed -> ofPlan(step, changed));
        if (tool.effect() == step.effect() && step.effect() == Effect.IRREVERSIBLE) {
            approvals.add(what + "(" + step.tool() + ") cannot be undone: somebody must approve its exact arguments");
        }
        if (tool.runsCommands() && !settings.allowLocalExec) {
            ofCaller(what + "(" + step.tool() + ") starts a program on this machine; allow that with"
                    + " allowLocalExec(true)");
        }
    }

    /** Whether the surroundings are as the plan asks, as far as that can be known now. */
    Preflight surroundings(boolean executing) {
        if (!problems.isEmpty() && !Inputs.problems(plan, settings.parameters).isEmpty()) {
            return this;
        }
        Surroundings.Found found = new Surroundings(settings.checkers, executing)
                .look("Before the first step", Planner.before(plan, settings.given()));
        found.problems().forEach(problem -> ofPlan(plan.steps().get(0), problem));
        unchecked.addAll(found.unchecked());
        return this;
    }

    /** Whether somebody knows how to check what must hold after the steps. */
    Preflight kindsOfChecks() {
        for (PlanStep step : plan.steps()) {
            step.after().stream()
                    .filter(check -> !settings.checkers.containsKey(check.kind()))
                    .forEach(check -> ofCaller(
                            Surroundings.unknown("After it, step " + step.id(), check.kind(), settings.checkers)));
        }
        return this;
    }

    /** What may only be known by executing something, and is not allowed to be. */
    Preflight refusingUnchecked() {
        for (String check : unchecked) {
            ofCaller(check + "; allow that with allowLocalExec(true)");
        }
        unchecked.clear();
        return this;
    }

    private void ofCaller(String text) {
        problems.add(new Problem(null, text));
    }

    private void ofPlan(PlanStep step, String text) {
        problems.add(new Problem(step.id(), text));
    }
}
