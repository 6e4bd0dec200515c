package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.Argument.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what told one element of a collection from the others.
 *
 * <p>Inputs are grouped by what their names say besides the attribute: {@code newLampColor} and {@code newLampSize} are
 * one group. A group of which one input contradicts the element does not describe it. So an equal value of an unrelated
 * input is not taken for a reason.
 */
final class Selections {

    private final List<Input> inputs;
    private final Set<Input> elsewhere;

    /**
     * A finder.
     *
     * @param inputs the run's inputs
     * @param elsewhere those that an argument of their own name consumes; they explain an element only by name
     */
    Selections(List<Input> inputs, Set<Input> elsewhere) {
        this.inputs = inputs.stream().filter(i -> Values.isScalar(i.value())).toList();
        this.elsewhere = Set.copyOf(elsewhere);
    }

    /** Conditions that only the chosen element meets; {@code supported} when an input is among them. */
    record Found(List<Condition> where, boolean supported, boolean ambiguous) {}

    /** What one group of inputs says of an element, and how well the group's name fits the argument. */
    private record Base(Map<String, Condition> conditions, int fit) {}

    private static final int NO_GROUP = Integer.MIN_VALUE;

    @Nullable
    Found find(Collected from, int chosen, String take, String key, List<Origin> origins) {
        Collected.Element element = from.elements().get(chosen);
        List<Base> bases = bases(element, take, key);
        Map<String, Condition> flags = flags(element);
        Map<String, Condition> earlier = earlier(element, take, origins);
        for (Map<String, Condition> more : List.of(Map.<String, Condition>of(), flags, earlier, join(earlier, flags))) {
            for (Base basis : bases) {
                Map<String, Condition> base = basis.conditions();
                Map<String, Condition> where = join(base, more);
                if (!where.isEmpty() && separates(from, chosen, where)) {
                    Map<String, Condition> needed = needed(from, chosen, base, more);
                    return new Found(List.copyOf(needed.values()), !base.isEmpty(), rival(from, chosen, basis, bases));
                }
            }
        }
        return from.elements().size() == 1 ? new Found(List.of(), false, false) : null;
    }

    /** Sets of conditions that inputs supply, best first; the last holds no condition. */
    private List<Base> bases(Collected.Element element, String take, String key) {
        Map<String, Map<String, Condition>> groups = new TreeMap<>();
        Map<String, Condition> loose = new LinkedHashMap<>();
        Set<String> contradicted = new HashSet<>();
        for (Input input : inputs) {
            Place attribute = attribute(input, element);
            if (attribute == null) {
                loose(input, element, take, loose);
            } else if (attribute.value().equals(input.value())) {
                groups.computeIfAbsent(input.group(attribute.pointer()), g -> new LinkedHashMap<>())
                        .putIfAbsent(attribute.pointer(), new Condition(attribute.pointer(), input.argument()));
            } else {
                contradicted.add(input.group(attribute.pointer()));
            }
        }
        groups.keySet().removeAll(contradicted);
        Set<String> wanted = Words.of(key);
        List<String> ranked = new ArrayList<>(groups.keySet());
        ranked.sort(Comparator.comparing((String g) -> -fit(g, wanted))
                .thenComparing(g -> -groups.getOrDefault(g, Map.of()).size()));
        List<Base> bases = new ArrayList<>();
        Map<String, Condition> union = Map.of();
        for (String group : ranked) {
            Map<String, Condition> conditions = groups.getOrDefault(group, Map.of());
            bases.add(new Base(join(conditions, loose), fit(group, wanted)));
            union = join(union, conditions);
        }
        bases.add(new Base(join(union, loose), NO_GROUP));
        bases.add(new Base(Map.of(), NO_GROUP));
        return bases;
    }

    private static @Nullable Place attribute(Input input, Collected.Element element) {
        Place best = null;
        int bestFit = Words.NONE;
        for (Place attribute : element.attributes()) {
            int fit =
                    input.fit(attribute.key()) * 10 + Words.of(attribute.key()).size();
            if (input.fit(attribute.key()) != Words.NONE && fit > bestFit) {
                best = attribute;
                bestFit = fit;
            }
        }
        return best;
    }

