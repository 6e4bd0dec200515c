package io.aionis.firewall.adapter;

import io.aionis.model.Json;
import io.aionis.model.JsonFormatException;
import java.util.List;
import java.util.function.BiConsumer;

/** A backend's answer as a whole: its lists of rows, and what to say when it has none of those expected. */
final class Answer {

    private static final int MOST_NAMES = 5;
    private static final int LONGEST_NAME = 40;

    private final String backend;
    private final String store;

    Answer(String backend, String store) {
        this.backend = backend;
        this.store = store;
    }

    /** @throws IllegalArgumentException when the text is not JSON */
    Json parse(String json) {
        try {
            return Json.parse(json);
        } catch (JsonFormatException e) {
            throw new IllegalArgumentException(
                    name() + " is not JSON: " + e.getMessage() + ". Pass the body of the answer as it came", e);
        }
    }

    /** Visits the elements of a list with their places; null is an empty list. */
    void each(Json list, String place, BiConsumer<Json, String> visitor) {
        if (list instanceof Json.Null) {
            return;
        }
        if (!(list instanceof Json.Arr rows)) {
            throw new IllegalArgumentException(
                    name() + " has " + JsonRow.kind(list) + " at '" + place + "'; expected a list of rows there");
        }
        for (int i = 0; i < rows.elements().size(); i++) {
            visitor.accept(rows.elements().get(i), place + "/" + i);
        }
    }

    IllegalArgumentException unknown(Json json, String expected) {
        String found = json instanceof Json.Obj obj ? "an object with the members " + names(obj) : JsonRow.kind(json);
        return new IllegalArgumentException(name() + " is " + found + "; expected " + expected
                + ". If that is an error answer of the service, handle it before");
    }

    private String name() {
        return "The " + backend + " answer for store '" + store + "'";
    }

    private static List<String> names(Json.Obj obj) {
        return obj.members().keySet().stream()
                .limit(MOST_NAMES)
                .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name)
                .map(name -> name.replaceAll("\\p{Cntrl}", " "))
                .toList();
    }
}
