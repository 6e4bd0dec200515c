package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.Expectation;
import io.aionis.plan.ValueKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a result must be like again: its kind, and the codes in it that are about its state, not about its data. Several
 * runs show which states are usual, and what always is what was asked for. A constant that a later step sends, and that
 * stood under its name in this result, must stand there again: else it was no constant, and is not sent.
 */
final class Expected {

    /** How a command says how it ended. */
    private static final String EXIT_CODE = "exitCode";

    private final List<Sample> samples;
    private final Set<String> used;
    private final List<Place> constants;
    private final Set<Json> given = new HashSet<>();

    /** A result, and the parameters of the run it is of. */
    record Sample(RecordedRun run, Call call) {}

    private Expected(List<Sample> samples, Set<String> used, List<Place> constants) {
        this.samples = samples;
        this.used = used;
        this.constants = constants;
        samples.forEach(sample -> Input.of(sample.run().parameters()).forEach(input -> given.add(input.value())));
    }

    /**
     * The expectations on the results of a step.
     *
     * @param samples its results in the runs; values that were given to those are data
     * @param used pointers into the result whose values go into later arguments; they are data too
     * @param parameters names of the plan's parameters
     * @param constants what later steps send, by the names of their arguments
     */
    static List<Expectation> of(List<Sample> samples, Set<String> used, Set<String> parameters, List<Place> constants) {
        Expected expected = new Expected(samples, used, constants);
        List<Expectation> all = new ArrayList<>();
        Json first = samples.get(0).call().result().root();
        if (samples.stream().allMatch(s -> kind(s.call().result().root()) == kind(first))) {
            all.add(new Expectation.Kind("", kind(first)));
        }
        for (Place place : samples.get(0).call().result().places()) {
            Expectation one = expected.at(place.pointer(), parameters);
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    private static ValueKind kind(Json value) {
        return ValueKind.of(value);
    }

    /** What must be there again, or null when that says nothing. */
    private @Nullable Expectation at(String pointer, Set<String> parameters) {
        List<Json> values = values(pointer);
        if (values.isEmpty()) {
            return null;
        }
        String same = asGiven(pointer, values, parameters);
        if (same != null) {
            return new Expectation.Invariant(pointer, Expectation.Relation.EQUAL, new Argument.Parameter(same));
        } else if (used.contains(pointer)) {
            boolean alike = values.stream().allMatch(v -> kind(v) == kind(values.get(0)));
            return pointer.isEmpty() || !alike ? null : new Expectation.Kind(pointer, kind(values.get(0)));
        }
        Set<Json> seen = new LinkedHashSet<>(values);
        if (seen.size() == 1 && isSentLater(pointer, values.get(0))) {
            return new Expectation.OneOf(pointer, List.copyOf(seen));
        }
        boolean usual = seen.size() == 1 || seen.size() < values.size();
        boolean state = pointer.equals("/" + EXIT_CODE)
                ? values.stream().allMatch(Json.Num.class::isInstance)
                : values.stream().allMatch(this::isState);
        return usual && state ? new Expectation.OneOf(pointer, List.copyOf(seen)) : null;
    }

    private boolean isSentLater(String pointer, Json value) {
        String key = new Place(pointer, value).key();
        return !pointer.isEmpty()
                && constants.stream()
                        .anyMatch(c -> c.value().equals(value) && Words.fit(c.key(), key) >= Words.SAME_WORDS);
    }

    /** The values there; none when a run has nothing single there. */
    private List<Json> values(String pointer) {
        List<Json> values = new ArrayList<>();
        for (Sample sample : samples) {
            sample.call().result().places().stream()
                    .filter(place -> place.pointer().equals(pointer))
                    .forEach(place -> values.add(place.value()));
        }
        return values.size() == samples.size() ? values : List.of();
    }

    /**
     * The parameter that the place repeats in every run: each time with another value, or an identity under its own name,
     * such as the user that was looked up by e-mail and is the one that was asked for; else null.
     */
    private @Nullable String asGiven(String pointer, List<Json> values, Set<String> parameters) {
        boolean shown = new HashSet<>(values).size() > 1;
        if (values.stream().anyMatch(v -> shown ? Values.isCommon(v) : !Values.namesThings(v))) {
            return null;
        }
        String found = null;
        for (String parameter : parameters) {
            boolean always = shown || names(pointer, parameter);
            for (int i = 0; i < values.size(); i++) {
                always &= Objects.equals(
                        values.get(i), samples.get(i).run().parameters().get(parameter));
            }
            if (always && found != null) {
                return null;
            }
            found = always ? parameter : found;
        }
        return found;
    }

    /** Whether a place, or the tool where the answer is that value alone, is named as the parameter is. */
    private boolean names(String pointer, String parameter) {
        String tool = samples.get(0).call().tool();
        return pointer.isEmpty()
                ? Words.of(tool).containsAll(Words.of(parameter))
                : Words.fit(new Place(pointer, Json.nil()).key(), parameter) >= Words.SAME_WORDS;
    }

    private boolean isState(Json value) {
        boolean echoed = samples.stream()
                .anyMatch(s -> s.call().writes() && echoes(s.call().arguments(), value));
        if (value instanceof Json.Bool) {
            return !given.contains(value) && !echoed;
        }
        return Values.isStatus(value)
                && given.stream().noneMatch(each -> each instanceof Json.Str && Values.occurs(each, value.text()))
                && !echoed;
    }

    private static boolean echoes(Json in, Json value) {
        if (in instanceof Json.Obj object) {
            return object.members().values().stream().anyMatch(member -> echoes(member, value));
        } else if (in instanceof Json.Arr array) {
            return array.elements().stream().anyMatch(element -> echoes(element, value));
        }
        return in.equals(value) || (in instanceof Json.Str && Values.occurs(in, value.text()));
    }
}
