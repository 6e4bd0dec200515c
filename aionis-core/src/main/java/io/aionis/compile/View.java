package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one run, or a loop at one of its elements, knew by the time of a call: where the value of an argument may have
 * come from.
 */
final class View {

    static final String UNEXPLAINED = "nothing recorded explains it";

    private final RecordedRun run;
    private final Set<Input> consumed;
    private final List<Input> inputs;
    private final Selections selections;
    private final List<Call> earlier;
    private final List<Origin> origins;
    private final @Nullable Json element;
    private Set<Json> own = Set.of();
    private String tool = "";
    private @Nullable Instant recordedAt;

    private View(
            RecordedRun run,
            Set<Input> consumed,
            List<Input> inputs,
            List<Call> earlier,
            List<Origin> origins,
            @Nullable Json element) {
        this.run = run;
        this.consumed = consumed;
        this.inputs = inputs;
        this.selections = new Selections(inputs, consumed);
        this.earlier = earlier;
        this.origins = origins;
        this.element = element;
    }

    /** A run before its first call; {@code calls} are those it will make. */
    static View of(RecordedRun run, List<Call> calls) {
        List<Input> inputs = Input.of(run.parameters());
        return new View(run, consumedByName(inputs, calls), inputs, new ArrayList<>(), new ArrayList<>(), null);
    }

    /** The same, to try an explanation on: what it learns does not come back. */
    View fork() {
        return new View(run, consumed, inputs, new ArrayList<>(earlier), new ArrayList<>(origins), element)
                .within(this);
    }

    /** The same inside a loop, at an element of what has that name. */
    View at(String name, Json inLoop) {
        List<Input> all = new ArrayList<>(Input.of(name, inLoop));
        inputs.stream().filter(input -> !input.ofLoop()).forEach(all::add);
        return new View(run, consumed, all, new ArrayList<>(earlier), new ArrayList<>(origins), inLoop).within(this);
    }

    /** A call is about to be explained. */
    void begin(Call call) {
        tool = call.tool();
        own = Keeping.identities(call.arguments());
        RecordedRun.Around around = run.around().get(call.recorded().ordinal());
        recordedAt = around == null ? null : around.at();
    }

    private View within(View call) {
        tool = call.tool;
        own = call.own;
        recordedAt = call.recordedAt;
        return this;
    }

    /** A call is explained; its result can feed later ones. */
    void end(Call call) {
        earlier.add(call);
    }

    void add(Origin origin) {
        origins.add(origin);
    }

    RecordedRun run() {
        return run;
    }

    List<Call> earlier() {
        return earlier;
    }

    List<Input> inputs() {
        return inputs;
    }

    List<Origin> origins() {
        return origins;
    }

    /** When the call that is being explained was recorded, or null when nobody knows. */
    @Nullable
    Instant recordedAt() {
        return recordedAt;
    }

    /** Whether a value was given, or stands in an earlier argument or result. */
    boolean knows(Json value) {
        String text = value instanceof Json.Str string ? string.value() : value.text();
        return run.request().contains(text)
                || inputs.stream().anyMatch(input -> input.value().text().contains(text))
                || origins.stream().anyMatch(origin -> origin.value().text().contains(text))
                || earlier.stream().anyMatch(call -> call.result().root().text().contains(text));
    }

    /** What an argument is here, or null when it has no value. */
    @Nullable
    Json value(Argument argument) {
        return evaluator().value(argument);
    }

    Evaluator evaluator() {
        Map<String, Json> results = new LinkedHashMap<>();
        earlier.forEach(call -> results.put(call.id(), call.result().root()));
        return new Evaluator(run.parameters(), results, element);
    }

    /**
     * Where a value came from as far as this run alone can tell.
     *
     * @param best the source, or a constant, or a slot with the reason
     * @param among what the value is one of where it is a slot, or null
     */
    record Guess(Argument best, Argument.@Nullable Select among) {}

