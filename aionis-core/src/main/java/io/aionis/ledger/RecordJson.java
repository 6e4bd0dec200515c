package io.aionis.ledger;

import io.aionis.model.Json;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The model's records to JSON and back by their component names. Null and empty collections are left out, so that a
 * component added by a later release does not change the text of what was written before.
 */
final class RecordJson {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private RecordJson() {}

    /** JSON of a component's value; null for what is left out. */
    static @Nullable Json write(@Nullable Object value) {
        if (value == null
                || value instanceof Collection<?> c && c.isEmpty()
                || value instanceof Map<?, ?> m && m.isEmpty()) {
            return null;
        } else if (value instanceof Json json) {
            return json;
        } else if (value instanceof String || value instanceof Instant || value instanceof Duration) {
            return Json.of(value.toString());
        } else if (value instanceof Enum<?> constant) {
            return Json.of(constant.name());
        } else if (value instanceof Integer || value instanceof Long) {
            return Json.of(((Number) value).longValue());
        } else if (value instanceof Boolean bool) {
            return Json.of(bool);
        } else if (value instanceof List<?> list) {
            return new Json.Arr(list.stream().map(RecordJson::present).toList());
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Json> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put((String) name, present(member)));
            return new Json.Obj(members);
        } else if (value instanceof Record data) {
            return SHAPES.get(data.getClass()).write(data);
        }
        throw new IllegalArgumentException("No JSON form for a value of " + value.getClass());
    }

    /**
     * Refuses a record that misses what it must have; written, it could never be read again.
     *
     * @throws IllegalArgumentException naming the component
     */
    static void requireWhole(Record data) {
        SHAPES.get(data.getClass()).requireWhole(data);
    }

    /** The record that {@code json} holds; members it does not know are ignored. */
    static <T> T read(Class<T> type, @Nullable Json json) {
        return type.cast(required(value(type, json, type.getSimpleName()), type.getSimpleName()));
    }

    private static Json present(Object value) {
        Json json = write(value);
        return json == null ? Json.nil() : json;
    }

    private static @Nullable Object value(Type type, @Nullable Json json, String where) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(generic.getActualTypeArguments()[0], json, where)
                    : members(generic.getActualTypeArguments()[1], json, where);
        } else if (type == Json.class) {
            return json;
        }
        Class<?> wanted = (Class<?>) type;
        if (json == null || json instanceof Json.Null) {
            return null;
        } else if (json instanceof Json.Num number) {
            return wanted == int.class
                    ? (Object) number.value().intValueExact()
                    : (Object) number.value().longValueExact();
        } else if (json instanceof Json.Bool bool) {
            return bool.value();
        } else if (json instanceof Json.Str text) {
            return fromText(wanted, text.value());
        } else if (wanted.isRecord() && json instanceof Json.Obj obj) {
            return SHAPES.get(wanted).read(obj);
        }
        throw new IllegalArgumentException(where + " does not fit " + wanted.getSimpleName());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object fromText(Class<?> wanted, String text) {
        if (wanted == Instant.class) {
            return Instant.parse(text);
        } else if (wanted == Duration.class) {
            return Duration.parse(text);
        } else if (wanted.isEnum()) {
            return Enum.valueOf((Class) wanted, text);
        }
        return wanted.isRecord() ? SHAPES.get(wanted).create(text) : text;
    }

    private static List<Object> list(Type element, @Nullable Json json, String where) {
        List<Object> values = new ArrayList<>();
        if (json instanceof Json.Arr arr) {
            for (Json each : arr.elements()) {
                values.add(required(value(element, each, where), where));
            }
        }
        return values;
    }

    private static Map<String, Object> members(Type member, @Nullable Json json, String where) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (json instanceof Json.Obj obj) {
            obj.members().forEach((name, each) -> values.put(name, required(value(member, each, where), where)));
        }
        return values;
    }

    private static Object required(@Nullable Object value, String where) {
        if (value == null) {
            throw new IllegalArgumentException(where + " is missing");
        }
        return value;
    }

    /** How one record class is taken apart and put together. */
    private record Shape(
            Class<?> type,
            List<RecordComponent> components,
            Set<RecordComponent> optional,
            List<RecordComponent> checked,
            Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            try {
                return new Shape(
                        type,
                        components,
                        components.stream().filter(Shape::isNullable).collect(Collectors.toUnmodifiableSet()),
                        components.stream().filter(Shape::canMiss).toList(),
                        type.getDeclaredConstructor(components.stream()
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new)));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("A record without its canonical constructor: " + type, e);
            }
        }

        /** Ids are one string in the record and one string in JSON. */
        private boolean isWrapper() {
            return components.size() == 1 && components.get(0).getType() == String.class;
        }

        void requireWhole(Record data) {
            for (RecordComponent component : checked) {
                Object value = present(component, get(component, data));
                if (value instanceof Record inner && !(value instanceof Json)) {
                    RecordJson.requireWhole(inner);
                }
            }
        }

        private @Nullable Object present(RecordComponent component, @Nullable Object value) {
            if (value == null && !isOptional(component)) {
                throw new IllegalArgumentException(where(component) + " is null; expected a value");
            }
            return value;
        }

        private String where(RecordComponent component) {
            return type.getSimpleName() + "." + component.getName();
        }

        private boolean isOptional(RecordComponent component) {
            return optional.contains(component);
        }

        /** Whether it, or something in it, may be null and must not be. */
        private static boolean canMiss(RecordComponent component) {
            Class<?> its = component.getType();
            return !its.isPrimitive() && (!isNullable(component) || its.isRecord());
        }

        private static boolean isNullable(RecordComponent component) {
            return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        }

        Json write(Record data) {
            Map<String, Json> members = new LinkedHashMap<>();
            for (RecordComponent component : components) {
                Json json = RecordJson.write(present(component, get(component, data)));
                if (json != null) {
                    members.put(component.getName(), json);
                }
            }
            return isWrapper() ? required(members) : new Json.Obj(members);
        }

        Object read(Json.Obj obj) {
            Object[] values = new Object[components.size()];
            for (int i = 0; i < values.length; i++) {
                RecordComponent component = components.get(i);
                String where = where(component);
                Object value = value(component.getGenericType(), obj.get(component.getName()), where);
                values[i] = isOptional(component) ? value : RecordJson.required(value, where);
            }
            return create(values);
        }

        Object create(@Nullable Object... values) {
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException(type.getSimpleName() + " refuses " + Arrays.toString(values), e);
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                throw new IllegalArgumentException(type.getSimpleName() + " cannot hold " + Arrays.toString(values), e);
            }
        }

        private Json required(Map<String, Json> members) {
            return members.values().iterator().next();
        }

        private static @Nullable Object get(RecordComponent component, Record data) {
            try {
                return component.getAccessor().invoke(data);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot read " + component, e);
            }
        }
    }
}
