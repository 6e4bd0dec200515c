package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.Outcome;

/**
 * How a step of a plan came out, as the journal holds it.
 *
 * @param outcome as the tool or the host declared it
 * @param result what it answered, as a value: what bindings and selections look into
 * @param text what it answered, as text
 */
public record StepResult(Outcome outcome, Json result, String text) {

    /** The result of a text: JSON where the text is an object or array, else the text itself. */
    public static StepResult of(Outcome outcome, String text) {
        return new StepResult(outcome, Json.parseOrText(text), text);
    }

    /** The result of a tool's answer. */
    public static StepResult of(ToolAnswer answer) {
        return of(answer.outcome(), answer.result());
    }
}
