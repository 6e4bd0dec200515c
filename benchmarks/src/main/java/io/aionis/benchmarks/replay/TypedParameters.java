package io.aionis.benchmarks.replay;

import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a customer could have stated as typed inputs of a run: values that stand in the instruction, words such as a
 * reason, and the attributes of what was selected (name, colour, size). Never an id that stands only in results.
 */
final class TypedParameters {

    private static final Pattern WORDS = Pattern.compile("[\\p{L}][\\p{L} '_-]*");
    private static final Pattern ID_NAME = Pattern.compile("(^|_)ids?$", Pattern.CASE_INSENSITIVE);
    private static final int LONG_NUMBER = 6;

    private final String instruction;
    private final Map<String, Json> values = new LinkedHashMap<>();
    private final Map<String, String> origins = new LinkedHashMap<>();

    private TypedParameters(String instruction) {
        this.instruction = instruction.toLowerCase(Locale.ROOT);
    }

    /** The inputs of a run; {@code calls} carry their whole results. */
    static TypedParameters of(String instruction, List<ToolCall> calls, Predicate<String> write) {
        TypedParameters typed = new TypedParameters(instruction);
        List<Json> results = new ArrayList<>();
        for (ToolCall call : calls) {
            typed.leaves(call.arguments(), "", "", write.test(call.tool()), results);
            results.add(Json.parseOrText(String.valueOf(call.result())));
        }
        return typed;
    }

    /** Inputs that somebody wrote down. */
    static TypedParameters given(Map<String, Json> values) {
        TypedParameters typed = new TypedParameters("");
        values.forEach((name, value) -> typed.put(name, value, "given"));
        return typed;
    }

    /** The inputs by name. */
    Map<String, Json> values() {
        return values;
    }

    /** Where each came from, by name. */
    Map<String, String> origins() {
        return origins;
    }

    private void leaves(Json json, String name, String path, boolean write, List<Json> results) {
        if (json instanceof Json.Obj object) {
            object.members().forEach((key, value) -> leaves(value, key, path + "_" + key, write, results));
        } else if (json instanceof Json.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                leaves(array.elements().get(i), name, path + "_" + (i + 1), write, results);
            }
        } else if (json instanceof Json.Str string && !string.value().isBlank()) {
            leaf(string, name, path.substring(1), write, results);
        }
    }

    private void leaf(Json.Str leaf, String name, String path, boolean write, List<Json> results) {
        if (stated(leaf.value())) {
            put(name, leaf, "stands in the instruction");
        } else if (write && WORDS.matcher(leaf.value()).matches()) {
            put(name, leaf, "a word that a customer can say");
        } else if (write && ID_NAME.matcher(name).find()) {
            for (Json result : results) {
                Json.Obj element = elementWith(result, leaf.value());
                if (element != null) {
                    attributes(element, leaf.value(), path);
                    return;
                }
            }
        }
    }

    /** Whether the value stands in the instruction, not merely inside a longer word. */
    private boolean stated(String value) {
        String wanted = value.toLowerCase(Locale.ROOT);
        for (int at = instruction.indexOf(wanted); at >= 0; at = instruction.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(instruction.charAt(at - 1));
            boolean ends = end == instruction.length() || !Character.isLetterOrDigit(instruction.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    /** The innermost object in a collection that has the id as a member, or is listed under it. */
    private static Json.@Nullable Obj elementWith(Json json, String id) {
        List<Json> children = json instanceof Json.Obj object
                ? List.copyOf(object.members().values())
                : json instanceof Json.Arr array ? array.elements() : List.of();
        for (Json child : children) {
            Json.Obj inner = elementWith(child, id);
            if (inner != null) {
                return inner;
            }
        }
        for (Json child : children) {
            if (child instanceof Json.Obj element && element.members().containsValue(Json.of(id))) {
                return element;
            }
        }
        return null;
    }

    private void attributes(Json.Obj element, String id, String path) {
        element.members().forEach((key, value) -> {
            if (value instanceof Json.Obj nested) {
                attributes(nested, id, path);
            } else if (value instanceof Json.Str text
                    && !text.value().equals(id)
                    && !ID_NAME.matcher(key).find()
                    && !isLongNumber(text.value())) {
                put(path + "_" + key, text, "an attribute of what was selected");
            }
        });
    }

    private static boolean isLongNumber(String text) {
        return text.length() >= LONG_NUMBER && text.chars().allMatch(Character::isDigit);
    }

    /** Under its name; another value of the same name gets a number. */
    private void put(String name, Json value, String origin) {
        String free = name;
        for (int n = 2; values.containsKey(free) && !value.equals(values.get(free)); n++) {
            free = name + "_" + n;
        }
        values.put(free, value);
        origins.putIfAbsent(free, origin);
    }
}
