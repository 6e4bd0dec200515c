package io.aionis.langchain4j;

import io.aionis.plan.Argument;
import io.aionis.plan.Plan;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which inputs a plan really uses: a constraint that nothing consumes is no match. */
final class Consumed {

    private Consumed() {}

    /** Those of the names that no argument of the plan takes. */
    static List<String> unused(Plan plan, Collection<String> names) {
        Set<String> used = new HashSet<>();
        plan.steps().forEach(step -> collect(step.arguments(), used));
        return names.stream().filter(name -> !used.contains(name)).sorted().toList();
    }

    private static void collect(Argument argument, Set<String> used) {
        if (argument instanceof Argument.Parameter parameter) {
            used.add(parameter.name());
        } else if (argument instanceof Argument.Select select) {
            select.where().forEach(condition -> collect(condition.is(), used));
        } else if (argument instanceof Argument.ObjectOf object) {
            object.members().values().forEach(member -> collect(member, used));
        } else if (argument instanceof Argument.ListOf list) {
            list.elements().forEach(element -> collect(element, used));
        }
    }
}
