package io.aionis.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A procedure that runs without a model: steps in order, each argument with its source.
 *
 * @param name the playbook's name
 * @param task signature of the task it does
 * @param parameters its typed inputs by name
 * @param steps in the order they run; a step refers to earlier ones only
 */
public record Plan(String name, String task, Map<String, ValueKind> parameters, List<PlanStep> steps) {
    public Plan {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        steps = List.copyOf(steps);
        PlanChecks.check(parameters, steps);
    }
}
