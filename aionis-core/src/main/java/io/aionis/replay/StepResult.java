package io.aionis.replay;

import io.aionis.model.*;

public record StepResult(Outcome outcome, Json result, String text) {
    public static StepResult of(ToolAnswer a) { return new StepResult(a.outcome(), Json.parseOrText(a.result()), a.result()); }
}
