package io.aionis.plan;

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
     * @param pointer JSON Pointer into the step's arguments; {@code *} stands for every element of an array that is made
     *     for each element of another
     * @param source the kind of its source
     * @param explanation its source in words, on one line
     */
    public record Leaf(String step, String pointer, Source source, String explanation) {}

    /** The quality of a plan. */
    public static Quality of(Plan plan) {
        List<Leaf> leaves = new ArrayList<>();
        for (PlanStep step : plan.steps()) {
            new Leaves(step, new Explanations(plan), leaves).collect();
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
}
