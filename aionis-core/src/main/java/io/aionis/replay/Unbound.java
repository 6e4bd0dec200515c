package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a plan that its parameters leave without a value. What results will hold is not known before they come. */
final class Unbound {

    private final Map<String, Json> parameters;
    private final List<String> problems = new ArrayList<>();

    private Unbound(Map<String, Json> parameters) {
        this.parameters = parameters;
    }

    static List<String> in(Plan plan, Map<String, Json> parameters) {
        Unbound unbound = new Unbound(parameters);
        for (PlanStep step : plan.steps()) {
            String where = "of " + step.tool() + " in step " + step.id();
            Argument each = step.forEach();
            if (each != null) {
                unbound.overArray(each, "what the step runs for each of " + where);
                unbound.look(each, "what the step runs for each of " + where);
            }
            step.arguments()
                    .members()
                    .forEach((name, member) ->
                            unbound.look(member, "The argument " + JsonPointers.child("", name) + " " + where));
        }
        return unbound.problems;
    }

    private void look(@Nullable Argument argument, String what) {
        if (argument instanceof Argument.Parameter parameter) {
            if (value(parameter) == null) {
                problems.add(what + " has no value: the parameter '" + parameter.name() + "' has nothing at '"
                        + parameter.at() + "'");
            }
        } else if (argument instanceof Argument.ForEach forEach) {
            overArray(forEach.over(), what);
            look(forEach.over(), what);
            look(forEach.value(), what);
        } else if (argument != null) {
            inside(argument).forEach(part -> look(part, what));
        }
    }

    private void overArray(Argument over, String what) {
        if (over instanceof Argument.Parameter parameter) {
            Json value = value(parameter);
            if (value != null && !(value instanceof Json.Arr)) {
                problems.add(what + " runs over the parameter '" + parameter.name() + "', which holds "
                        + Shown.value(value) + "; expected an array");
            }
        }
    }

    private @Nullable Json value(Argument.Parameter parameter) {
        Json given = parameters.get(parameter.name());
        return given == null ? null : given.at(parameter.at());
    }

    private static List<Argument> inside(Argument argument) {
        if (argument instanceof Argument.ObjectOf object) {
            return List.copyOf(object.members().values());
        } else if (argument instanceof Argument.ListOf list) {
            return list.elements();
        } else if (argument instanceof Argument.Template template) {
            return template.parts();
        } else if (argument instanceof Argument.Select select) {
            return of(select.where());
        } else if (argument instanceof Argument.Search search) {
            return search.holds().stream()
                    .flatMap(holding -> of(holding.where()).stream())
                    .toList();
        } else if (argument instanceof Argument.Slot slot && slot.among() != null) {
            return of(slot.among().where());
        }
        return List.of();
    }

    private static List<Argument> of(List<Argument.Condition> where) {
        return where.stream().map(Argument.Condition::is).toList();
    }
}
