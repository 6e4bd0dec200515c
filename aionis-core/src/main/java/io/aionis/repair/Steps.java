package io.aionis.repair;

import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.replay.Stop;
import java.util.ArrayList;
import java.util.List;

/** The step that stopped, and plans in which it is another. */
final class Steps {

    private Steps() {}

    /**
     * The place of the step that stopped.
     *
     * @throws IllegalArgumentException when the plan has no such step
     */
    static int place(Plan plan, String step) {
        for (int i = 0; i < plan.steps().size(); i++) {
            if (plan.steps().get(i).id().equals(step)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The plan '" + OneLine.of(plan.name(), 80) + "' has no step '"
                + OneLine.of(step, 80) + "'; expected the id of the step that stopped");
    }

    /** The stop at the step itself, where it names one of the calls that a search or a repetition makes of it. */
    static Stop whole(Stop stop) {
        int mark = stop.step().indexOf('#');
        return mark < 0 ? stop : stop.at(stop.plan(), stop.step().substring(0, mark));
    }

    static PlanStep stopped(Stop stop) {
        return stop.plan().steps().get(place(stop.plan(), stop.step()));
    }

    static Plan with(Plan plan, List<PlanStep> steps) {
        return new Plan(plan.name(), plan.task(), plan.parameters(), steps, plan.before(), plan.answer());
    }

    /** The plan with one step in place of the one of the same id. */
    static Plan with(Plan plan, PlanStep step) {
        List<PlanStep> steps = new ArrayList<>(plan.steps());
        steps.set(place(plan, step.id()), step);
        return with(plan, steps);
    }
}
