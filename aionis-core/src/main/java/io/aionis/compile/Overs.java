package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a loop could go through: arrays of as many elements as it had rounds, in every run. One run tells that of an
 * array that was given; that a result had as many elements may be chance there, and so needs another run.
 */
final class Overs {

    private final List<View> views;
    private final List<Integer> rounds;
    private final List<Over> found = new ArrayList<>();

    private Overs(List<View> views, List<Integer> rounds) {
        this.views = views;
        this.rounds = rounds;
    }

    /**
     * An array to go through.
     *
     * @param argument where it comes from
     * @param name what its elements are called
     * @param elements what it is for each view
     */
    record Over(Argument argument, String name, List<Json.Arr> elements) {

        /** All views, at each of the elements. */
        List<View> inside(List<View> views) {
            List<View> inside = new ArrayList<>();
            for (int i = 0; i < views.size(); i++) {
                for (Json element : elements.get(i).elements()) {
                    inside.add(views.get(i).at(name, element));
                }
            }
            return inside;
        }
    }

    /** The arrays, those that were given first. */
    static List<Over> of(List<View> views, List<Integer> rounds, boolean several) {
        Overs overs = new Overs(views, rounds);
        View first = views.get(0);
        first.inputs().stream()
                .filter(input -> input.value() instanceof Json.Arr)
                .forEach(input -> overs.consider(input.argument(), input.own()));
        if (several) {
            first.earlier()
                    .forEach(call -> call.result().collections().forEach(from -> overs.consider(first, call, from)));
        }
        return overs.found;
    }

    private void consider(View first, Call call, Collected from) {
        String name = from.each().isEmpty() ? call.tool() : new Place(from.each(), Json.nil()).key();
        if (from.isArray()) {
            consider(new Argument.Binding(call.id(), from.each()), name);
        } else {
            consider(all(call, from, List.of()), name);
        }
        for (Argument.Condition condition : conditions(first, from)) {
            consider(all(call, from, List.of(condition)), name);
        }
    }

    private static Argument.Select all(Call call, Collected from, List<Argument.Condition> where) {
        return new Argument.Select(call.id(), from.each(), where, "", Argument.Select.Quantity.ALL);
    }

    /** What an element may have to meet: an input, a flag or a code that is the same for all of them. */
    private static List<Argument.Condition> conditions(View first, Collected from) {
        Set<Argument.Condition> conditions = new LinkedHashSet<>();
        for (Collected.Element element : from.elements()) {
            for (Place attribute : element.attributes()) {
                first.inputs().stream()
                        .filter(i -> i.value().equals(attribute.value()))
                        .filter(i -> !Values.isCommon(i.value()) || i.fit(attribute.key()) != Words.NONE)
                        .forEach(i -> conditions.add(new Argument.Condition(attribute.pointer(), i.argument())));
                if (attribute.value() instanceof Json.Bool || Values.isStatus(attribute.value())) {
                    conditions.add(
                            new Argument.Condition(attribute.pointer(), new Argument.Constant(attribute.value())));
                }
            }
        }
        return List.copyOf(conditions);
    }

    private void consider(Argument argument, String name) {
        List<Json.Arr> elements = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            Json.Arr array = array(views.get(i).value(argument), rounds.get(i));
            if (array == null) {
                return;
            }
            elements.add(array);
        }
        found.add(new Over(argument, name, elements));
    }

    private static Json.@Nullable Arr array(@Nullable Json value, int size) {
        return value instanceof Json.Arr array && array.elements().size() == size ? array : null;
    }
}
