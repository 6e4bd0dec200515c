package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Decides which unexplained values of a write may stay as they were. What was written together with other data is data:
 * the state beside a city that was given belongs to that city. A code beside nothing but names of things, such as the
 * reason beside an order number, is how the work is done.
 */
final class Constants {

    private final List<String> notes;
    private boolean varies;
    private boolean hasData;

    private Constants(List<String> notes) {
        this.notes = notes;
    }

    /** The arguments of a call, those constants opened that would be a guess; the others are noted. */
    static Argument.ObjectOf settle(Call call, Argument.ObjectOf arguments, List<String> notes) {
        Constants constants = new Constants(notes);
        if (call.writes()) {
            constants.look(arguments, call.arguments());
        }
        return constants.object("", arguments);
    }

    private void look(Argument argument, Json value) {
        if (argument instanceof Argument.ObjectOf object && value instanceof Json.Obj recorded) {
            object.members()
                    .forEach((name, member) -> look(member, recorded.members().getOrDefault(name, Json.nil())));
        } else if (argument instanceof Argument.ListOf list && value instanceof Json.Arr recorded) {
            for (int i = 0; i < list.elements().size(); i++) {
                look(list.elements().get(i), recorded.elements().get(i));
            }
        } else if (!(argument instanceof Argument.Constant)) {
            varies = true;
            hasData |= !Values.namesThings(value);
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
        } else if (argument instanceof Argument.Constant constant) {
            if (!mayStay(constant.value())) {
                return new Argument.Slot(
                        "nothing recorded explains it, and it was written with values that change", constant.value());
            }
            notes.add(pointer + ": constant " + constant.value().text() + " from one run");
        }
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
