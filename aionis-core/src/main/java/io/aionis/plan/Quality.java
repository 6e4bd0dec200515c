package io.aionis.plan;

import io.aionis.model.JsonPointers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a plan can go by itself: where each of its argument leaves comes from.
 *
 * @param counts leaves of each kind; every kind is there
 * @param leaves the leaves, in the order of the plan
 */
public record Quality(Map<Source, Integer> counts, List<Leaf> leaves) {

    public Quality {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        leaves = List.copyOf(leaves);
    }

    /** The kinds of source. */
    public enum Source {
        PARAMETER,
        BINDING,
        SELECTION,
        TEMPLATE,
        CONSTANT,
        FRESH,
        SLOT
    }

    /**
     * One argument leaf.
     *
     * @param step the step's id
     * @param pointer JSON Pointer into the step's arguments
     * @param source the kind of its source
     * @param explanation its source in words, on one line
     */
    public record Leaf(String step, String pointer, Source source, String explanation) {}

    /** The quality of a plan. */
    public static Quality of(Plan plan) {
        Explanations explanations = new Explanations(plan);
        List<Leaf> leaves = new ArrayList<>();
        for (PlanStep step : plan.steps()) {
            collect(step, "", step.arguments(), explanations, leaves);
        }
        Map<Source, Integer> counts = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            counts.put(source, 0);
        }
        leaves.forEach(leaf -> counts.merge(leaf.source(), 1, Integer::sum));
        return new Quality(counts, leaves);
    }

    /** Leaves of one kind. */
    public int count(Source source) {
        return counts.getOrDefault(source, 0);
    }

    private static void collect(
            PlanStep step, String pointer, Argument argument, Explanations explanations, List<Leaf> into) {
        if (argument instanceof Argument.ObjectOf object) {
            object.members()
                    .forEach((name, member) ->
                            collect(step, JsonPointers.child(pointer, name), member, explanations, into));
        } else if (argument instanceof Argument.ListOf list) {
            for (int i = 0; i < list.elements().size(); i++) {
                collect(step, pointer + "/" + i, list.elements().get(i), explanations, into);
            }
        } else {
            into.add(new Leaf(step.id(), pointer, source(argument), explanations.of(argument)));
        }
    }

    private static Source source(Argument argument) {
        if (argument instanceof Argument.Parameter) {
            return Source.PARAMETER;
        } else if (argument instanceof Argument.Binding) {
            return Source.BINDING;
        } else if (argument instanceof Argument.Select || argument instanceof Argument.Search) {
            return Source.SELECTION;
        }
        return argument instanceof Argument.Slot ? Source.SLOT : Source.CONSTANT;
    }
}
