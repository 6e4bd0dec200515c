package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A typed input of the run: a parameter, or something in one that is an object. */
record Input(String name, String at, Json value) {

    static List<Input> of(Map<String, Json> parameters) {
        List<Input> inputs = new ArrayList<>();
        parameters.forEach((name, value) -> collect(name, "", value, inputs));
        return inputs;
    }

    private static void collect(String name, String at, Json value, List<Input> into) {
        into.add(new Input(name, at, value));
        if (value instanceof Json.Obj object) {
            object.members().forEach((member, inner) -> collect(name, JsonPointers.child(at, member), inner, into));
        }
    }

    Argument.Parameter argument() {
        return new Argument.Parameter(name, at);
    }

    /** How well its own name fits a key. */
    int fit(String key) {
        String own = at.isEmpty() ? name : new Place(at, value).key();
        int fit = Words.fit(own, key);
        return fit != Words.NONE ? fit : Words.fit(name + at, key);
    }

    /** Whether its own name, shorter than the key, means the same. */
    boolean means(String key, String tool) {
        return Words.means(at.isEmpty() ? name : new Place(at, value).key(), key, tool);
    }

    /** What its name says besides the attribute: {@code new lamp} in {@code newLampColor}. */
    String group(String attribute) {
        TreeSet<String> words = new TreeSet<>(Words.of(name + at));
        words.removeAll(Words.of(attribute));
        return String.join(" ", words);
    }
}
