package io.aionis.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A procedure that runs without a model: steps in order, each argument with its source.
 *
 * @param name the playbook's name
 * @param task signature of the task it does
 * @param parameters its typed inputs by name
 * @param steps in the order they run; a step refers to earlier ones only
 * @param before what must hold of the surroundings before the first step; parameters alone are known then
 * @param answer the final answer, mostly an {@link Argument.Template}; null leaves it to the model
 */
public record Plan(
        String name,
        String task,
        Map<String, ValueKind> parameters,
        List<PlanStep> steps,
        List<Check> before,
        @Nullable Argument answer) {
    public Plan {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        steps = List.copyOf(steps);
        before = List.copyOf(before);
        PlanChecks.check(name, task, parameters, steps, before, answer);
        PlanLimits.check(PlanWriter.plan(name, task, parameters, steps, before, answer));
    }

    /** A plan that asks nothing of its surroundings and leaves the answer to the model. */
    public Plan(String name, String task, Map<String, ValueKind> parameters, List<PlanStep> steps) {
        this(name, task, parameters, steps, List.of(), null);
    }
}
