package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Expectation;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.plan.ValueKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what a replay does next, from the plan, its inputs and what has been done. Pure: equal inputs give equal moves.
 * It never throws for what a run brings along; whatever does not fit the plan is a {@link Move.HandBack}.
 */
public final class Planner {

    private Planner() {}

    /** The next move when no slot has been given a value. */
    public static Move next(Plan plan, Map<String, Json> parameters, Map<String, StepResult> done) {
        return next(plan, parameters, Map.of(), done);
    }

    /**
     * The next move.
     *
     * @param parameters the plan's inputs by name: all of them, of the declared kinds, and no others
     * @param slots values for slots by {@link OpenSlot#key()}
     * @param done the steps that have run, by id, from the journal
     */
    public static Move next(
            Plan plan, Map<String, Json> parameters, Map<String, Json> slots, Map<String, StepResult> done) {
        PlanStep next = null;
        for (PlanStep step : plan.steps()) {
            StepResult result = done.get(step.id());
            if (result == null) {
                next = next == null ? step : next;
            } else if (next != null) {
                return new Move.HandBack(
                        step.id(), "Step " + step.id() + " has run although " + next.id() + " before it has not");
            } else {
                String unlike = unlike(step, result);
                if (unlike != null) {
                    return new Move.HandBack(step.id(), unlike);
                }
            }
        }
        for (String id : done.keySet()) {
            if (plan.steps().stream().noneMatch(step -> step.id().equals(id))) {
                return new Move.HandBack(
                        id, "The plan has no step " + Shown.value(Json.of(id)) + ", yet the journal says it ran");
            }
        }
        if (next == null) {
            return new Move.Done();
        }
        List<String> wrong = Inputs.problems(plan, parameters);
        return wrong.isEmpty()
                ? call(next, new Resolver(parameters, slots, done))
                : new Move.HandBack(next.id(), String.join("; ", wrong));
    }

    private static Move call(PlanStep step, Resolver resolver) {
        try {
            Json.Obj arguments = resolver.arguments(step);
            return resolver.open().isEmpty() ? new Move.Call(step, arguments) : new Move.Fill(step, resolver.open());
        } catch (Resolver.Unresolved e) {
            return new Move.HandBack(step.id(), e.reason());
        }
    }

    /** How a result differs from what the plan expects, or null when it does not. */
    private static @Nullable String unlike(PlanStep step, StepResult result) {
        String what = "Step " + step.id() + " (" + step.tool() + ")";
        if (result.outcome() != Outcome.SUCCEEDED) {
            return what + " came out as " + result.outcome() + ": " + Shown.value(Json.of(result.text()));
        }
        for (Expectation expectation : step.expectations()) {
            Json value = result.result().at(expectation.at());
            String place = expectation.at().isEmpty() ? "as its result" : "at " + expectation.at();
            String seen = value == null ? "nothing" : Shown.value(value);
            if (expectation instanceof Expectation.OneOf oneOf
                    && (value == null || !oneOf.values().contains(value))) {
                return what + " has " + seen + " " + place + "; expected " + anyOf(oneOf.values());
            } else if (expectation instanceof Expectation.Kind kind
                    && (value == null || ValueKind.of(value) != kind.kind())) {
                return what + " has " + seen + " " + place + "; expected a value of kind " + kind.kind();
            }
        }
        return null;
    }

    private static String anyOf(List<Json> values) {
        return values.stream().map(Shown::value).collect(Collectors.joining(" or "));
    }
}
