package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that were copied together: where one member of an object is bound to a place, an equal member of the same
 * name beside that place is bound there too, though its value alone would be too common to show where it came from.
 */
final class Siblings {

    private Siblings() {}

    static Map<String, Argument> bind(Json.Obj object, Map<String, Argument> members, List<Call> earlier) {
        Map<String, Argument> out = new LinkedHashMap<>(members);
        out.replaceAll((name, argument) -> {
            Json value = object.get(name);
            boolean open = argument instanceof Argument.Constant
                    || argument instanceof Argument.Slot
                    || (argument instanceof Argument.Binding && value != null && Values.isWords(value));
            Argument bound = value == null || !open ? null : beside(name, value, object, members, earlier);
            return bound == null ? argument : bound;
        });
        return out;
    }

    private static @Nullable Argument beside(
            String name, Json value, Json.Obj object, Map<String, Argument> members, List<Call> earlier) {
        for (Map.Entry<String, Argument> sibling : members.entrySet()) {
            Json copied = object.get(sibling.getKey());
            if (sibling.getValue() instanceof Argument.Binding binding
                    && copied != null
                    && !Values.isWords(copied)
                    && Words.fit(new Place(binding.pointer(), value).key(), sibling.getKey()) >= Words.SAME_WORDS) {
                String parent = parent(binding.pointer());
                for (Call call : earlier) {
                    for (Place place : call.result().places()) {
                        if (call.id().equals(binding.step())
                                && place.value().equals(value)
                                && !place.pointer().isEmpty()
                                && parent(place.pointer()).equals(parent)
                                && Words.fit(place.key(), name) >= Words.SAME_WORDS) {
                            return new Argument.Binding(call.id(), place.pointer());
                        }
                    }
                }
            }
        }
        return null;
    }

    private static String parent(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(0, pointer.lastIndexOf('/'));
    }
}
