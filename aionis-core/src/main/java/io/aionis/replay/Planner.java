package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.Check;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what a replay does next, from the plan, its inputs and what has been done. Pure: equal inputs give equal moves.
 * It never throws for what a run brings along; whatever does not fit the plan is a {@link Move.HandBack}.
 */
public final class Planner {

    private Planner() {}

    /** The next move when no slot has been given a value. */
    public static Move next(Plan plan, Map<String, Json> parameters, Map<String, StepResult> done) {
        return next(plan, Given.of(parameters), done);
    }

    /**
     * The next move.
     *
     * @param given what the replay was given
     * @param done the steps that have run, by the id of the {@link Move.Call}'s step, from the journal; a step that
     *     searches, or runs for each element, runs as several, {@code s3#0} and on
     */
    public static Move next(Plan plan, Given given, Map<String, StepResult> done) {
        List<String> wrong = problems(plan, given);
        return wrong.isEmpty()
                ? new Walk(plan, given, done).toEnd()
                : new Move.HandBack(plan.steps().get(0).id(), String.join("; ", wrong));
    }

    /** The checks to be made before the first step, in order. */
    public static List<DueCheck> before(Plan plan, Given given) {
        return due(plan.before(), new Resolver(given, new Walk(plan, given, Map.of()).sources()));
    }

    /**
     * The checks to be made once a step has run, in order; none while a step that is made of several calls has not made
     * its last one, and none when it did not come out as expected, which {@link #next} says.
     *
     * @param step the step of the plan, or of the {@link Move.Call} that was just made
     * @param done what has been done, this call too
     */
    public static List<DueCheck> after(Plan plan, PlanStep step, Given given, Map<String, StepResult> done) {
        String id = Looping.stepOf(step.id());
        PlanStep whole = plan.steps().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The plan '" + plan.name() + "' has no step "
                        + Shown.value(Json.of(id)) + "; expected one of its own"));
        Walk walk = new Walk(plan, given, done);
        boolean due = !whole.after().isEmpty() && problems(plan, given).isEmpty() && walk.over(whole);
        return due ? due(whole.after(), new Resolver(given, walk.sources())) : List.of();
    }

    /**
     * The final answer, once every step has run; empty when the plan leaves it to the model, or a value of it is not
     * there. Text is given as it is, any other value as JSON.
     */
    public static Optional<String> answer(Plan plan, Given given, Map<String, StepResult> done) {
        Argument answer = plan.answer();
        Walk walk = new Walk(plan, given, done);
        if (answer == null || !problems(plan, given).isEmpty() || !(walk.toEnd() instanceof Move.Done)) {
            return Optional.empty();
        }
        try {
            Json value = new Resolver(given, walk.sources()).value("The answer", answer);
            return Optional.of(value instanceof Json.Str text ? text.value() : value.text());
        } catch (Unresolved nothingThere) {
            return Optional.empty();
        }
    }

    /**
     * What is wrong with what the replay was given: parameters that are missing, too many or of another kind, slots of
     * another kind. Empty when all fits; no mend of the plan would help else.
     */
    public static List<String> problems(Plan plan, Given given) {
        List<String> problems = new ArrayList<>(Inputs.problems(plan, given.parameters()));
        problems.addAll(Inputs.slotProblems(plan, given.slots()));
        return problems;
    }

    /** The checks with their values. */
    static List<DueCheck> due(List<Check> checks, Resolver resolver) {
        List<DueCheck> due = new ArrayList<>();
        for (Check check : checks) {
            try {
                Json about = resolver.value("The check " + check.kind(), check.about());
                due.add(new DueCheck(check.kind(), (Json.Obj) about, null));
            } catch (Unresolved e) {
                due.add(new DueCheck(check.kind(), Json.empty(), e.reason()));
            }
        }
        return due;
    }
}
