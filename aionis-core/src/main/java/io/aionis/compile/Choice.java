package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which elements of collections in earlier results have a value, and what told them from the others. */
final class Choice {

    private final Json value;
    private final String key;
    private final Selections selections;
    private final List<Origin> origins;
    private final Set<Json> own;
    private final List<Candidate> candidates = new ArrayList<>();
    private @Nullable String unclear;
    private Argument.@Nullable Select among;

    /** A choice of a value for an argument of that name; {@code own} are the things that its call names. */
    Choice(Json value, String key, Selections selections, List<Origin> origins, Set<Json> own) {
        this.value = value;
        this.key = key;
        this.selections = selections;
        this.origins = origins;
        this.own = own;
    }

    /** The selections that would do, best first; the first found of equals is the earliest. */
    List<Candidate> candidates() {
        return candidates.stream().sorted(Candidate.ORDER).toList();
    }

    /** Why none of the collections that hold the value can be selected from, or null when none holds it. */
    @Nullable
    String unclear() {
        return unclear;
    }

    /** What the value is one of, or null when no collection holds it. */
    Argument.@Nullable Select among() {
        return candidates.isEmpty() ? among : all(candidates().get(0).select());
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
        if (Values.needsName(value) && !place.names(key)) {
            return;
        }
        Selections.Found found = selections.find(from, chosen, place.pointer(), key, notOf(call, from));
        if (found == null) {
            if (unclear == null) {
                unclear = "it is one of " + from.elements().size() + " elements of " + call.tool() + " "
                        + (from.each().isEmpty() ? "(its result)" : from.each()) + ", and nothing given tells which";
                among = all(new Argument.Select(call.id(), from.each(), List.of(), place.pointer()));
            }
            return;
        }
        candidates.add(new Candidate(
                new Argument.Select(call.id(), from.each(), found.where(), place.pointer()),
                found.supported(),
                place.pointer().equals(Argument.Select.KEY) || place.names(key),
                found.ambiguous(),
                kin(call)));
    }

    private static Argument.Select all(Argument.Select one) {
        return new Argument.Select(one.step(), one.each(), List.of(), one.take(), Argument.Select.Quantity.ALL);
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

    /** How many of the things this call names an earlier call named too: both are about the same. */
    private long kin(Call other) {
        return Keeping.identities(other.arguments()).stream()
                .filter(own::contains)
                .count();
    }

    /** A selection that would do. */
    record Candidate(Argument.Select select, boolean supported, boolean named, boolean ambiguous, long kin) {
        private static final Comparator<Candidate> ORDER = Comparator.comparing((Candidate c) -> !c.supported())
                .thenComparing(Candidate::ambiguous)
                .thenComparing(c -> !c.named())
                .thenComparing(c -> -c.kin())
                .thenComparing(c -> c.select().where().isEmpty());
    }
}
