package io.aionis.plan;

import io.aionis.model.Json;
import java.util.List;

/** What a step's result must be like for the plan to go on. */
public sealed interface Expectation {

    /** JSON Pointer into the result. */
    String at();

    /** The value is one of those seen when it worked. */
    record OneOf(String at, List<Json> values) implements Expectation {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** There is a value of that kind. */
    record Kind(String at, ValueKind kind) implements Expectation {}

    /** The text there, or of the value there, has this part. */
    record Contains(String at, String part) implements Expectation {}

    /**
     * The text there, or of the value there, has a match of this regular expression. The work is bounded: a pattern of
     * more than 1,000 characters or with many alternatives and repetitions is no plan's, and a match that takes too long,
     * or a text of more than 20,000 characters, hands back.
     *
     * @param pattern as {@link java.util.regex.Pattern} reads it
     */
    record Matches(String at, String pattern) implements Expectation {}

    /**
     * The value there stands in this relation to another.
     *
     * @param to a constant, a parameter, a binding, also to this very step's result, or the element the step runs for
     */
    record Invariant(String at, Relation relation, Argument to) implements Expectation {}

    /** How two values stand to each other. Values of different kinds are not equal, and in no order. */
    enum Relation {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }
}
