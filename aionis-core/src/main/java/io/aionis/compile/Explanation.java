package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the arguments of one call came from, the same in every view on it. A view is a run, or a run at an element that a
 * loop goes through.
 */
final class Explanation {

    private final String tool;
    private final List<View> views;
    private final boolean several;
    private final Map<String, Argument> assumed = new LinkedHashMap<>();

    /** An explanation; {@code several} says whether the views are of more than one run. */
    Explanation(String tool, List<View> views, boolean several) {
        this.tool = tool;
        this.views = views;
        this.several = several;
    }

    /** What was taken for constant since it is the same in all runs, with what one run alone would say of it. */
    Map<String, Argument> assumed() {
        return assumed;
    }

    Argument.ObjectOf object(String pointer, List<Json> values) {
        Json.Obj first = (Json.Obj) values.get(0);
        for (Json value : values) {
            if (!((Json.Obj) value).members().keySet().equals(first.members().keySet())) {
                throw new CompileException("The arguments " + pointer + " of " + tool + " are "
                        + first.members().keySet() + " in one call and "
                        + ((Json.Obj) value).members().keySet()
                        + " in another; expected the same names. Compile runs that call it alike");
            }
        }
        Map<String, Argument> members = new LinkedHashMap<>();
        for (String name : first.members().keySet()) {
            members.put(
                    name,
                    argument(
                            JsonPointers.child(pointer, name),
                            name,
                            values.stream()
                                    .map(v -> Objects.requireNonNull(((Json.Obj) v).get(name)))
                                    .toList()));
        }
        return new Argument.ObjectOf(copiedTogether(values, members));
    }

    /** Members that stand beside each other in every run's source, too. */
    private Map<String, Argument> copiedTogether(List<Json> values, Map<String, Argument> members) {
        Map<String, Argument> bound =
                Siblings.bind((Json.Obj) values.get(0), members, views.get(0).earlier());
        bound.replaceAll((name, argument) -> {
            List<Json> own = values.stream()
                    .map(v -> Objects.requireNonNull(((Json.Obj) v).get(name)))
                    .toList();
            return gives(argument, own) ? argument : Objects.requireNonNull(members.get(name));
        });
        return bound;
    }

    Argument argument(String pointer, String key, List<Json> values) {
        if (values.stream().allMatch(Json.Obj.class::isInstance)) {
            Argument whole = whole(key, values);
            return whole != null ? whole : object(pointer, values);
        } else if (values.stream().allMatch(Json.Arr.class::isInstance)) {
            return array(pointer, key, values);
        }
        Argument leaf = leaf(pointer, key, values);
        for (int i = 0; i < views.size(); i++) {
            views.get(i).add(new Origin(values.get(i), leaf, pointer.substring(1) + " of " + tool));
        }
        return leaf;
    }

    /** An object or array that is an input as it is or, when several runs show it, a place in a result. */
    private @Nullable Argument whole(String key, List<Json> values) {
        List<Argument> candidates = new ArrayList<>();
        views.get(0).fitting(key, values.get(0)).forEach(input -> candidates.add(input.argument()));
        if (several) {
            views.get(0)
                    .earlier()
                    .forEach(call -> call.result().collections().stream()
                            .filter(from -> from.elements().size() > 1)
                            .forEach(from -> candidates.add(new Argument.Binding(call.id(), from.each()))));
        }
        List<Argument> equal = candidates.stream().filter(c -> gives(c, values)).toList();
        return equal.size() == 1 || (several && !equal.isEmpty()) ? equal.get(0) : null;
    }

    private Argument array(String pointer, String key, List<Json> values) {
        Argument whole = whole(key, values);
        if (whole != null) {
            return whole;
        }
        List<List<Json>> arrays =
                values.stream().map(v -> ((Json.Arr) v).elements()).toList();
        Argument loop = forEach(pointer, key, arrays);
        if (loop != null) {
            return loop;
        }
        int size = arrays.get(0).size();
        if (arrays.stream().anyMatch(array -> array.size() != size)) {
            return new Argument.Slot(
                    "it has more elements in one run than in another, and nothing recorded has one for each",
                    values.get(0));
        }
        List<Argument> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int at = i;
            elements.add(argument(
                    pointer + "/" + i,
                    key,
                    arrays.stream().map(array -> array.get(at)).toList()));
        }
        return new Argument.ListOf(elements);
    }

    /** A value for each element of an array, or null when none explains them all. */
    private @Nullable Argument forEach(String pointer, String key, List<List<Json>> arrays) {
        if (arrays.stream().allMatch(array -> array.size() < 2)) {
            return null;
        }
        List<Json> elements = arrays.stream().flatMap(List::stream).toList();
        for (Overs.Over over : Overs.of(views, arrays.stream().map(List::size).toList(), several)) {
            Explanation inside = new Explanation(tool, over.inside(views), several);
            Argument value = inside.argument(pointer, key, elements);
            if (Arguments.isOfElement(value)) {
                return simple(over.argument(), value);
            }
        }
        return null;
    }

    /** A selection of whole elements of which one thing is taken each is a selection of those things. */
    private static Argument simple(Argument over, Argument value) {
        if (over instanceof Argument.Select all && value instanceof Argument.Element element) {
            return new Argument.Select(all.step(), all.each(), all.where(), element.at(), all.quantity());
        }
        return new Argument.ForEach(over, value);
    }

    private Argument leaf(String pointer, String key, List<Json> values) {
        List<View.Guess> guesses = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            guesses.add(views.get(i).guess(key, values.get(i)));
        }
        boolean alone = views.size() == 1;
        View.Guess first = guesses.get(0);
        if (alone && !(first.best() instanceof Argument.Slot)) {
            return first.best();
        }
        Agreement agreement = new Agreement(views, key, values, guesses);
        Argument source = alone ? null : agreement.source();
        if (source != null) {
            return source;
        } else if (!alone && agreement.isSame() && !agreement.isRival()) {
            if (several && !agreement.isAsked()) {
                assumed.put(pointer, first.best());
                return new Argument.Constant(values.get(0));
            }
            return first.best();
        }
        Argument made = agreement.isRival() ? null : made(values);
        return made != null ? made : agreement.slot(several);
    }

    /** What was made of other values, or for this call; null when neither. */
    private @Nullable Argument made(List<Json> values) {
        Argument.Template template = Templates.of(views, values, several);
        if (template != null && template.parts().size() > 1) {
            return template;
        }
        List<Origin> again = views.get(0).origins().stream()
                .filter(o -> o.canServeAgain() && !Values.isCommon(values.get(0)) && gives(o.argument(), values))
                .toList();
        if (!again.isEmpty()) {
            return again.get(0).argument();
        }
        List<@Nullable Instant> at = new ArrayList<>();
        views.forEach(view -> at.add(view.recordedAt()));
        boolean stoodBefore = false;
        for (int i = 0; i < views.size(); i++) {
            stoodBefore |= views.get(i).knows(values.get(i));
        }
        Argument.Fresh.Kind fresh = stoodBefore ? null : Novelties.of(values, at);
        if (fresh != null && !several) {
            return new Argument.Slot(
                    "it looks like a new " + (fresh == Argument.Fresh.Kind.UUID ? "UUID" : "time")
                            + " for this call; a second run would tell",
                    values.get(0));
        }
        return fresh == null ? null : new Argument.Fresh(fresh);
    }

    private boolean gives(Argument argument, List<Json> values) {
        for (int i = 0; i < views.size(); i++) {
            if (argument instanceof Argument.Slot) {
                continue;
            } else if (!values.get(i).equals(views.get(i).value(argument))) {
                return false;
            }
        }
        return true;
    }
}
