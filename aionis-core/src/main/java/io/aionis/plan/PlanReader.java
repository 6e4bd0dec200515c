package io.aionis.plan;

import static io.aionis.plan.ArgumentReader.fields;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON to plan. Nothing unknown is passed over: a misspelt field must not change what a plan does. */
final class PlanReader {

    private static final Set<String> PLAN = fields("format", "name", "task", "parameters", "before", "steps", "answer");
    private static final Set<String> STEP =
            fields("id", "tool", "effect", "fingerprint", "forEach", "arguments", "expect", "after");
    private static final Set<String> EXPECTATION =
            fields("at", "oneOf", "kind", "contains", "matches", "relation", "to");
    private static final List<String> EXPECTATIONS = List.of("oneOf", "kind", "contains", "matches", "relation");

    private PlanReader() {}

    static Plan plan(Json json) {
        if (json instanceof Json.Obj object && object.get("steps") instanceof Json.Arr steps) {
            PlanLimits.steps(steps.elements().size());
        }
        // First of all: what follows goes down by recursion and shows values in messages.
        PlanLimits.check(json);
        Place top = new Place("", json);
        top.object("a plan");
        Place format = top.required("format");
        if (!format.text().equals(PlanJson.FORMAT)) {
            throw format.error("found '" + Place.shown(format.text()) + "'; expected '" + PlanJson.FORMAT
                    + "'. Read it with the release that wrote it");
        }
        top.object("a plan", PLAN);
        Map<String, ValueKind> parameters = new LinkedHashMap<>();
        Place declared = top.required("parameters");
        declared.object("parameter kinds by name")
                .members()
                .forEach((name, kind) ->
                        parameters.put(name, declared.member(name, kind).oneOf(ValueKind.class)));
        List<PlanStep> steps = new ArrayList<>();
        for (Place step : top.required("steps").elements()) {
            steps.add(step(step));
        }
        Place answer = top.optional("answer");
        return new Plan(
                top.required("name").text(),
                top.required("task").text(),
                parameters,
                steps,
                checks(top.optional("before")),
                answer == null ? null : ArgumentReader.argument(answer));
    }

    private static PlanStep step(Place place) {
        place.object("a step", STEP);
        Place fingerprint = place.optional("fingerprint");
        Place expect = place.optional("expect");
        Place forEach = place.optional("forEach");
        List<Expectation> expectations = new ArrayList<>();
        if (expect != null) {
            expect.elements().forEach(e -> expectations.add(expectation(e)));
        }
        return new PlanStep(
                place.required("id").text(),
                place.required("tool").text(),
                place.required("effect").oneOf(Effect.class),
                fingerprint == null ? null : fingerprint.text(),
                ArgumentReader.members(place.required("arguments")),
                expectations,
                forEach == null ? null : ArgumentReader.argument(forEach),
                checks(place.optional("after")));
    }

    private static Expectation expectation(Place place) {
        Json.Obj object = place.object("an expectation", EXPECTATION);
        String at = place.required("at").path();
        List<String> found =
                EXPECTATIONS.stream().filter(object.members()::containsKey).toList();
        if (found.size() != 1) {
            throw place.error("found " + (found.isEmpty() ? "none" : found) + " of " + EXPECTATIONS
                    + "; expected exactly one of them");
        }
        Place what = place.required(found.get(0));
        if (!found.get(0).equals("relation") && place.optional("to") != null) {
            throw place.error("found 'to' without 'relation'; add the relation, or remove 'to'");
        }
        return switch (found.get(0)) {
            case "oneOf" -> new Expectation.OneOf(at, what.array().elements());
            case "kind" -> new Expectation.Kind(at, what.oneOf(ValueKind.class));
            case "contains" -> new Expectation.Contains(at, what.text());
            case "matches" -> new Expectation.Matches(at, what.text());
            default ->
                new Expectation.Invariant(
                        at, what.oneOf(Expectation.Relation.class), ArgumentReader.argument(place.required("to")));
        };
    }

    private static List<Check> checks(@Nullable Place place) {
        return place == null
                ? List.of()
                : place.elements().stream().map(PlanReader::check).toList();
    }

    private static Check check(Place place) {
        Map<String, Argument> about = new LinkedHashMap<>();
        place.object("a check").members().forEach((name, member) -> {
            if (!name.equals("check")) {
                about.put(name, ArgumentReader.argument(place.member(name, member)));
            }
        });
        return new Check(place.required("check").text(), new Argument.ObjectOf(about));
    }
}
