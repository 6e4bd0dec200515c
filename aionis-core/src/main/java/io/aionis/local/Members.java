package io.aionis.local;

import io.aionis.model.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The members that a check or a tool was given, read by name and kind. */
record Members(String what, Json.Obj object) {

    private static final int SHOWN = 200;

    /** Refuses members that nobody would read: a misspelt condition must not pass as none. */
    Members allowing(String... names) throws Refused {
        for (String name : object.members().keySet()) {
            if (!List.of(names).contains(name)) {
                throw new Refused(what + " has a member '" + shown(name) + "', which it does not know; expected "
                        + new TreeSet<>(List.of(names)));
            }
        }
        return this;
    }

    String text(String name) throws Refused {
        return find(name).orElseThrow(() -> new Refused(what + " has no '" + name + "'; give it as a string"));
    }

    Optional<String> find(String name) throws Refused {
        Json value = object.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Json.Str text) {
            return Optional.of(withoutNul(name, text.value()));
        }
        throw new Refused(what + " has " + name + " = " + shown(value.text()) + "; expected a string");
    }

    boolean flag(String name) throws Refused {
        Json value = object.get(name);
        if (value == null || value instanceof Json.Bool) {
            return value instanceof Json.Bool flag && flag.value();
        }
        throw new Refused(what + " has " + name + " = " + shown(value.text()) + "; expected true or false");
    }

    int whole(String name, int least, int most) throws Refused {
        Json value = object.get(name);
        if (value == null) {
            throw new Refused(what + " has no '" + name + "'; give a whole number from " + least + " to " + most);
        }
        if (value instanceof Json.Num number
                && number.value().scale() <= 0
                && number.value().compareTo(BigDecimal.valueOf(least)) >= 0
                && number.value().compareTo(BigDecimal.valueOf(most)) <= 0) {
            return number.value().intValueExact();
        }
        throw new Refused(what + " has " + name + " = " + shown(value.text()) + "; expected a whole number from "
                + least + " to " + most);
    }

    List<String> texts(String name) throws Refused {
        Json value = object.get(name);
        List<String> texts = new ArrayList<>();
        if (value == null) {
            return texts;
        }
        if (!(value instanceof Json.Arr list)) {
            throw new Refused(what + " has " + name + " = " + shown(value.text())
                    + "; expected a list of strings, one for each argument, never a command line");
        }
        for (Json element : list.elements()) {
            if (!(element instanceof Json.Str text)) {
                throw new Refused(what + " has " + shown(element.text()) + " in " + name + "; expected strings alone");
            }
            texts.add(withoutNul(name, text.value()));
        }
        return texts;
    }

    private String withoutNul(String name, String text) throws Refused {
        if (text.indexOf('\0') >= 0) {
            throw new Refused(what + " has a NUL character in " + name + "; take it out");
        }
        return text;
    }

    /** Text from outside in one bounded line. */
    static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
