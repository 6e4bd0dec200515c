package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says for each argument of a call where its value came from. Calls are explained in their order. */
final class Explainer {

    private final String request;
    private final List<Input> inputs;
    private final Selections selections;
    private final List<Call> earlier = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();
    private List<String> notes = new ArrayList<>();
    private Set<Json> own = Set.of();
    private String tool = "";

    Explainer(String request, List<Input> inputs, Selections selections) {
        this.request = request;
        this.inputs = inputs;
        this.selections = selections;
    }

    /** A call's arguments with their sources, and what a reviewer should know about them. */
    record Explained(Argument.ObjectOf arguments, List<String> notes) {}

    Explained explain(Call call) {
        notes = new ArrayList<>();
        own = Keeping.identities(call.arguments());
        tool = call.tool();
        Argument.ObjectOf arguments = Constants.settle(call, object("", call.arguments()), notes);
        earlier.add(call);
        return new Explained(arguments, notes);
    }

    private Argument.ObjectOf object(String pointer, Json.Obj object) {
        Map<String, Argument> members = new LinkedHashMap<>();
        object.members()
                .forEach(
                        (name, member) -> members.put(name, argument(JsonPointers.child(pointer, name), name, member)));
        return new Argument.ObjectOf(Siblings.bind(object, members, earlier));
    }

    private Argument argument(String pointer, String key, Json value) {
        if (!Values.isScalar(value)) {
            List<Input> given = inputs(key, value);
            if (given.size() == 1) {
                return given.get(0).argument();
            } else if (value instanceof Json.Obj object) {
                return object(pointer, object);
            }
            List<Argument> elements = new ArrayList<>();
            for (Json element : ((Json.Arr) value).elements()) {
                elements.add(argument(pointer + "/" + elements.size(), key, element));
            }
            return new Argument.ListOf(elements);
        }
        Argument argument = leaf(pointer, key, value);
        origins.add(new Origin(value, argument));
        return argument;
    }

    private Argument leaf(String pointer, String key, Json value) {
        List<Input> given = inputs(key, value);
        if (!given.isEmpty()) {
            Argument named = fit(given.get(0), key) == 0 ? binding(key, value, true) : null;
            if (named != null) {
                return named;
            } else if (given.size() == 1) {
                return given.get(0).argument();
            }
            String names =
                    given.stream().map(i -> "'" + i.name() + i.at() + "'").collect(Collectors.joining(", "));
            return new Argument.Slot("the parameters " + names + " have this value and fit alike", value);
        }
        String unclear = "nothing recorded explains it";
        if (!Values.isCommon(value)) {
            Argument binding = binding(key, value, false);
            if (binding != null) {
                return binding;
            }
            Choice choice = new Choice(value, key);
            earlier.forEach(choice::consider);
            if (choice.best != null && choice.best.ambiguous()) {
                return new Argument.Slot("parameters of other names and the same values could have selected it", value);
            } else if (choice.best != null) {
                return choice.best.select();
            }
            unclear = choice.unclear == null ? unclear : choice.unclear;
        }
        return unexplained(value, unclear);
    }

    /** The inputs of that value whose names fit the key best; what is common needs a name that fits. */
    private List<Input> inputs(String key, Json value) {
        int least = Values.isCommon(value) || Values.isRound(value) ? 1 : 0;
        List<Input> equal = inputs.stream()
                .filter(i -> i.value().equals(value) && fit(i, key) >= least)
                .toList();
        int best = equal.stream().mapToInt(i -> fit(i, key)).max().orElse(0);
        return equal.stream().filter(i -> fit(i, key) == best).toList();
    }

    private int fit(Input input, String key) {
        int fit = input.fit(key);
        return fit != Words.NONE ? fit + 1 : input.means(key, tool) ? 1 : 0;
    }

    private @Nullable Argument binding(String key, Json value, boolean byName) {
        record Bound(int order, Call call, Place place) {}
        List<Bound> found = new ArrayList<>();
        for (Call call : earlier) {
            for (Place place : call.result().places()) {
                boolean will = byName
                        ? names(place, key) && !place.pointer().isEmpty()
                        : names(place, key) || !Values.needsName(value);
                if (will && place.value().equals(value)) {
                    found.add(new Bound(found.size(), call, place));
                }
            }
        }
        return found.stream()
                .min(Comparator.comparing((Bound b) -> !names(b.place(), key))
                        .thenComparing(b -> b.call().recorded().ordinal())
                        .thenComparing(b -> b.place().depth())
                        .thenComparing(b -> b.place().pointer()))
                .map(b -> fromKey(b.call().id(), b.place()))
                .orElse(null);
    }

