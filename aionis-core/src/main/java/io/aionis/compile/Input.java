package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Something that was given: a parameter, the element that a loop is at, or something in one that is an object.
 *
 * @param name the parameter's name, or that of what the element is one of
 * @param at JSON Pointer into it
 * @param value what it is
 * @param ofLoop whether it is of the element
 */
record Input(String name, String at, Json value, boolean ofLoop) {

    static List<Input> of(Map<String, Json> parameters) {
        List<Input> inputs = new ArrayList<>();
        parameters.forEach((name, value) -> collect(name, "", value, false, inputs));
        return inputs;
    }

    /** What an element of an array of that name gives. */
    static List<Input> of(String name, Json element) {
        List<Input> inputs = new ArrayList<>();
        collect(name, "", element, true, inputs);
        return inputs;
    }

    private static void collect(String name, String at, Json value, boolean ofLoop, List<Input> into) {
        into.add(new Input(name, at, value, ofLoop));
        if (value instanceof Json.Obj object) {
            object.members()
                    .forEach((member, inner) -> collect(name, JsonPointers.child(at, member), inner, ofLoop, into));
        }
    }

    Argument argument() {
        return ofLoop ? new Argument.Element(at) : new Argument.Parameter(name, at);
    }

    /** How well its own name fits a key. */
    int fit(String key) {
        String own = own();
        int fit = Words.fit(own, key);
        return fit != Words.NONE ? fit : Words.fit(name + at, key);
    }

    /** Whether its own name, shorter than the key, means the same. */
    boolean means(String key, String tool) {
        return Words.means(own(), key, tool);
    }

    /** Its own name: the last of its pointer, or the whole's. */
    String own() {
        return at.isEmpty() ? name : new Place(at, value).key();
    }

    /** What its name says besides the attribute: {@code new lamp} in {@code newLampColor}. */
    String group(String attribute) {
        TreeSet<String> words = new TreeSet<>(Words.of(name + at));
        words.removeAll(Words.of(attribute));
        return String.join(" ", words);
    }
}
