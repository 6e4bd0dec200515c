package io.aionis.compile;

import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Walks through arguments. */
final class Arguments {

    private Arguments() {}

    /** Every leaf, and what its conditions compare with. */
    static void each(Argument argument, Consumer<Argument> visitor) {
        if (argument instanceof Argument.ObjectOf object) {
            object.members().values().forEach(member -> each(member, visitor));
        } else if (argument instanceof Argument.ListOf list) {
            list.elements().forEach(element -> each(element, visitor));
        } else {
            visitor.accept(argument);
            if (argument instanceof Argument.Select select) {
                select.where().forEach(condition -> each(condition.is(), visitor));
            }
        }
    }

    /** The same argument with steps renamed. */
    static Argument renamed(Argument argument, Map<String, String> ids) {
        if (argument instanceof Argument.ObjectOf object) {
            return renamed(object, ids);
        } else if (argument instanceof Argument.ListOf list) {
            return new Argument.ListOf(
                    list.elements().stream().map(e -> renamed(e, ids)).toList());
        } else if (argument instanceof Argument.Binding binding) {
            return new Argument.Binding(ids.getOrDefault(binding.step(), binding.step()), binding.pointer());
        } else if (argument instanceof Argument.Select select) {
            List<Argument.Condition> where = new ArrayList<>();
            select.where().forEach(c -> where.add(new Argument.Condition(c.at(), renamed(c.is(), ids))));
            return new Argument.Select(
                    ids.getOrDefault(select.step(), select.step()), select.each(), where, select.take());
        }
        return argument;
    }

    static Argument.ObjectOf renamed(Argument.ObjectOf object, Map<String, String> ids) {
        Map<String, Argument> members = new LinkedHashMap<>();
        object.members().forEach((name, member) -> members.put(name, renamed(member, ids)));
        return new Argument.ObjectOf(members);
    }
}
