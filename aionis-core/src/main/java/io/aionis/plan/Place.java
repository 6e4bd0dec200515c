package io.aionis.plan;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value inside the JSON of a plan, with its JSON Pointer for errors. */
record Place(String pointer, Json value) {

    PlanFormatException error(String what) {
        return new PlanFormatException(
                "At " + (pointer.isEmpty() ? "the top of the plan" : shown(pointer)) + ": " + what);
    }

    /** A text from the plan, for a message: on one line, readable as it stands, and not too long. */
    static String shown(String text) {
        return Lines.plain(text);
    }

    /** This value as an object that has no members but these. */
    Json.Obj object(String what, Set<String> allowed) {
        Json.Obj object = object(what);
        for (String name : object.members().keySet()) {
            if (!allowed.contains(name)) {
                throw member(name, object.members().get(name))
                        .error("unknown field '" + shown(name) + "' in " + what + "; expected only " + allowed
                                + ". Remove it or mend its name");
            }
        }
        return object;
    }

    Json.Obj object(String what) {
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw wrong("an object (" + what + ")");
    }

    Json.Arr array() {
        if (value instanceof Json.Arr array) {
            return array;
        }
        throw wrong("an array");
    }

    List<Place> elements() {
        List<Place> places = new ArrayList<>();
        for (Json element : array().elements()) {
            places.add(new Place(pointer + "/" + places.size(), element));
        }
        return places;
    }

    String text() {
        if (value instanceof Json.Str text) {
            return text.value();
        }
        throw wrong("a string");
    }

    /** A string that is a JSON Pointer. */
    String path() {
        String text = text();
        if (!Pointers.isPointer(text)) {
            throw error("'" + shown(text)
                    + "' is no JSON Pointer; expected \"\" for the whole or a path such as /items/name");
        }
        return text;
    }

    /** A string that is a JSON Pointer into an element, or stands for the element's key. */
    String pathOrKey() {
        return text().equals(Argument.Select.KEY) ? Argument.Select.KEY : path();
    }

    /** A string that is a constant of an enum, in any case. */
    <E extends Enum<E>> E oneOf(Class<E> type) {
        String text = text();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw error("unknown kind '" + shown(text) + "'; expected one of "
                + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
    }

    Place member(String name, Json member) {
        return new Place(JsonPointers.child(pointer, name), member);
    }

    /** A member that may be left out. */
    @Nullable
    Place optional(String name) {
        Json member = value instanceof Json.Obj object ? object.get(name) : null;
        return member == null ? null : member(name, member);
    }

    /** A member that must be there. */
    Place required(String name) {
        Place member = optional(name);
        if (member == null) {
            throw error("the field '" + name + "' is missing; add it");
        }
        return member;
    }

    private PlanFormatException wrong(String expected) {
        return error("found the " + ValueKind.of(value).name().toLowerCase(Locale.ROOT) + " " + Lines.value(value)
                + "; expected " + expected);
    }
}
