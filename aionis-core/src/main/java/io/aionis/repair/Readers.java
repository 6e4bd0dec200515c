package io.aionis.repair;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.Expectation;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.plan.ValueKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The places of one step's result that a plan reads, and what it wants there. */
final class Readers {

    private static final Set<ValueKind> COLLECTION = EnumSet.of(ValueKind.ARRAY, ValueKind.OBJECT);

    private final String step;
    private final Map<String, Fields.Wanted> places = new LinkedHashMap<>();
    private final Map<String, Map<String, Fields.Wanted>> inElements = new LinkedHashMap<>();

    Readers(String step) {
        this.step = step;
    }

    /** Everything that reads the step's result: its own expectations, all steps after it, and the answer. */
    static Readers of(Plan plan, String step) {
        Readers readers = new Readers(step);
        for (PlanStep each : plan.steps()) {
            readers.add(each);
        }
        if (plan.answer() != null) {
            readers.add(plan.answer());
        }
        return readers;
    }

    /** Places in the whole result. */
    Map<String, Fields.Wanted> places() {
        return places;
    }

    /** Places in the elements of collections, by the collection's place. */
    Map<String, Map<String, Fields.Wanted>> inElements() {
        return inElements;
    }

    void add(PlanStep reading) {
        Sources.map(reading, argument -> {
            visit(argument);
            return argument;
        });
        if (reading.id().equals(step)) {
            reading.expectations().forEach(this::expectation);
        }
    }

    void add(Argument argument) {
        Sources.each(argument, this::visit);
    }

    private void visit(Argument argument) {
        if (argument instanceof Argument.Binding binding && binding.step().equals(step)) {
            want(places, binding.pointer(), Set.of(), List.of());
        } else if (argument instanceof Argument.Select select && select.step().equals(step)) {
            want(places, select.each(), COLLECTION, List.of());
            Map<String, Fields.Wanted> within = inElements.computeIfAbsent(select.each(), e -> new LinkedHashMap<>());
            List<String> pointers = new ArrayList<>(List.of(select.take()));
            select.where().forEach(condition -> pointers.add(condition.at()));
            pointers.stream()
                    .filter(pointer -> !pointer.equals(Argument.Select.KEY))
                    .forEach(pointer -> want(within, pointer, Set.of(), List.of()));
        } else if (argument instanceof Argument.Search search && search.step().equals(step)) {
            want(places, search.each(), Set.of(ValueKind.ARRAY), List.of());
        }
    }

    private void expectation(Expectation expectation) {
        if (expectation instanceof Expectation.OneOf oneOf) {
            Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
            oneOf.values().forEach(value -> kinds.add(ValueKind.of(value)));
            want(places, oneOf.at(), kinds, oneOf.values());
        } else if (expectation instanceof Expectation.Kind kind) {
            want(places, kind.at(), Set.of(kind.kind()), List.of());
        } else {
            want(places, expectation.at(), Set.of(), List.of());
        }
    }

    private static void want(Map<String, Fields.Wanted> at, String pointer, Set<ValueKind> kinds, List<Json> values) {
        Fields.Wanted before = at.getOrDefault(pointer, new Fields.Wanted(Set.of(), List.of()));
        at.put(
                pointer,
                new Fields.Wanted(
                        before.kinds().isEmpty() ? kinds : before.kinds(),
                        before.values().isEmpty() ? values : before.values()));
    }
}
