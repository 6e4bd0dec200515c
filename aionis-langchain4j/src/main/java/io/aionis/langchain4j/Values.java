package io.aionis.langchain4j;

import io.aionis.model.Json;
import java.io.File;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Java values as JSON values: what a method was given, and what it answered. */
final class Values {

    private Values() {}

    /** Deeper values, such as those that hold themselves, have no JSON form. */
    private static final int DEEPEST = 100;

    /** The value, or null when it has no obvious JSON form (a bean, a picture, a stream). */
    static @Nullable Json toJson(@Nullable Object value) {
        return toJson(value, 0);
    }

    private static @Nullable Json toJson(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            return null;
        } else if (value == null) {
            return Json.nil();
        } else if (value instanceof Json json) {
            return json;
        } else if (value instanceof Boolean b) {
            return Json.of(b.booleanValue());
        } else if (value instanceof Number n) {
            return number(n);
        } else if (value instanceof Enum<?> e) {
            return Json.of(e.name());
        } else if (isText(value)) {
            return Json.of(value.toString());
        } else if (value instanceof Optional<?> o) {
            return toJson(o.orElse(null), depth + 1);
        } else if (value instanceof Map<?, ?> map) {
            return object(map, depth);
        } else if (value instanceof Collection<?> elements) {
            return array(elements, depth);
        } else if (value.getClass().isArray()) {
            return array(elementsOf(value), depth);
        } else if (value instanceof Record r) {
            return object(r, depth);
        }
        return null;
    }

    /** Arguments as a model wrote them: the JSON value, or the raw text where it is none. */
    static Json arguments(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Json.empty();
        }
        try {
            return Json.parse(text);
        } catch (IllegalArgumentException notJson) {
            return Json.of(text);
        }
    }

    private static boolean isText(Object value) {
        return value instanceof CharSequence
                || value instanceof Character
                || value instanceof UUID
                || value instanceof URI
                || value instanceof Path
                || value instanceof File
                || value instanceof TemporalAccessor
                || value instanceof TemporalAmount;
    }

    private static @Nullable Json number(Number n) {
        if (n instanceof BigDecimal d) {
            return new Json.Num(d);
        } else if (n instanceof BigInteger i) {
            return new Json.Num(new BigDecimal(i));
        } else if (n instanceof Double || n instanceof Float) {
            double d = n.doubleValue();
            return Double.isFinite(d) ? new Json.Num(new BigDecimal(n.toString())) : null;
        }
        boolean whole = n instanceof Long
                || n instanceof Integer
                || n instanceof Short
                || n instanceof Byte
                || n instanceof AtomicInteger
                || n instanceof AtomicLong;
        return whole ? Json.of(n.longValue()) : null;
    }

    private static @Nullable Json object(Map<?, ?> map, int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Json value = toJson(entry.getValue(), depth + 1);
            if (value == null || entry.getKey() == null) {
                return null;
            }
            members.put(entry.getKey().toString(), value);
        }
        return new Json.Obj(members);
    }

    private static @Nullable Json object(Record holder, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : holder.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                members.put(component.getName(), accessor.invoke(holder));
            } catch (ReflectiveOperationException | RuntimeException hidden) {
                return null;
            }
        }
        return object(members, depth);
    }

    private static @Nullable Json array(Iterable<?> elements, int depth) {
        List<Json> values = new ArrayList<>();
        for (Object element : elements) {
            Json value = toJson(element, depth + 1);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return new Json.Arr(values);
    }

    private static List<@Nullable Object> elementsOf(Object array) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }
}
