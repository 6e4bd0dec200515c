package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;

/**
 * Where the value of an argument leaf came from.
 *
 * @param place the tool and the argument, in words
 */
record Origin(Json value, Argument argument, String place) {

    boolean isFromResult() {
        return argument instanceof Argument.Binding || argument instanceof Argument.Select;
    }

    /** Whether a later argument that has the same value can take it from the same source. */
    boolean canServeAgain() {
        return isFromResult() || argument instanceof Argument.Template;
    }
}
