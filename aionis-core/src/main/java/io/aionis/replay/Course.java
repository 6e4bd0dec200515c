package io.aionis.replay;

import io.aionis.plan.Check;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way of one replay through its plan: the moves of the {@link Planner}, without going over the steps again that came
 * out as expected. So a long plan takes no more for each step than a short one. Not thread-safe.
 */
final class Course {

    private final Plan plan;
    private final List<PlanStep> passed = new ArrayList<>();
    private Given given;
    private Walk walk;
    private int at;

    /** A way from the beginning; parameters and slots must have no problems that {@link Inputs} knows. */
    Course(Plan plan, Given given) {
        this.plan = plan;
        this.given = given;
        this.walk = new Walk(plan, given, Map.of());
    }

    Given given() {
        return given;
    }

    /** What the steps answered, by id. */
    Map<String, StepResult> results() {
        return walk.results();
    }

    /** Checks with their values, as far as they are known by now. */
    List<DueCheck> due(List<Check> checks) {
        return Planner.due(checks, new Resolver(given, walk.sources()));
    }

    /** The final answer, once every step has run; null when the plan leaves it to the model. */
    @Nullable
    String answer() {
        return Planner.answer(plan, given, results()).orElse(null);
    }

    void answered(String step, StepResult result) {
        walk.answered(step, result);
    }

    void filled(Given filled) {
        given = filled;
        walk = new Walk(plan, filled, walk.results());
    }

    /** The place of the step that it has come to, from 1. */
    int number() {
        return at + 1;
    }

    Move next() {
        passed.clear();
        while (at < plan.steps().size()) {
            PlanStep step = plan.steps().get(at);
            Move move = walk.step(step);
            if (move != null) {
                return move;
            }
            passed.add(step);
            at++;
        }
        return new Move.Done();
    }

    /** The steps that the last {@link #next} found to be as expected. */
    List<PlanStep> passed() {
        return passed;
    }
}
