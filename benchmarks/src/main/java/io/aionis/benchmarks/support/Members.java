package io.aionis.benchmarks.support;

import io.aionis.model.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object of an input file; a member that is not as expected is refused with its place. The
 * {@code find} methods take a member that is absent or null as not given.
 */
public record Members(Json.Obj object, String place) {

    private static final int SHOWN = 60;

    /** The value as an object that stands at that place. */
    public static Members of(Json json, String place) {
        if (json instanceof Json.Obj object) {
            return new Members(object, place);
        }
        throw new InputException(place + ": expected a JSON object, found " + shown(json));
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        Json value = object.get(name);
        return value != null && !(value instanceof Json.Null);
    }

    public String text(String name) {
        if (object.get(name) instanceof Json.Str string) {
            return string.value();
        }
        throw refuse(name, "a string");
    }

    public Optional<String> findText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** A string, or a number as a string: files number or name their tasks. */
    public String label(String name) {
        Json value = object.get(name);
        if (value instanceof Json.Num number) {
            return number.text();
        }
        if (value instanceof Json.Str string && !string.value().isBlank()) {
            return string.value();
        }
        throw refuse(name, "a string or a number");
    }

    public Optional<String> findLabel(String name) {
        return has(name) ? Optional.of(label(name)) : Optional.empty();
    }

    public BigDecimal number(String name) {
        if (object.get(name) instanceof Json.Num number) {
            return number.value();
        }
        throw refuse(name, "a number");
    }

    public int integer(String name) {
        try {
            return number(name).intValueExact();
        } catch (ArithmeticException e) {
            throw refuse(name, "a whole number");
        }
    }

    public Optional<Integer> findInteger(String name) {
        return has(name) ? Optional.of(integer(name)) : Optional.empty();
    }

    public boolean bool(String name) {
        if (object.get(name) instanceof Json.Bool bool) {
            return bool.value();
        }
        throw refuse(name, "true or false");
    }

    public Optional<Boolean> findBool(String name) {
        return has(name) ? Optional.of(bool(name)) : Optional.empty();
    }

    /** One of an enum's constants, in upper or lower case. */
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        if (object.get(name) instanceof Json.Str string) {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(string.value().toUpperCase(Locale.ROOT))) {
                    return constant;
                }
            }
        }
        throw refuse(name, "one of " + List.of(type.getEnumConstants()));
    }

    public <E extends Enum<E>> Optional<E> findConstant(String name, Class<E> type) {
        return has(name) ? Optional.of(constant(name, type)) : Optional.empty();
    }

    public Json.Obj object(String name) {
        if (object.get(name) instanceof Json.Obj value) {
            return value;
        }
        throw refuse(name, "an object");
    }

    /** An object's members, which know their place. */
    public Members members(String name) {
        return of(object(name), place + ", " + name);
    }

    public List<Members> objects(String name) {
        if (!(object.get(name) instanceof Json.Arr array)) {
            throw refuse(name, "an array of objects");
        }
        List<Members> found = new ArrayList<>();
        for (Json element : array.elements()) {
            found.add(of(element, place + ", " + name + "[" + found.size() + "]"));
        }
        return found;
    }

    /** An array of strings; empty when it is not given. */
    public List<String> texts(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (!(object.get(name) instanceof Json.Arr array)) {
            throw refuse(name, "an array of strings");
        }
        List<String> found = new ArrayList<>();
        for (Json element : array.elements()) {
            if (!(element instanceof Json.Str string)) {
                throw refuse(name, "an array of strings");
            }
            found.add(string.value());
        }
        return found;
    }

    /** What to throw for a member that is not as expected. */
    public InputException refuse(String name, String expected) {
        return new InputException(
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
