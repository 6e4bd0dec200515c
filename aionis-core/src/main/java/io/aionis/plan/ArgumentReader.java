package io.aionis.plan;

import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** JSON to arguments. */
final class ArgumentReader {

    private ArgumentReader() {}

    static Argument.ObjectOf members(Place place) {
        Map<String, Argument> members = new LinkedHashMap<>();
        place.object("arguments by name")
                .members()
                .forEach((name, member) -> members.put(name, argument(place.member(name, member))));
        return new Argument.ObjectOf(members);
    }

    static Argument argument(Place place) {
        if (place.value() instanceof Json.Arr) {
            return new Argument.ListOf(arguments(place));
        } else if (place.value() instanceof Json.Obj object) {
            boolean form = object.members().keySet().stream().anyMatch(name -> name.startsWith("$"));
            return form ? form(place, object) : members(place);
        }
        return new Argument.Constant(place.value());
    }

    static Set<String> fields(String... names) {
        return new TreeSet<>(List.of(names));
    }

    private static Argument form(Place place, Json.Obj object) {
        List<String> kinds = object.members().keySet().stream()
                .filter(n -> n.startsWith("$"))
                .toList();
        if (kinds.size() > 1) {
            throw place.error("found " + Place.shown(kinds.toString())
                    + " together; expected one kind of argument. Put an object that has "
                    + "such members itself inside {\"$object\": …}");
        }
        String kind = kinds.get(0);
        return switch (kind) {
            case "$parameter" -> parameter(place);
            case "$from" -> binding(place);
            case "$select" -> select(place);
            case "$search" -> search(place);
            case "$slot" -> slot(place);
            case "$template" -> {
                place.object("a template", fields("$template"));
                yield new Argument.Template(arguments(place.required("$template")));
            }
            case "$fresh" -> {
                place.object("a fresh value", fields("$fresh"));
                yield new Argument.Fresh(place.required("$fresh").oneOf(Argument.Fresh.Kind.class));
            }
            case "$forEach" -> {
                place.object("a value for each element", fields("$forEach", "value"));
                yield new Argument.ForEach(argument(place.required("$forEach")), argument(place.required("value")));
            }
            case "$element" -> {
                place.object("an element", fields("$element"));
                yield new Argument.Element(place.required("$element").path());
            }
            case "$constant" -> {
                place.object("a constant", fields("$constant"));
                yield new Argument.Constant(place.required("$constant").value());
            }
            case "$object" -> {
                place.object("an object", fields("$object"));
                yield members(place.required("$object"));
            }
            default ->
                throw place.error("unknown kind of argument '" + Place.shown(kind)
                        + "'; expected one of $parameter, $from, $select, $search, $slot, $template, $fresh, $forEach,"
                        + " $element, $constant, $object. Put an object "
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

    private static Argument.Select select(Place place) {
        place.object("a selection", fields("$select", "each", "where", "take", "quantity"));
        Place quantity = place.optional("quantity");
        return new Argument.Select(
                place.required("$select").text(),
                place.required("each").path(),
                conditions(place.required("where")),
                place.required("take").pathOrKey(),
                quantity == null
                        ? Argument.Select.Quantity.EXACTLY_ONE
                        : quantity.oneOf(Argument.Select.Quantity.class));
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
        place.object("a slot", fields("$slot", "recorded", "among"));
        @Nullable Place recorded = place.optional("recorded");
        @Nullable Place among = place.optional("among");
        return new Argument.Slot(
                place.required("$slot").text(),
                recorded == null ? null : recorded.value(),
                among == null ? null : select(among));
    }

    private static List<Argument> arguments(Place place) {
        return place.elements().stream().map(ArgumentReader::argument).toList();
    }
}
