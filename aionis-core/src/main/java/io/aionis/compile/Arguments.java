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
            } else if (argument instanceof Argument.Search search) {
                search.holds().forEach(h -> h.where().forEach(condition -> each(condition.is(), visitor)));
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
            return new Argument.Select(
                    ids.getOrDefault(select.step(), select.step()),
                    select.each(),
                    renamed(select.where(), ids),
                    select.take());
        } else if (argument instanceof Argument.Search search) {
            return new Argument.Search(
                    ids.getOrDefault(search.step(), search.step()),
                    search.each(),
                    search.holds().stream()
                            .map(h -> new Argument.Holding(h.each(), renamed(h.where(), ids)))
                            .toList());
        }
        return argument;
    }

    /** The same arguments with one leaf replaced, wherever it stands. */
    static Argument replaced(Argument argument, Argument old, Argument by) {
        if (argument instanceof Argument.ObjectOf object) {
            Map<String, Argument> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, replaced(member, old, by)));
            return new Argument.ObjectOf(members);
        } else if (argument instanceof Argument.ListOf list) {
            return new Argument.ListOf(
                    list.elements().stream().map(e -> replaced(e, old, by)).toList());
        }
        return argument.equals(old) ? by : argument;
    }

    private static List<Argument.Condition> renamed(List<Argument.Condition> where, Map<String, String> ids) {
        List<Argument.Condition> renamed = new ArrayList<>();
        where.forEach(c -> renamed.add(new Argument.Condition(c.at(), renamed(c.is(), ids))));
        return renamed;
    }

    static Argument.ObjectOf renamed(Argument.ObjectOf object, Map<String, String> ids) {
        Map<String, Argument> members = new LinkedHashMap<>();
        object.members().forEach((name, member) -> members.put(name, renamed(member, ids)));
        return new Argument.ObjectOf(members);
    }
}
