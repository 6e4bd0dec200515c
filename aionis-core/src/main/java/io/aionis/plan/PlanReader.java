package io.aionis.plan;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** JSON to plan. Nothing unknown is passed over: a misspelt field must not change what a plan does. */
final class PlanReader {

    private static final Set<String> PLAN = fields("format", "name", "task", "parameters", "steps");
    private static final Set<String> STEP = fields("id", "tool", "effect", "fingerprint", "arguments", "expect");

    private PlanReader() {}

    static Plan plan(Json json) {
        Place top = new Place("", json);
        top.object("a plan");
        Place format = top.required("format");
        if (!format.text().equals(PlanJson.FORMAT)) {
            throw format.error("found '" + format.text() + "'; expected '" + PlanJson.FORMAT
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
        return new Plan(top.required("name").text(), top.required("task").text(), parameters, steps);
    }

    private static PlanStep step(Place place) {
        place.object("a step", STEP);
        Place fingerprint = place.optional("fingerprint");
        Place expect = place.optional("expect");
        List<Expectation> expectations = new ArrayList<>();
        if (expect != null) {
            expect.elements().forEach(e -> expectations.add(expectation(e)));
        }
        return new PlanStep(
                place.required("id").text(),
                place.required("tool").text(),
                place.required("effect").oneOf(Effect.class),
                fingerprint == null ? null : fingerprint.text(),
                members(place.required("arguments")),
                expectations);
    }

    private static Expectation expectation(Place place) {
        place.object("an expectation", fields("at", "oneOf", "kind"));
        String at = place.required("at").path();
        Place oneOf = place.optional("oneOf");
        Place kind = place.optional("kind");
        if (oneOf != null && kind == null) {
            return new Expectation.OneOf(at, oneOf.array().elements());
        } else if (kind != null && oneOf == null) {
            return new Expectation.Kind(at, kind.oneOf(ValueKind.class));
        }
        throw place.error("found " + (kind == null ? "neither" : "both")
                + " of 'oneOf' and 'kind'; expected exactly one of them");
    }

    private static Argument.ObjectOf members(Place place) {
        Map<String, Argument> members = new LinkedHashMap<>();
        place.object("arguments by name")
                .members()
                .forEach((name, member) -> members.put(name, argument(place.member(name, member))));
        return new Argument.ObjectOf(members);
    }

    private static Argument argument(Place place) {
        if (place.value() instanceof Json.Arr) {
            return new Argument.ListOf(
                    place.elements().stream().map(PlanReader::argument).toList());
        } else if (place.value() instanceof Json.Obj object) {
            boolean form = object.members().keySet().stream().anyMatch(name -> name.startsWith("$"));
            return form ? form(place, object) : members(place);
        }
        return new Argument.Constant(place.value());
    }

    private static Argument form(Place place, Json.Obj object) {
        List<String> kinds = object.members().keySet().stream()
                .filter(n -> n.startsWith("$"))
                .toList();
        if (kinds.size() > 1) {
            throw place.error("found " + kinds + " together; expected one kind of argument. Put an object that has "
                    + "such members itself inside {\"$object\": …}");
        }
        String kind = kinds.get(0);
        return switch (kind) {
            case "$parameter" -> parameter(place);
            case "$from" -> binding(place);
            case "$select" -> select(place);
            case "$search" -> search(place);
            case "$slot" -> slot(place);
            case "$constant" -> {
                place.object("a constant", fields("$constant"));
                yield new Argument.Constant(place.required("$constant").value());
            }
            case "$object" -> {
                place.object("an object", fields("$object"));
                yield members(place.required("$object"));
            }
            default ->
                throw place.error("unknown kind of argument '" + kind
                        + "'; expected one of $parameter, $from, $select, $search, $slot, $constant, $object. Put an object "
                        + "that has such a member itself inside {\"$object\": …}");
        };
    }

    private static Argument parameter(Place place) {
        place.object("a parameter", fields("$parameter", "at"));
        Place at = place.optional("at");
        return new Argument.Parameter(place.required("$parameter").text(), at == null ? "" : at.path());
    }

    private static Argument binding(Place place) {
        place.object("a binding", fields("$from", "at"));
        return new Argument.Binding(
                place.required("$from").text(), place.required("at").path());
    }

    private static Argument select(Place place) {
        place.object("a selection", fields("$select", "each", "where", "take"));
        Place take = place.required("take");
        return new Argument.Select(
                place.required("$select").text(),
                place.required("each").path(),
                conditions(place.required("where")),
                take.pathOrKey());
    }

    private static Argument search(Place place) {
        place.object("a search", fields("$search", "each", "holds"));
        List<Argument.Holding> holds = new ArrayList<>();
        for (Place holding : place.required("holds").elements()) {
            holding.object("what a result holds", fields("each", "where"));
            holds.add(new Argument.Holding(holding.required("each").path(), conditions(holding.required("where"))));
        }
        return new Argument.Search(
                place.required("$search").text(), place.required("each").path(), holds);
    }

    private static List<Argument.Condition> conditions(Place place) {
        List<Argument.Condition> where = new ArrayList<>();
        for (Place condition : place.elements()) {
            condition.object("a condition", fields("at", "is"));
            where.add(new Argument.Condition(condition.required("at").pathOrKey(), argument(condition.required("is"))));
        }
        return where;
    }

    private static Argument slot(Place place) {
        place.object("a slot", fields("$slot", "recorded"));
        return new Argument.Slot(
                place.required("$slot").text(),
                place.value() instanceof Json.Obj object ? object.get("recorded") : null);
    }

    private static Set<String> fields(String... names) {
        return new TreeSet<>(List.of(names));
    }
}
