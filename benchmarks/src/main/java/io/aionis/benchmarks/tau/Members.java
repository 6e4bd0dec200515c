package io.aionis.benchmarks.tau;

import io.aionis.model.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of one object of a run file; a member that is not as expected is refused with its place. */
record Members(Json.Obj object, String place) {

    private static final int SHOWN = 60;

    static Members of(Json json, String place) {
        if (json instanceof Json.Obj object) {
            return new Members(object, place);
        }
        throw new TauFormatException(place + ": expected a JSON object, found " + shown(json));
    }

    String text(String name) {
        if (object.get(name) instanceof Json.Str string) {
            return string.value();
        }
        throw refuse(name, "a string");
    }

    /** A string, or a number as a string: files number or name their tasks. */
    String label(String name) {
        Json value = object.get(name);
        if (value instanceof Json.Num number) {
            return number.text();
        }
        if (value instanceof Json.Str string && !string.value().isBlank()) {
            return string.value();
        }
        throw refuse(name, "a string or a number");
    }

    BigDecimal number(String name) {
        if (object.get(name) instanceof Json.Num number) {
            return number.value();
        }
        throw refuse(name, "a number");
    }

    int integer(String name) {
        try {
            return number(name).intValueExact();
        } catch (ArithmeticException e) {
            throw refuse(name, "a whole number");
        }
    }

    boolean bool(String name) {
        if (object.get(name) instanceof Json.Bool bool) {
            return bool.value();
        }
        throw refuse(name, "true or false");
    }

    Json.Obj object(String name) {
        if (object.get(name) instanceof Json.Obj value) {
            return value;
        }
        throw refuse(name, "an object");
    }

    List<Members> objects(String name) {
        if (!(object.get(name) instanceof Json.Arr array)) {
            throw refuse(name, "an array of objects");
        }
        List<Members> found = new ArrayList<>();
        for (Json element : array.elements()) {
            found.add(of(element, place + ", " + name + "[" + found.size() + "]"));
        }
        return found;
    }

    private TauFormatException refuse(String name, String expected) {
        return new TauFormatException(
                place + ": member \"" + name + "\": expected " + expected + ", found " + shown(object.get(name)));
    }

    private static String shown(@Nullable Json json) {
        if (json == null) {
            return "nothing";
        }
        String text = json.text();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
