package io.aionis.benchmarks.retail;

import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and changes records of the database; records are immutable, so a change is a new record. */
final class Fields {

    private Fields() {}

    static String text(Json.Obj from, String name) {
        if (from.get(name) instanceof Json.Str string) {
            return string.value();
        }
        throw broken(from, name, "a string");
    }

    static double number(Json.Obj from, String name) {
        if (from.get(name) instanceof Json.Num number) {
            return number.value().doubleValue();
        }
        throw broken(from, name, "a number");
    }

    static Json.Obj object(Json.Obj from, String name) {
        if (from.get(name) instanceof Json.Obj object) {
            return object;
        }
        throw broken(from, name, "an object");
    }

    static List<Json.Obj> objects(Json.Obj from, String name) {
        if (!(from.get(name) instanceof Json.Arr array)) {
            throw broken(from, name, "an array of objects");
        }
        List<Json.Obj> objects = new ArrayList<>();
        for (Json element : array.elements()) {
            if (!(element instanceof Json.Obj object)) {
                throw broken(from, name, "an array of objects");
            }
            objects.add(object);
        }
        return objects;
    }

    static Json.Obj with(Json.Obj record, String name, Json value) {
        Map<String, Json> members = new LinkedHashMap<>(record.members());
        members.put(name, value);
        return new Json.Obj(members);
    }

    static Json.Obj with(Json.Obj record, String name, String value) {
        return with(record, name, Json.of(value));
    }

    /** An array of texts, sorted. */
    static Json sorted(List<String> texts) {
        return new Json.Arr(texts.stream().sorted().map(Json::of).toList());
    }

    private static IllegalArgumentException broken(Json.Obj from, String name, String expected) {
        @Nullable Json found = from.get(name);
        return new IllegalArgumentException("Retail database: member \"" + name + "\" is " + found + "; expected "
                + expected + ". Check the data folder.");
    }
}