    /** A place whose last name is itself an input was looked up by it. */
    private Argument fromKey(String step, Place place) {
        for (Input input : inputs) {
            if (!place.pointer().isEmpty()
                    && input.value().equals(Json.of(place.key()))
                    && !Values.isCommon(input.value())) {
                String each = place.pointer().substring(0, place.pointer().lastIndexOf('/'));
                return new Argument.Select(
                        step, each, List.of(new Argument.Condition(Argument.Select.KEY, input.argument())), "");
            }
        }
        return new Argument.Binding(step, place.pointer());
    }

    private static boolean names(Place place, String key) {
        return place.pointer().isEmpty() || Words.fit(place.key(), key) >= Words.SAME_WORDS;
    }

    private Argument unexplained(Json value, String unclear) {
        if (Values.occurs(value, request)) {
            return new Argument.Slot("it stands in the free text of the request; no parameter gives it", value);
        } else if (!Values.isCommon(value) && !Values.isWords(value)) {
            return new Argument.Slot(unclear, value);
        }
        return new Argument.Constant(value);
    }

    /** The best selection of a value among all collections. */
    private final class Choice {
        private final Json value;
        private final String key;
        private @Nullable Candidate best;
        private @Nullable String unclear;

        Choice(Json value, String key) {
            this.value = value;
            this.key = key;
        }

        void consider(Call call) {
            for (Collected from : call.result().collections()) {
                for (int i = 0; i < from.elements().size(); i++) {
                    for (Place place : places(from.elements().get(i))) {
                        consider(call, from, i, place);
                    }
                }
            }
        }

        private void consider(Call call, Collected from, int chosen, Place place) {
            if (Values.needsName(value) && !names(place, key)) {
                return;
            }
            Selections.Found found = selections.find(from, chosen, place.pointer(), key, notOf(call, from));
            if (found == null) {
                unclear = unclear != null
                        ? unclear
                        : "it is one of " + from.elements().size() + " elements of " + call.tool() + " "
                                + (from.each().isEmpty() ? "(its result)" : from.each())
                                + ", and nothing given tells which";
                return;
            }
            Candidate candidate = new Candidate(
                    new Argument.Select(call.id(), from.each(), found.where(), place.pointer()),
                    found.supported(),
                    place.pointer().equals(Argument.Select.KEY) || names(place, key),
                    found.ambiguous(),
                    kin(call));
            if (best == null || Candidate.ORDER.compare(candidate, best) < 0) {
                best = candidate;
            }
        }

        private List<Place> places(Collected.Element element) {
            List<Place> places = new ArrayList<>(element.attributes().stream()
                    .filter(a -> a.value().equals(value))
                    .toList());
            if (places.isEmpty() && element.key() != null && value.equals(Json.of(element.key()))) {
                places.add(new Place(Argument.Select.KEY, value));
            }
            return places;
        }

        /** What selects from a collection must not be selected from it. */
        private List<Origin> notOf(Call call, Collected from) {
            return origins.stream()
                    .filter(o -> !(o.argument() instanceof Argument.Select s
                            && s.step().equals(call.id())
                            && s.each().equals(from.each())))
                    .toList();
        }
    }

    /** How many of the things this call names an earlier call named too: both are about the same. */
    private long kin(Call other) {
        return Keeping.identities(other.arguments()).stream()
                .filter(own::contains)
                .count();
    }

    /** A selection that would do; the first found of equals is the earliest. */
    private record Candidate(Argument.Select select, boolean supported, boolean named, boolean ambiguous, long kin) {
        static final Comparator<Candidate> ORDER = Comparator.comparing((Candidate c) -> !c.supported())
                .thenComparing(Candidate::ambiguous)
                .thenComparing(c -> !c.named())
                .thenComparing(c -> -c.kin())
                .thenComparing(c -> c.select().where().isEmpty());
    }
}
