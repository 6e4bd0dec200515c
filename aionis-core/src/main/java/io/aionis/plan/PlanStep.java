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
 * @param forEach what the step runs once for each element of, as {@code s3#0} and on, its result being the array of
 *     theirs; {@link Argument.Element} is the element; null when it runs once
 * @param after what must hold of the surroundings once it has run
 */
public record PlanStep(
        String id,
        String tool,
        Effect effect,
        @Nullable String fingerprint,
        Argument.ObjectOf arguments,
        List<Expectation> expectations,
        @Nullable Argument forEach,
        List<Check> after) {
    public PlanStep {
        expectations = List.copyOf(expectations);
        after = List.copyOf(after);
    }

    /** A step that runs once and leaves no trace to check. */
    public PlanStep(
            String id,
            String tool,
            Effect effect,
            @Nullable String fingerprint,
            Argument.ObjectOf arguments,
            List<Expectation> expectations) {
        this(id, tool, effect, fingerprint, arguments, expectations, null, List.of());
    }
}
