package io.aionis.replay;

import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way of one replay through its plan: the moves of the {@link Planner}, without going over the steps again that came
 * out as expected. So a long plan takes no more for each step than a short one. Not thread-safe.
 */
final class Course {

    private final Plan plan;
    private final Map<String, StepResult> results = new LinkedHashMap<>();
    private final List<PlanStep> passed = new ArrayList<>();
    private Given given;
    private int at;

    /** A way from the beginning; the parameters must have no {@link Inputs#problems}. */
    Course(Plan plan, Given given) {
        this.plan = plan;
        this.given = given;
    }

    Given given() {
        return given;
    }

    /** What the steps answered, by id. */
    Map<String, StepResult> results() {
        return results;
    }

    void answered(String step, StepResult result) {
        results.put(step, result);
    }

    void filled(Given filled) {
        given = filled;
    }

    /** The place of the step that it has come to, from 1. */
    int number() {
        return at + 1;
    }

    Move next() {
        passed.clear();
        while (at < plan.steps().size()) {
            PlanStep step = plan.steps().get(at);
            @Nullable
            Move move = Planner.step(
                    step, new Resolver(given.parameters(), given.slots(), results), results, new HashSet<>());
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
