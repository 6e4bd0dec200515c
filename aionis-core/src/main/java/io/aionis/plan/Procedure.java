package io.aionis.plan;

import io.aionis.model.Effect;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan as a numbered procedure for people. It is not read back; {@link PlanJson} is. */
public final class Procedure {

    private Procedure() {}

    /**
     * The procedure: a heading, what it needs, and per step the tool with the source of each argument and what its
     * result must be like.
     */
    public static String render(Plan plan) {
        StringBuilder out = new StringBuilder();
        out.append(Explanations.plain(plan.name()))
                .append(" (task ")
                .append(Explanations.plain(plan.task()))
                .append(")\n");
        if (!plan.parameters().isEmpty()) {
            out.append("Given: ")
                    .append(plan.parameters().entrySet().stream()
                            .map(p -> Explanations.plain(p.getKey()) + " (" + kind(p.getValue()) + ")")
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        Explanations explanations = new Explanations(plan);
        int number = 0;
        for (PlanStep step : plan.steps()) {
            out.append(++number).append(". ").append(call(step, explanations)).append('\n');
            if (!step.expectations().isEmpty()) {
                out.append("   expects ")
                        .append(step.expectations().stream()
                                .map(Procedure::expectation)
                                .collect(Collectors.joining(", ")))
                        .append('\n');
            }
        }
        return out.toString();
    }

    private static String call(PlanStep step, Explanations explanations) {
        String effect =
                step.effect() == Effect.READ ? "" : " [" + step.effect().name().replace('_', ' ') + "]";
        return Explanations.plain(step.tool())
                + step.arguments().members().entrySet().stream()
                        .map((Map.Entry<String, Argument> a) ->
                                Explanations.plain(a.getKey()) + " = " + explanations.of(a.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"))
                + effect;
    }

    private static String expectation(Expectation expectation) {
        String place = expectation.at().isEmpty() ? "the result" : Explanations.plain(expectation.at());
        if (expectation instanceof Expectation.OneOf oneOf) {
            return place + " = "
                    + oneOf.values().stream().map(Explanations::value).collect(Collectors.joining(" or "));
        }
        return place + " to be of kind "
                + (expectation instanceof Expectation.Kind kind ? kind(kind.kind()) : "unknown");
    }

    private static String kind(ValueKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
