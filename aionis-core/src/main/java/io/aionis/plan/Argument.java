package io.aionis.plan;

import io.aionis.model.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the value of a tool's argument comes from when a plan runs. */
public sealed interface Argument {

    /** The recorded value itself. */
    record Constant(Json value) implements Argument {}

    /**
     * A typed input of the plan.
     *
     * @param name its name
     * @param at JSON Pointer into it; {@code ""} is the whole
     */
    record Parameter(String name, String at) implements Argument {

        /** The whole of a parameter. */
        public Parameter(String name) {
            this(name, "");
        }
    }

    /**
     * A value in an earlier step's result.
     *
     * @param step the id of the earlier step
     * @param pointer JSON Pointer into its result; {@code ""} is the whole; never through an array index
     */
    record Binding(String step, String pointer) implements Argument {}

    /**
     * The elements of a collection in an earlier step's result that satisfy all conditions. When exactly one is wanted and
     * there is not exactly one, the plan hands back; it never guesses. One for each element of a parameter is a
     * {@link ForEach} over that parameter around a selection of one.
     *
     * @param step the id of the earlier step
     * @param each JSON Pointer to an array, or to an object whose members are the elements
     * @param where conditions on an element; empty means that the collection must hold one element, or that all are taken
     * @param take JSON Pointer into the element ({@code ""} is the element), or {@link #KEY}
     * @param quantity whether the value is that of the one element, or the array of the values of all
     */
    record Select(String step, String each, List<Condition> where, String take, Quantity quantity) implements Argument {

        /** Takes the member name of the element instead of something in it. */
        public static final String KEY = "@key";

        /** How many elements a selection is of. */
        public enum Quantity {
            /** Exactly one; the value is what is taken from it. */
            EXACTLY_ONE,
            /** Every one, none too; the value is an array, in the order of the collection. */
            ALL
        }

        public Select {
            where = List.copyOf(where);
        }

        /** Selects exactly one. */
        public Select(String step, String each, List<Condition> where, String take) {
            this(step, each, where, take, Quantity.EXACTLY_ONE);
        }
    }

    /**
     * An element's value equals an argument's.
     *
     * @param at JSON Pointer into the element, or {@link Select#KEY}
     * @param is a constant, parameter, binding, element or selection of one
     */
    record Condition(String at, Argument is) {}

    /**
     * The one element of a collection in an earlier step's result for which the result of this very step holds what is
     * looked for. The step, which must be a {@link io.aionis.model.Effect#READ}, runs once for each element; when not
     * exactly one result holds it, the plan hands back. At most one argument of a step searches.
     *
     * @param step the id of the earlier step
     * @param each JSON Pointer to an array
     * @param holds what the result must hold, all of it
     */
    record Search(String step, String each, List<Holding> holds) implements Argument {
        public Search {
            holds = List.copyOf(holds);
        }
    }

    /**
     * A collection in a result has exactly one element that satisfies all conditions.
     *
     * @param each JSON Pointer to the collection
     * @param where conditions on an element, as in a {@link Select}
     */
    record Holding(String each, List<Condition> where) {
        public Holding {
            where = List.copyOf(where);
        }
    }

    /**
     * Nothing recorded explains the value: it must be filled before the step runs. It has one value, also where its step
     * runs for each element; so it does not stand inside a {@link ForEach}.
     *
     * @param reason why, in words
     * @param recorded the value of the recorded run, as an example; null when unknown
     * @param among what the value is one of, with {@link Select.Quantity#ALL}; null where it is free
     */
    record Slot(
            String reason,
            @Nullable Json recorded,
            @Nullable Select among) implements Argument {

        /** A slot of which any value of the recorded kind would do. */
        public Slot(String reason, @Nullable Json recorded) {
            this(reason, recorded, null);
        }
    }

    /**
     * Text that is put together. Each part is a string, number or boolean when the plan runs; strings are joined as they
     * are and never read again, so that a value cannot bring in another argument.
     *
     * @param parts constants, parameters, bindings, selections of one and elements, in order
     */
    record Template(List<Argument> parts) implements Argument {
        public Template {
            parts = List.copyOf(parts);
        }
    }

    /** A value that is new in every run, such as an idempotency key. The same request gets the same again. */
    record Fresh(Kind kind) implements Argument {

        /** The kinds of fresh value. */
        public enum Kind {
            /** A UUID, drawn from the request's name and the place of the argument. */
            UUID,
            /** When the request was first made, as ISO 8601 in UTC. */
            TIMESTAMP
        }
    }

    /**
     * An array with one value for each element of another.
     *
     * @param over what gives the elements: a parameter, binding or selection of all whose value is an array
     * @param value the value for one of them; {@link Element} in it is the element
     */
    record ForEach(Argument over, Argument value) implements Argument {}

    /**
     * The element that the innermost {@link ForEach} around it, or the step's own, is at.
     *
     * @param at JSON Pointer into it; {@code ""} is the whole
     */
    record Element(String at) implements Argument {}

    /** An object of arguments. */
    record ObjectOf(Map<String, Argument> members) implements Argument {
        public ObjectOf {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** A list of arguments. */
    record ListOf(List<Argument> elements) implements Argument {
        public ListOf {
            elements = List.copyOf(elements);
        }
    }
}
