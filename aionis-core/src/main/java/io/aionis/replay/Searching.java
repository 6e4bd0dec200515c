package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step that searches, as the calls it is made of: one for each candidate, with ids such as {@code s3#0}. */
final class Searching {

    /** More candidates than this are not tried. */
    static final int MOST = 50;

    private Searching() {}

    static Argument.@Nullable Search of(Argument argument) {
        if (argument instanceof Argument.Search search) {
            return search;
        } else if (argument instanceof Argument.ObjectOf object) {
            return first(List.copyOf(object.members().values()));
        }
        return argument instanceof Argument.ListOf list ? first(list.elements()) : null;
    }

    private static Argument.@Nullable Search first(List<Argument> arguments) {
        for (Argument argument : arguments) {
            Argument.Search search = of(argument);
            if (search != null) {
                return search;
            }
        }
        return null;
    }

    /** The calls, in the order of the candidates. They expect nothing: only the one that is found must be as expected. */
    static List<PlanStep> calls(PlanStep step, List<Json> candidates) throws Unresolved {
        if (candidates.size() > MOST) {
            throw new Unresolved("Step " + step.id() + " (" + step.tool() + ") would search " + candidates.size()
                    + " elements; expected at most " + MOST);
        }
        List<PlanStep> calls = new ArrayList<>();
        for (Json candidate : candidates) {
            Argument.ObjectOf arguments =
                    new Argument.ObjectOf(with(step.arguments().members(), candidate));
            calls.add(new PlanStep(
                    step.id() + "#" + calls.size(),
                    step.tool(),
                    step.effect(),
                    step.fingerprint(),
                    arguments,
                    List.of()));
        }
        return calls;
    }

    private static Map<String, Argument> with(Map<String, Argument> members, Json candidate) {
        Map<String, Argument> out = new LinkedHashMap<>(members);
        out.replaceAll((name, member) -> with(member, candidate));
        return out;
    }

    private static Argument with(Argument argument, Json candidate) {
        if (argument instanceof Argument.ObjectOf object) {
            return new Argument.ObjectOf(with(object.members(), candidate));
        } else if (argument instanceof Argument.ListOf list) {
            return new Argument.ListOf(
                    list.elements().stream().map(e -> with(e, candidate)).toList());
        }
        return argument instanceof Argument.Search ? new Argument.Constant(candidate) : argument;
    }
}
