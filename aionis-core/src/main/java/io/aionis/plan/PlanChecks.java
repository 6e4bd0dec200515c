package io.aionis.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan refers only to parameters it declares and to steps that ran before: so there is no cycle. */
final class PlanChecks {

    private PlanChecks() {}

    static void check(Map<String, ValueKind> parameters, List<PlanStep> steps) {
        Set<String> all = new HashSet<>();
        for (PlanStep step : steps) {
            if (!all.add(step.id())) {
                throw new PlanFormatException("Two steps have the id '" + step.id() + "'; give each step its own");
            }
        }
        Set<String> earlier = new HashSet<>();
        for (PlanStep step : steps) {
            check(step, step.arguments(), parameters, earlier, all);
            earlier.add(step.id());
        }
    }

    private static void check(
            PlanStep step, Argument argument, Map<String, ValueKind> parameters, Set<String> earlier, Set<String> all) {
        if (argument instanceof Argument.Parameter p && !parameters.containsKey(p.name())) {
            throw new PlanFormatException("Step '" + step.id() + "' (" + step.tool() + ") uses the parameter '"
                    + p.name() + "', which the plan does not declare; declared: " + parameters.keySet());
        } else if (argument instanceof Argument.Binding b) {
            earlier(step, b.step(), earlier, all);
        } else if (argument instanceof Argument.Select s) {
            earlier(step, s.step(), earlier, all);
            s.where().forEach(c -> check(step, c.is(), parameters, earlier, all));
        } else if (argument instanceof Argument.ObjectOf o) {
            o.members().values().forEach(m -> check(step, m, parameters, earlier, all));
        } else if (argument instanceof Argument.ListOf l) {
            l.elements().forEach(e -> check(step, e, parameters, earlier, all));
        }
    }

    private static void earlier(PlanStep step, String source, Set<String> earlier, Set<String> all) {
        if (!earlier.contains(source)) {
            String why = all.contains(source)
                    ? "which does not run before it (a cycle, or the wrong order)"
                    : "which the plan does not have";
            throw new PlanFormatException("Step '" + step.id() + "' (" + step.tool() + ") takes a value from step '"
                    + source + "', " + why + "; a step may only use results of steps above it");
        }
    }
}
