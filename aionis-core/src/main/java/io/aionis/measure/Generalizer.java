package io.aionis.measure;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one procedure of several runs of one way. What a run was given as a parameter is that parameter; what is the same
 * in all runs is a constant; what varies is a parameter named by its tool and its place in the arguments. Values that vary
 * together are one parameter.
 */
final class Generalizer {

    private static final String PARAMETER = "$parameter";

    private final List<Map<String, Json>> given;
    private final Map<List<Json>, String> varying = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** The typed parameters of each run. */
    Generalizer(List<Map<String, Json>> given) {
        this.given = given;
    }

    /** The arguments of one step, one value for each run, as one value. */
    Json step(int number, String tool, List<Json> arguments) {
        return merged(number, tool, "", arguments);
    }

    private Json merged(int step, String tool, String at, List<Json> values) {
        String typed = given(values, at);
        if (typed != null) {
            return parameter(typed);
        }
        Json first = values.get(0);
        if (first instanceof Json.Obj obj && values.stream().allMatch(v -> hasMembers(v, obj))) {
            Map<String, Json> members = new LinkedHashMap<>();
            for (String name : obj.members().keySet()) {
                List<Json> each = values.stream()
                        .map(v -> ((Json.Obj) v).members().get(name))
                        .toList();
                members.put(name, merged(step, tool, JsonPointers.child(at, name), each));
            }
            return new Json.Obj(members);
        }
        if (first instanceof Json.Arr arr && values.stream().allMatch(v -> hasLength(v, arr))) {
            List<Json> elements = new ArrayList<>();
            for (int i = 0; i < arr.elements().size(); i++) {
                int index = i;
                List<Json> each = values.stream()
                        .map(v -> ((Json.Arr) v).elements().get(index))
                        .toList();
                elements.add(merged(step, tool, at + "/" + i, each));
            }
            return new Json.Arr(elements);
        }
        return values.stream().allMatch(first::equals) ? first : parameter(nameOf(step, tool + at, values));
    }

    /** The parameter that every run was given and that holds the value in each; the one named alike where there are two. */
    private @Nullable String given(List<Json> values, String at) {
        String leaf = at.substring(at.lastIndexOf('/') + 1);
        String found = null;
        for (String name : given.get(0).keySet()) {
            boolean always = IntStream.range(0, values.size())
                    .allMatch(run -> values.get(run).equals(given.get(run).get(name)));
            if (always && (found == null || name.equals(leaf))) {
                found = name;
            }
        }
        return found;
    }

    private String nameOf(int step, String place, List<Json> values) {
        String known = varying.get(values);
        if (known != null) {
            return known;
        }
        boolean free = !names.contains(place) && given.stream().noneMatch(run -> run.containsKey(place));
        String name = free ? place : "step" + step + ":" + place;
        names.add(name);
        varying.put(values, name);
        return name;
    }

    private static Json parameter(String name) {
        return new Json.Obj(Map.of(PARAMETER, Json.of(name)));
    }

    private static boolean hasMembers(Json value, Json.Obj like) {
        return value instanceof Json.Obj obj
                && obj.members().keySet().equals(like.members().keySet());
    }

    private static boolean hasLength(Json value, Json.Arr like) {
        return value instanceof Json.Arr arr
                && arr.elements().size() == like.elements().size();
    }
}
