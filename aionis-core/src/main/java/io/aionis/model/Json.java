package io.aionis.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON value. Equality is by content: member order does not count and {@code 1.0} equals {@code 1}, so that
 * equal arguments are equal however a model wrote them.
 */
public sealed interface Json {

    /** An object; members keep the order they came in. */
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member of that name, or null. */
        public @Nullable Json get(String name) {
            return members.get(name);
        }

        /** The member of that name as text, or null when absent or no string. */
        public @Nullable String text(String name) {
            return members.get(name) instanceof Str s ? s.value() : null;
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** An array. */
    record Arr(List<Json> elements) implements Json {
        public Arr {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** A string. */
    record Str(String value) implements Json {
        @Override
        public String toString() {
            return text();
        }
    }

    /** A number, exact. */
    record Num(BigDecimal value) implements Json {
        public Num {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** A boolean. */
    record Bool(boolean value) implements Json {
        @Override
        public String toString() {
            return text();
        }
    }

    /** JSON null. */
    record Null() implements Json {
        @Override
        public String toString() {
            return "null";
        }
    }

    /**
     * Reads one JSON value.
     *
     * @throws JsonFormatException when the text is not exactly one JSON value, naming line and column
     */
    static Json parse(String text) {
        return JsonText.read(text, false);
    }

    /**
     * Reads one JSON value, in which no object has two members of one name.
     *
     * @throws JsonFormatException as for {@link #parse}, and when a name is there twice
     */
    static Json parseStrictly(String text) {
        return JsonText.read(text, true);
    }

    /**
     * What a tool answered: an object or array where the text is one, the text itself otherwise. A bare scalar stays
     * text, so that an id such as {@code 0042} keeps its zeros.
     */
    static Json parseOrText(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
            try {
                return JsonText.read(trimmed, false);
            } catch (JsonFormatException notJson) {
                return new Str(text);
            }
        }
        return new Str(text);
    }

    /** JSON null. */
    static Json nil() {
        return new Null();
    }

    /** An object without members. */
    static Obj empty() {
        return new Obj(Map.of());
    }

    /** A string value. */
    static Json of(String value) {
        return new Str(value);
    }

    /** A number value. */
    static Json of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    /** A boolean value. */
    static Json of(boolean value) {
        return new Bool(value);
    }

    /** Compact text, members in their own order. */
    default String text() {
        return JsonText.write(this, false, false);
    }

    /** Compact text with members sorted by name: equal values have equal canonical text. */
    default String canonical() {
        return JsonText.write(this, true, false);
    }

    /** SHA-256 of the canonical text, hexadecimal: equal values have equal hashes. */
    default String hash() {
        return Hashes.sha256(canonical());
    }

    /** Text indented for people, members in their own order. */
    default String pretty() {
        return JsonText.write(this, false, true);
    }

    /** The value at a JSON Pointer (RFC 6901; {@code ""} is this value), or null when there is none. */
    default @Nullable Json at(String pointer) {
        return JsonPointers.find(this, pointer);
    }
}
