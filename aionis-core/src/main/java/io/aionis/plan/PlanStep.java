package io.aionis.plan;

import io.aionis.model.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tool call of a plan.
 *
 * @param id unique in its plan: letters, digits, _ and -, such as {@code s1}
 * @param tool the tool's name
 * @param effect what the tool does to the world
 * @param fingerprint hash of the tool's description when it was recorded, or null when unknown
 * @param arguments where each argument comes from
 * @param expectations what its result must be like
 */
public record PlanStep(
        String id,
        String tool,
        Effect effect,
        @Nullable String fingerprint,
        Argument.ObjectOf arguments,
        List<Expectation> expectations) {
    public PlanStep {
        expectations = List.copyOf(expectations);
    }
}
