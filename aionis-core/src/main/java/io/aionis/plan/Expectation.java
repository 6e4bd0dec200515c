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
}
