package io.aionis.repair;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.ValueKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a JSON schema says, as far as tools use it: properties, required, items, enum, const, type. */
record Schema(Json.Obj json) {

    /** The schema of a value, or null where this one says nothing of it. */
    @Nullable
    Schema at(String pointer) {
        Schema here = this;
        for (String token : JsonPointers.tokens(pointer)) {
            Json inner = here.json.get("items") instanceof Json.Obj items
                    ? items
                    : here.properties().get(token);
            if (!(inner instanceof Json.Obj object)) {
                return null;
            }
            here = new Schema(object);
        }
        return here;
    }

    /** The schemas of the members, by name; empty when it does not say. */
    Map<String, Json> properties() {
        return json.get("properties") instanceof Json.Obj properties ? properties.members() : Map.of();
    }

    /** Whether it says which members there are. */
    boolean names() {
        return json.get("properties") instanceof Json.Obj && !Json.of(true).equals(json.get("additionalProperties"));
    }

    Set<String> required() {
        return json.get("required") instanceof Json.Arr required
                ? required.elements().stream()
                        .filter(Json.Str.class::isInstance)
                        .map(name -> ((Json.Str) name).value())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** The only values there may be; empty when it does not say. */
    List<Json> values() {
        Json only = json.get("const");
        if (only != null) {
            return List.of(only);
        }
        return json.get("enum") instanceof Json.Arr values ? values.elements() : List.of();
    }

    /** Whether a value of this kind may be there; true when it does not say. */
    boolean allows(ValueKind kind) {
        Json type = json.get("type");
        if (type instanceof Json.Arr several) {
            return several.elements().stream().anyMatch(one -> is(one, kind));
        }
        return type == null || is(type, kind);
    }

    private static boolean is(Json type, ValueKind kind) {
        String name = type instanceof Json.Str text ? text.value().toUpperCase(Locale.ROOT) : "";
        return name.equals(kind.name()) || (name.equals("INTEGER") && kind == ValueKind.NUMBER);
    }
}
