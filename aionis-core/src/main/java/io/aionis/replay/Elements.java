package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The elements of a collection, each with its key; the key of an array's element is empty. */
final class Elements {

    private Elements() {}

    static List<Map.Entry<String, Json>> of(@Nullable Json collection) {
        if (collection instanceof Json.Obj object) {
            return List.copyOf(object.members().entrySet());
        }
        return collection instanceof Json.Arr array
                ? array.elements().stream().map(e -> Map.entry("", e)).toList()
                : List.of();
    }

    /** Those that have all that is wanted, by pointer or {@link Argument.Select#KEY}. */
    static List<Map.Entry<String, Json>> of(@Nullable Json collection, List<Map.Entry<String, Json>> wanted) {
        return of(collection).stream().filter(e -> meets(e, wanted)).toList();
    }

    static @Nullable Json in(Map.Entry<String, Json> element, String pointer) {
        return pointer.equals(Argument.Select.KEY)
                ? Json.of(element.getKey())
                : element.getValue().at(pointer);
    }

    private static boolean meets(Map.Entry<String, Json> element, List<Map.Entry<String, Json>> wanted) {
        return wanted.stream().allMatch(w -> w.getValue().equals(in(element, w.getKey())));
    }
}
