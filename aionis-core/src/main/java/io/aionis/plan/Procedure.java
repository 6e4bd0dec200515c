package io.aionis.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A plan as a numbered procedure for people. It is not read back; {@link PlanJson} is. */
public final class Procedure {

    private Procedure() {}

    /**
     * The procedure: a heading, what it needs, and per step the tool with the source of each argument, what its result
     * must be like and what must hold of the surroundings after it; at last the answer, where the plan has one.
     */
    public static String render(Plan plan) {
        Explanations explanations = new Explanations(plan);
        StringBuilder out = new StringBuilder();
        out.append(Lines.plain(plan.name()))
                .append(" (task ")
                .append(Lines.plain(plan.task()))
                .append(")\n");
        if (!plan.parameters().isEmpty()) {
            out.append("Given: ")
                    .append(plan.parameters().entrySet().stream()
                            .map(p -> Lines.plain(p.getKey()) + " (" + Explanations.lower(p.getValue()) + ")")
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        checks("Needs before it starts: ", plan.before(), explanations, out);
        int number = 0;
        for (PlanStep step : plan.steps()) {
            out.append(++number).append(". ").append(explanations.of(step)).append('\n');
            if (!step.expectations().isEmpty()) {
                out.append("   expects ")
                        .append(step.expectations().stream()
                                .map(explanations::of)
                                .collect(Collectors.joining(", ")))
                        .append('\n');
            }
            checks("   checks after it: ", step.after(), explanations, out);
        }
        if (plan.answer() != null) {
            out.append("Answers: ").append(explanations.of(plan.answer())).append('\n');
        }
        return out.toString();
    }

    private static void checks(String heading, List<Check> checks, Explanations explanations, StringBuilder out) {
        if (!checks.isEmpty()) {
            out.append(heading)
                    .append(checks.stream().map(explanations::of).collect(Collectors.joining(", ")))
                    .append('\n');
        }
    }
}
