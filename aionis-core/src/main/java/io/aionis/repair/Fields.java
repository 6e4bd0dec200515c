package io.aionis.repair;

import io.aionis.compile.Words;
import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.ValueKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds where a field went that is not at its place in some objects any more. */
final class Fields {

    private final List<Json> objects;
    private final Set<String> read;

    /**
     * Fields of these.
     *
     * @param objects a result; or all elements of a collection in it
     * @param read pointers into them that the plan reads: what is there under a name of its own is nothing renamed
     */
    Fields(List<Json> objects, Set<String> read) {
        this.objects = objects;
        this.read = read;
    }

    /**
     * What is wanted of a field.
     *
     * @param kinds of which its value is one; empty when that is not known
     * @param values of which its value was one; empty when that is not known
     */
    record Wanted(Set<ValueKind> kinds, List<Json> values) {

        boolean kind(Json value) {
            return !(value instanceof Json.Null) && (kinds.isEmpty() || kinds.contains(ValueKind.of(value)));
        }

        /** Whether the value itself tells that it is the one: an expected word, not a mere yes or no. */
        boolean value(Json value) {
            return value instanceof Json.Str && values.contains(value);
        }
    }

    /** Whether none of the objects has it. */
    boolean lacks(String pointer) {
        return !objects.isEmpty() && objects.stream().allMatch(object -> object.at(pointer) == null);
    }

    /** Where it is now, or null when not exactly one place fits. */
    @Nullable
    String find(String pointer, Wanted wanted) {
        List<String> tokens = JsonPointers.tokens(pointer);
        String prefix = "";
        for (int i = 0; i < tokens.size(); i++) {
            String next = JsonPointers.child(prefix, tokens.get(i));
            if (lacks(next)) {
                String rest = rest(tokens, i + 1);
                return find(prefix, tokens.get(i), rest, wanted);
            }
            prefix = next;
        }
        return null;
    }

    private @Nullable String find(String prefix, String gone, String rest, Wanted wanted) {
        List<String> fit = members(prefix).stream()
                .filter(name -> !isRead(JsonPointers.child(prefix, name)))
                .filter(name -> fits(prefix, name, gone, rest, wanted))
                .toList();
        List<String> same = fit.stream().filter(name -> Words.same(name, gone)).toList();
        List<String> best = same.isEmpty() ? fit : same;
        return best.size() == 1 ? JsonPointers.child(prefix, best.get(0)) + rest : null;
    }

    private boolean fits(String prefix, String name, String gone, String rest, Wanted wanted) {
        String pointer = JsonPointers.child(prefix, name) + rest;
        boolean alike = Words.alike(name, gone);
        return objects.stream().allMatch(object -> {
            Json value = object.at(pointer);
            return value != null && wanted.kind(value) && (alike || wanted.value(value));
        });
    }

    private Set<String> members(String prefix) {
        Set<String> members = new TreeSet<>();
        for (Json object : objects) {
            if (object.at(prefix) instanceof Json.Obj holder) {
                members.addAll(holder.members().keySet());
            }
        }
        return members;
    }

    private boolean isRead(String pointer) {
        return read.stream().anyMatch(each -> each.equals(pointer) || each.startsWith(pointer + "/"));
    }

    private static String rest(List<String> tokens, int from) {
        String rest = "";
        for (String token : tokens.subList(from, tokens.size())) {
            rest = JsonPointers.child(rest, token);
        }
        return rest;
    }
}
