package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;

/** Where the value of an argument leaf came from. */
record Origin(Json value, Argument argument) {

    boolean isFromResult() {
        return argument instanceof Argument.Binding || argument instanceof Argument.Select;
    }
}
