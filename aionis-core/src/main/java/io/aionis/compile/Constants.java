package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Decides which unexplained values may stay as they were. Several runs show it of a value that stayed when the data
 * beside it changed. One run does not: what was written together with other data is data, so the state beside a city that
 * was given belongs to that city; a code beside nothing but names of things, such as the reason beside an order number,
 * is how the work is done.
 */
final class Constants {

    private final List<Call> calls;
    private final Map<String, Argument> assumed;
    private final List<String> notes;
    private boolean varies;
    private boolean hasData;
    private boolean varied;
    private boolean dataVaried;

    private Constants(List<Call> calls, Map<String, Argument> assumed, List<String> notes) {
        this.calls = calls;
        this.assumed = assumed;
        this.notes = notes;
    }

    /**
     * The arguments of a call, those constants opened that would be a guess; the others are noted.
     *
     * @param calls the call in each run
     * @param assumed constants that rest on all runs, by place, with what one run would say of each
     */
    static Argument.ObjectOf settle(
            List<Call> calls, Argument.ObjectOf arguments, Map<String, Argument> assumed, List<String> notes) {
        Constants constants = new Constants(calls, assumed, notes);
        constants.look(
                arguments, calls.stream().map(call -> (Json) call.arguments()).toList());
        return constants.object("", arguments);
    }

    private void look(Argument argument, List<Json> values) {
        if (argument instanceof Argument.ObjectOf object) {
            object.members()
                    .forEach((name, member) -> look(
                            member,
                            values.stream()
                                    .map(v -> ((Json.Obj) v).members().getOrDefault(name, Json.nil()))
                                    .toList()));
        } else if (argument instanceof Argument.ListOf list) {
            for (int i = 0; i < list.elements().size(); i++) {
                int at = i;
                look(
                        list.elements().get(i),
                        values.stream()
                                .map(v -> ((Json.Arr) v).elements().get(at))
                                .toList());
            }
        } else if (!(argument instanceof Argument.Constant)) {
            boolean changed = new HashSet<>(values).size() > 1;
            boolean data = !values.stream().allMatch(Values::namesThings);
            varies = true;
            hasData |= data;
            varied |= changed;
            dataVaried |= changed && data;
        }
    }

    private Argument.ObjectOf object(String pointer, Argument.ObjectOf object) {
        Map<String, Argument> members = new LinkedHashMap<>();
        object.members()
                .forEach((name, member) -> members.put(name, settled(JsonPointers.child(pointer, name), member)));
        return new Argument.ObjectOf(members);
    }

    private Argument settled(String pointer, Argument argument) {
        if (argument instanceof Argument.ObjectOf object) {
            return object(pointer, object);
        } else if (argument instanceof Argument.ListOf list) {
            List<Argument> elements = new ArrayList<>();
            list.elements().forEach(element -> elements.add(settled(pointer + "/" + elements.size(), element)));
            return new Argument.ListOf(elements);
        } else if (argument instanceof Argument.Constant constant && assumed.containsKey(pointer) && stayed()) {
            notes.add(pointer + ": constant " + constant.value().text() + " in all " + calls.size() + " runs");
            return constant;
        }
        return argument instanceof Argument.Constant
                ? unconfirmed(pointer, assumed.getOrDefault(pointer, argument))
                : argument;
    }

    /** Whether the data beside the constants changed; where there is none, whether anything did. */
    private boolean stayed() {
        return hasData ? dataVaried : varied || !varies;
    }

    private Argument unconfirmed(String pointer, Argument argument) {
        if (!(argument instanceof Argument.Constant constant) || !calls.get(0).writes()) {
            return argument;
        } else if (!mayStay(constant.value())) {
            return new Argument.Slot(
                    "nothing recorded explains it, and it was written with values that change", constant.value());
        }
        notes.add(pointer + ": constant " + constant.value().text() + " from one run");
        return argument;
    }

    private boolean mayStay(Json value) {
        boolean says = value instanceof Json.Num
                || (value instanceof Json.Str text && !text.value().isBlank());
        return !varies || !says || (!hasData && isCode(value));
    }

    /** Words in one case: a reason, a unit, a currency; not a name. */
    private static boolean isCode(Json value) {
        return Values.isCode(value)
                || (value instanceof Json.Str text
                        && Values.isWords(value)
                        && text.value().equals(text.value().toUpperCase(Locale.ROOT)));
    }
}
