package io.aionis.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What refers to steps, with other names for them. */
final class References {

    private final UnaryOperator<String> names;

    References(UnaryOperator<String> names) {
        this.names = names;
    }

    PlanStep renamed(PlanStep step) {
        return new PlanStep(
                names.apply(step.id()),
                step.tool(),
                step.effect(),
                step.fingerprint(),
                object(step.arguments()),
                step.expectations().stream().map(this::renamed).toList(),
                orNull(step.forEach()),
                checks(step.after()));
    }

    List<Check> checks(List<Check> checks) {
        return checks.stream()
                .map(check -> new Check(check.kind(), object(check.about())))
                .toList();
    }

    @Nullable
    Argument orNull(@Nullable Argument argument) {
        return argument == null ? null : renamed(argument);
    }

    private Expectation renamed(Expectation expectation) {
        return expectation instanceof Expectation.Invariant invariant
                ? new Expectation.Invariant(invariant.at(), invariant.relation(), renamed(invariant.to()))
                : expectation;
    }

    private Argument renamed(Argument argument) {
        if (argument instanceof Argument.Binding b) {
            return new Argument.Binding(names.apply(b.step()), b.pointer());
        } else if (argument instanceof Argument.Select s) {
            return select(s);
        } else if (argument instanceof Argument.Search s) {
            List<Argument.Holding> holds = s.holds().stream()
                    .map(h -> new Argument.Holding(h.each(), conditions(h.where())))
                    .toList();
            return new Argument.Search(names.apply(s.step()), s.each(), holds);
        } else if (argument instanceof Argument.Slot s) {
            return new Argument.Slot(s.reason(), s.recorded(), s.among() == null ? null : select(s.among()));
        } else if (argument instanceof Argument.Template t) {
            return new Argument.Template(list(t.parts()));
        } else if (argument instanceof Argument.ForEach f) {
            return new Argument.ForEach(renamed(f.over()), renamed(f.value()));
        } else if (argument instanceof Argument.ObjectOf o) {
            return object(o);
        }
        return argument instanceof Argument.ListOf l ? new Argument.ListOf(list(l.elements())) : argument;
    }

    private Argument.Select select(Argument.Select s) {
        return new Argument.Select(names.apply(s.step()), s.each(), conditions(s.where()), s.take(), s.quantity());
    }

    private List<Argument.Condition> conditions(List<Argument.Condition> where) {
        return where.stream()
                .map(c -> new Argument.Condition(c.at(), renamed(c.is())))
                .toList();
    }

    private Argument.ObjectOf object(Argument.ObjectOf object) {
        Map<String, Argument> members = new LinkedHashMap<>();
        object.members().forEach((name, member) -> members.put(name, renamed(member)));
        return new Argument.ObjectOf(members);
    }

    private List<Argument> list(List<Argument> arguments) {
        return arguments.stream().map(this::renamed).toList();
    }
}
