package io.aionis.firewall.adapter;

import io.aionis.model.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object of a backend's answer.
 *
 * @param members its members
 * @param place where it stands, a JSON Pointer
 */
record JsonRow(Json.Obj members, String place) {

    /** @throws UnreadableRowException when it is no object */
    static JsonRow of(Json json, String place) {
        if (json instanceof Json.Obj obj) {
            return new JsonRow(obj, place);
        }
        throw new UnreadableRowException("it is " + kind(json) + "; expected an object");
    }

    /** The first of these members that is a text with something in it, or null. */
    @Nullable
    String text(String... names) {
        for (String name : names) {
            String text = members.text(name);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    /** As {@link #text(String...)}; a row without is not readable. */
    String needed(String... names) {
        String text = text(names);
        if (text == null) {
            throw new UnreadableRowException("it has no text; expected it as the member " + String.join(" or ", names)
                    + ". Ask the backend for that field");
        }
        return text;
    }

    /** The first of these members that is a text or a number; its place when there is none. */
    String id(String... names) {
        for (String name : names) {
            Json value = members.get(name);
            if (value instanceof Json.Num
                    || (value instanceof Json.Str text && !text.value().isBlank())) {
                return value instanceof Json.Str text ? text.value() : value.text();
            }
        }
        return place;
    }

    /** The first of these members that is a number a double can hold; 0 when there is none. */
    double number(String... names) {
        for (String name : names) {
            if (members.get(name) instanceof Json.Num number
                    && Double.isFinite(number.value().doubleValue())) {
                return number.value().doubleValue();
            }
        }
        return 0;
    }

    /** Says these members, where they are there, under their own names. */
    Claims say(Claims claims, List<String> names) {
        names.forEach(name -> claims.say(name, members.get(name)));
        return claims;
    }

    static String kind(Json json) {
        if (json instanceof Json.Obj) {
            return "an object";
        }
        if (json instanceof Json.Arr) {
            return "a list";
        }
        return json instanceof Json.Null ? "null" : "a single value";
    }
}