    /** An input whose name says nothing about elements of this kind, but whose value stands in this one. */
    private void loose(Input input, Collected.Element element, String take, Map<String, Condition> into) {
        if (elsewhere.contains(input) || Values.isCommon(input.value())) {
            return;
        }
        List<String> places = element.places(input.value());
        if (places.size() == 1 && !places.get(0).equals(take)) {
            into.putIfAbsent(places.get(0), new Condition(places.get(0), input.argument()));
        } else if (places.isEmpty() && element.key() != null && input.value().equals(Json.of(element.key()))) {
            into.putIfAbsent(Argument.Select.KEY, new Condition(Argument.Select.KEY, input.argument()));
        }
    }

    private static Map<String, Condition> flags(Collected.Element element) {
        Map<String, Condition> flags = new LinkedHashMap<>();
        for (Place attribute : element.attributes()) {
            if (attribute.value().equals(Json.of(true))) {
                flags.put(
                        attribute.pointer(),
                        new Condition(attribute.pointer(), new Argument.Constant(attribute.value())));
            }
        }
        return flags;
    }

    private static Map<String, Condition> earlier(Collected.Element element, String take, List<Origin> origins) {
        Map<String, Condition> conditions = new LinkedHashMap<>();
        for (Place attribute : element.attributes()) {
            if (!attribute.pointer().equals(take) && !Values.isCommon(attribute.value())) {
                origins.stream()
                        .filter(o -> o.isFromResult() && o.value().equals(attribute.value()))
                        .findFirst()
                        .ifPresent(o ->
                                conditions.put(attribute.pointer(), new Condition(attribute.pointer(), o.argument())));
            }
        }
        return conditions;
    }

    /** All that inputs supply, and of the rest only what it takes. */
    private static Map<String, Condition> needed(
            Collected from, int chosen, Map<String, Condition> base, Map<String, Condition> more) {
        Map<String, Condition> needed = join(base, more);
        for (String at : more.keySet()) {
            Map<String, Condition> without = new LinkedHashMap<>(needed);
            if (!base.containsKey(at) && without.size() > 1) {
                without.remove(at);
                needed = separates(from, chosen, without) ? without : needed;
            }
        }
        return needed;
    }

    /** Whether another group of as many inputs, whose name fits the argument as well, would have told the element too. */
    private static boolean rival(Collected from, int chosen, Base base, List<Base> bases) {
        return bases.stream()
                .filter(other -> other.fit() != NO_GROUP && other.fit() == base.fit())
                .map(Base::conditions)
                .anyMatch(other -> other.keySet().equals(base.conditions().keySet())
                        && !other.equals(base.conditions())
                        && separates(from, chosen, other));
    }

    private static boolean separates(Collected from, int chosen, Map<String, Condition> where) {
        Collected.Element element = from.elements().get(chosen);
        return IntStream.range(0, from.elements().size())
                .filter(i -> i != chosen)
                .mapToObj(from.elements()::get)
                .allMatch(other -> where.keySet().stream().anyMatch(at -> !same(at(other, at), at(element, at))));
    }

    private static boolean same(@Nullable Json one, @Nullable Json other) {
        return one != null && one.equals(other);
    }

    static @Nullable Json at(Collected.Element element, String at) {
        if (at.equals(Argument.Select.KEY)) {
            return element.key() == null ? null : Json.of(element.key());
        }
        return element.value().at(at);
    }

    private static Map<String, Condition> join(Map<String, Condition> one, Map<String, Condition> other) {
        Map<String, Condition> joined = new LinkedHashMap<>(one);
        other.forEach(joined::putIfAbsent);
        return joined;
    }

    /** How well the name of a group of inputs fits an argument: the words they share count, others speak against it. */
    private static int fit(String group, Set<String> wanted) {
        int shared = 0;
        int others = 0;
        for (String word : Words.of(group)) {
            if (wanted.contains(word)) {
                shared++;
            } else if (!word.chars().allMatch(Character::isDigit)) {
                others++;
            }
        }
        return shared == 0 ? 0 : 2 * shared - others;
    }
}
