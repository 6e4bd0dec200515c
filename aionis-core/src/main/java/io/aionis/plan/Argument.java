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
     * The one element of a collection in an earlier step's result that satisfies all conditions. When there is not
     * exactly one, the plan hands back; it never guesses.
     *
     * @param step the id of the earlier step
     * @param each JSON Pointer to an array, or to an object whose members are the elements
     * @param where conditions on an element; empty means that the collection must hold one element
     * @param take JSON Pointer into the element ({@code ""} is the element), or {@link #KEY}
     */
    record Select(String step, String each, List<Condition> where, String take) implements Argument {

        /** Takes the member name of the element instead of something in it. */
        public static final String KEY = "@key";

        public Select {
            where = List.copyOf(where);
        }
    }

    /**
     * An element's value equals an argument's.
     *
     * @param at JSON Pointer into the element, or {@link Select#KEY}
     * @param is a constant, parameter, binding or selection
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

    /** Nothing recorded explains the value: it must be filled before the step runs. */
    record Slot(String reason, @Nullable Json recorded) implements Argument {}

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
