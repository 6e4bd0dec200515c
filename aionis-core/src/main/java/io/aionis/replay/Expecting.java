package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Expectation;
import io.aionis.plan.PlanStep;
import io.aionis.plan.ValueKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares what a step answered with what the plan expects of it. */
final class Expecting {

    private Expecting() {}

    /** How a result differs from what is expected, or null when it does not; {@code sources} know the result. */
    static @Nullable String unlike(PlanStep step, StepResult result, Sources sources) {
        String what = "Step " + step.id() + " (" + step.tool() + ")";
        if (result.outcome() != Outcome.SUCCEEDED) {
            return what + " came out as " + result.outcome() + ": " + Shown.value(Json.of(result.text()));
        }
        for (Expectation expectation : step.expectations()) {
            Json value = result.result().at(expectation.at());
            String place = expectation.at().isEmpty() ? "as its result" : "at " + expectation.at();
            String seen = value == null ? "nothing" : Shown.value(value);
            try {
                String expected = missed(expectation, value, result, sources);
                if (expected != null) {
                    return what + " has " + seen + " " + place + "; expected " + expected;
                }
            } catch (Unresolved e) {
                return what + " has " + seen + " " + place + ", and the check of it " + e.reason();
            }
        }
        return null;
    }

    /** What was expected, when that is not so. */
    private static @Nullable String missed(
            Expectation expectation, @Nullable Json value, StepResult result, Sources sources) throws Unresolved {
        if (expectation instanceof Expectation.OneOf oneOf) {
            return value != null && oneOf.values().contains(value) ? null : Shown.values(oneOf.values());
        } else if (expectation instanceof Expectation.Kind kind) {
            return value != null && ValueKind.of(value) == kind.kind()
                    ? null
                    : "a value of kind " + kind.kind().name().toLowerCase(Locale.ROOT);
        } else if (expectation instanceof Expectation.Contains contains) {
            boolean there = value != null && text(expectation, value, result).contains(contains.part());
            return there ? null : "text with " + Shown.value(Json.of(contains.part())) + " in it";
        } else if (expectation instanceof Expectation.Matches matches) {
            boolean there = value != null && BoundedMatch.find(matches.pattern(), text(expectation, value, result));
            return there ? null : "text that matches " + Shown.value(Json.of(matches.pattern()));
        }
        return expectation instanceof Expectation.Invariant invariant ? missed(invariant, value, sources) : null;
    }

    /** The whole of a result is what the tool wrote, with its own spaces. */
    private static String text(Expectation expectation, Json value, StepResult result) {
        if (value instanceof Json.Str text) {
            return text.value();
        }
        return expectation.at().isEmpty() ? result.text() : value.text();
    }

    private static @Nullable String missed(Expectation.Invariant invariant, @Nullable Json value, Sources sources)
            throws Unresolved {
        Json to;
        try {
            to = sources.value(invariant.to());
        } catch (Unresolved e) {
            throw new Unresolved("has nothing to compare it with: " + e.reason());
        }
        boolean holds = value != null && holds(value, invariant.relation(), to);
        return holds ? null : "a value " + words(invariant.relation()) + " " + Shown.value(to);
    }

    private static String words(Expectation.Relation relation) {
        return switch (relation) {
            case EQUAL -> "equal to";
            case NOT_EQUAL -> "other than";
            case LESS -> "less than";
            case LESS_OR_EQUAL -> "of at most";
            case GREATER -> "greater than";
            case GREATER_OR_EQUAL -> "of at least";
        };
    }

    private static boolean holds(Json value, Expectation.Relation relation, Json to) {
        if (relation == Expectation.Relation.EQUAL) {
            return value.equals(to);
        } else if (relation == Expectation.Relation.NOT_EQUAL) {
            return !value.equals(to);
        }
        int order;
        if (value instanceof Json.Num a && to instanceof Json.Num b) {
            order = a.value().compareTo(b.value());
        } else if (value instanceof Json.Str a && to instanceof Json.Str b) {
            order = a.value().compareTo(b.value());
        } else {
            return false;
        }
        return switch (relation) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }
}
