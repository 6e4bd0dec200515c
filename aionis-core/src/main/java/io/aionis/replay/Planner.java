package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Argument;
import io.aionis.plan.Expectation;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.plan.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        return next(plan, Given.of(parameters), done);
    }

    /**
     * The next move.
     *
     * @param given what the replay was given
     * @param done the steps that have run, by the id of the {@link Move.Call}'s step, from the journal; a step that
     *     searches runs as several, {@code s3#0} and on
     */
    public static Move next(Plan plan, Given given, Map<String, StepResult> done) {
        List<String> wrong = Inputs.problems(plan, given.parameters());
        if (!wrong.isEmpty()) {
            return new Move.HandBack(plan.steps().get(0).id(), String.join("; ", wrong));
        }
        Map<String, StepResult> results = new LinkedHashMap<>(done);
        Set<String> strange = new LinkedHashSet<>(done.keySet());
        Resolver resolver = new Resolver(given.parameters(), given.slots(), results);
        Move move = null;
        String last = "";
        for (PlanStep step : plan.steps()) {
            last = step.id();
            move = step(step, resolver, results, strange);
            if (move != null) {
                break;
            }
        }
        if (!strange.isEmpty() && !(move instanceof Move.HandBack)) {
            String id = strange.iterator().next();
            return new Move.HandBack(
                    id,
                    "The journal says that " + Shown.value(Json.of(id)) + " ran; the plan has come to step " + last
                            + " and has no such step before it");
        }
        return move == null ? new Move.Done() : move;
    }

    /** What to do about a step, or null when it has run and came out as expected. Strikes off the results it knows. */
    static @Nullable Move step(PlanStep step, Resolver resolver, Map<String, StepResult> results, Set<String> strange) {
        Argument.Search search = Searching.of(step.arguments());
        if (search != null) {
            Move move = search(step, search, resolver, results, strange);
            if (move != null) {
                return move;
            }
        }
        StepResult result = results.get(step.id());
        if (result == null) {
            return call(step, resolver);
        } else if (search == null) {
            strange.remove(step.id());
        }
        String unlike = unlike(step, result);
        return unlike == null ? null : new Move.HandBack(step.id(), unlike);
    }

    /** The next call of a search, or null when it is over and its result is among the results. */
    private static @Nullable Move search(
            PlanStep step,
            Argument.Search search,
            Resolver resolver,
            Map<String, StepResult> results,
            Set<String> strange) {
        try {
            List<StepResult> found = new ArrayList<>();
            List<PlanStep> calls = Searching.calls(step, resolver.candidates(search));
            for (PlanStep call : calls) {
                Move move = step(call, resolver, results, strange);
                StepResult result = results.get(call.id());
                if (move != null || result == null) {
                    return move;
                }
                if (resolver.holds(result.result(), search)) {
                    found.add(result);
                }
            }
            if (found.size() != 1) {
                return new Move.HandBack(
                        step.id(),
                        "Step " + step.id() + " (" + step.tool() + ") tried " + calls.size() + " elements of step "
                                + search.step() + " " + search.each() + ", and " + found.size()
                                + " of the results hold what is searched for; expected exactly one");
            }
            results.put(step.id(), found.get(0));
            return null;
        } catch (Resolver.Unresolved e) {
            return new Move.HandBack(step.id(), e.reason());
        }
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
