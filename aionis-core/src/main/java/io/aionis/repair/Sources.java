package io.aionis.repair;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.Check;
import io.aionis.plan.Expectation;
import io.aionis.plan.PlanStep;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Walks all that an argument is made of. */
final class Sources {

    private Sources() {}

    /** The argument with each part changed, the inner ones first. */
    static Argument map(Argument argument, UnaryOperator<Argument> change) {
        if (argument instanceof Argument.ObjectOf object) {
            return change.apply(members(object, change));
        } else if (argument instanceof Argument.ListOf list) {
            return change.apply(new Argument.ListOf(all(list.elements(), change)));
        } else if (argument instanceof Argument.Template template) {
            return change.apply(new Argument.Template(all(template.parts(), change)));
        } else if (argument instanceof Argument.ForEach each) {
            return change.apply(new Argument.ForEach(map(each.over(), change), map(each.value(), change)));
        } else if (argument instanceof Argument.Select select) {
            return change.apply(new Argument.Select(
                    select.step(), select.each(), where(select.where(), change), select.take(), select.quantity()));
        } else if (argument instanceof Argument.Search search) {
            List<Argument.Holding> holds = search.holds().stream()
                    .map(h -> new Argument.Holding(h.each(), where(h.where(), change)))
                    .toList();
            return change.apply(new Argument.Search(search.step(), search.each(), holds));
        } else if (argument instanceof Argument.Slot slot && slot.among() != null) {
            Argument among = map(slot.among(), change);
            return change.apply(new Argument.Slot(
                    slot.reason(), slot.recorded(), among instanceof Argument.Select select ? select : slot.among()));
        }
        return change.apply(argument);
    }

    /** An object whose members are changed, itself not. */
    static Argument.ObjectOf members(Argument.ObjectOf object, UnaryOperator<Argument> change) {
        Map<String, Argument> members = new LinkedHashMap<>();
        object.members().forEach((name, member) -> members.put(name, map(member, change)));
        return new Argument.ObjectOf(members);
    }

    /** The step with everything changed that is an argument: also in what it expects and checks. */
    static PlanStep map(PlanStep step, UnaryOperator<Argument> change) {
        return new PlanStep(
                step.id(),
                step.tool(),
                step.effect(),
                step.fingerprint(),
                members(step.arguments(), change),
                step.expectations().stream().map(e -> expectation(e, change)).toList(),
                mapped(step.forEach(), change),
                checks(step.after(), change));
    }

    static List<Check> checks(List<Check> checks, UnaryOperator<Argument> change) {
        return checks.stream()
                .map(check -> new Check(check.kind(), members(check.about(), change)))
                .toList();
    }

    static @Nullable Argument mapped(@Nullable Argument argument, UnaryOperator<Argument> change) {
        return argument == null ? null : map(argument, change);
    }

    static void each(Argument argument, Consumer<Argument> visit) {
        map(argument, part -> {
            visit.accept(part);
            return part;
        });
    }

    /** Every constant in an argument. */
    static Set<Json> constants(Argument argument) {
        Set<Json> constants = new HashSet<>();
        each(argument, part -> {
            if (part instanceof Argument.Constant constant) {
                constants.add(constant.value());
            }
        });
        return constants;
    }

    private static Expectation expectation(Expectation expectation, UnaryOperator<Argument> change) {
        return expectation instanceof Expectation.Invariant invariant
                ? new Expectation.Invariant(invariant.at(), invariant.relation(), map(invariant.to(), change))
                : expectation;
    }

    private static List<Argument> all(List<Argument> arguments, UnaryOperator<Argument> change) {
        return arguments.stream().map(a -> map(a, change)).toList();
    }

    private static List<Argument.Condition> where(List<Argument.Condition> where, UnaryOperator<Argument> change) {
        return where.stream()
                .map(c -> new Argument.Condition(c.at(), map(c.is(), change)))
                .toList();
    }
}
