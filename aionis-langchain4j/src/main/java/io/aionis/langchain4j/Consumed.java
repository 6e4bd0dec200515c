package io.aionis.langchain4j;

import io.aionis.plan.Argument;
import io.aionis.plan.Expectation;
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
        plan.steps().forEach(step -> {
            collect(step.arguments(), used);
            if (step.forEach() != null) {
                collect(step.forEach(), used);
            }
            step.expectations().forEach(expectation -> {
                if (expectation instanceof Expectation.Invariant invariant) {
                    collect(invariant.to(), used);
                }
            });
        });
        return names.stream().filter(name -> !used.contains(name)).sorted().toList();
    }

    private static void collect(Argument argument, Set<String> used) {
        if (argument instanceof Argument.Parameter parameter) {
            used.add(parameter.name());
        } else if (argument instanceof Argument.Select select) {
            conditions(select.where(), used);
        } else if (argument instanceof Argument.Search search) {
            search.holds().forEach(holding -> conditions(holding.where(), used));
        } else if (argument instanceof Argument.Slot slot && slot.among() != null) {
            collect(slot.among(), used);
        } else if (argument instanceof Argument.Template template) {
            template.parts().forEach(part -> collect(part, used));
        } else if (argument instanceof Argument.ForEach each) {
            collect(each.over(), used);
            collect(each.value(), used);
        } else if (argument instanceof Argument.ObjectOf object) {
            object.members().values().forEach(member -> collect(member, used));
        } else if (argument instanceof Argument.ListOf list) {
            list.elements().forEach(element -> collect(element, used));
        }
    }

    private static void conditions(List<Argument.Condition> where, Set<String> used) {
        where.forEach(condition -> collect(condition.is(), used));
    }
}