    Guess guess(String key, Json value) {
        List<Input> given = fitting(key, value);
        if (!given.isEmpty()) {
            List<Argument> named = fit(given.get(0), key) == 0 ? bindings(key, value, true) : List.of();
            if (!named.isEmpty()) {
                return new Guess(named.get(0), null);
            } else if (given.size() == 1) {
                return new Guess(given.get(0).argument(), null);
            }
            String names =
                    given.stream().map(i -> "'" + i.name() + i.at() + "'").collect(Collectors.joining(", "));
            return open("the parameters " + names + " have this value and fit alike", value, null);
        }
        if (Values.isCommon(value)) {
            return unexplained(value, null, null);
        }
        List<Argument> bindings = bindings(key, value, false);
        if (!bindings.isEmpty()) {
            return new Guess(bindings.get(0), null);
        }
        Choice choice = choice(key, value);
        if (choice.candidates().isEmpty()) {
            return unexplained(value, choice.unclear(), choice.among());
        } else if (choice.candidates().get(0).ambiguous()) {
            return open("parameters of other names and the same values could have selected it", value, choice.among());
        }
        return new Guess(choice.candidates().get(0).select(), null);
    }

    /** All sources that this run leaves possible, best first; another run decides between them. */
    Set<Argument> candidates(String key, Json value) {
        Set<Argument> all = new LinkedHashSet<>();
        inputs.stream()
                .filter(i -> i.value().equals(value))
                .sorted(Comparator.comparing((Input i) -> -fit(i, key)))
                .forEach(i -> all.add(i.argument()));
        all.addAll(bindings(key, value, true));
        if (!Values.isCommon(value)) {
            all.addAll(bindings(key, value, false));
            choice(key, value).candidates().forEach(candidate -> all.add(candidate.select()));
        }
        return all;
    }

    private Choice choice(String key, Json value) {
        Choice choice = new Choice(value, key, selections, origins, own);
        earlier.forEach(choice::consider);
        return choice;
    }

    /** The inputs of that value whose names fit the key best; what is common needs a name that fits. */
    List<Input> fitting(String key, Json value) {
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

    private List<Argument> bindings(String key, Json value, boolean byName) {
        record Bound(Call call, Place place) {}
        List<Bound> found = new ArrayList<>();
        for (Call call : earlier) {
            for (Place place : call.result().places()) {
                boolean will = byName
                        ? place.names(key) && !place.pointer().isEmpty()
                        : place.names(key) || !Values.needsName(value);
                if (will && place.value().equals(value)) {
                    found.add(new Bound(call, place));
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparing((Bound b) -> !b.place().names(key))
                        .thenComparing(b -> b.call().recorded().ordinal())
                        .thenComparing(b -> b.place().depth())
                        .thenComparing(b -> b.place().pointer()))
                .map(b -> fromKey(b.call().id(), b.place()))
                .toList();
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

    private Guess unexplained(Json value, @Nullable String unclear, Argument.@Nullable Select among) {
        if (Values.occurs(value, run.request())) {
            return open("it stands in the free text of the request; no parameter gives it", value, among);
        } else if (!Values.isCommon(value) && !Values.isWords(value)) {
            return open(unclear == null ? UNEXPLAINED : unclear, value, among);
        }
        return new Guess(new Argument.Constant(value), among);
    }

    private static Guess open(String reason, Json value, Argument.@Nullable Select among) {
        return new Guess(new Argument.Slot(reason, value, among), among);
    }

    /** Inputs that are an argument of the same name somewhere: they say what they are for. */
    private static Set<Input> consumedByName(List<Input> inputs, List<Call> calls) {
        Set<Input> consumed = new HashSet<>();
        for (Call call : calls) {
            for (Place place : Shape.attributes(call.arguments())) {
                inputs.stream()
                        .filter(i -> i.value().equals(place.value()) && i.fit(place.key()) >= Words.SAME_WORDS)
                        .forEach(consumed::add);
            }
        }
        return consumed;
    }
}
