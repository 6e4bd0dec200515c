package io.aionis.compile;

import io.aionis.plan.Argument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Walks through arguments. */
final class Arguments {

    private Arguments() {}

    /** Every leaf, and what it is made of: what conditions compare with, parts, what a loop goes through. */
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
            } else if (argument instanceof Argument.Template template) {
                template.parts().forEach(part -> each(part, visitor));
            } else if (argument instanceof Argument.ForEach forEach) {
                each(forEach.over(), visitor);
                each(forEach.value(), visitor);
            }
        }
    }

    /** The step whose result an argument takes its value from, or null. */
    static @Nullable String step(Argument argument) {
        if (argument instanceof Argument.Binding binding) {
            return binding.step();
        } else if (argument instanceof Argument.Select select) {
            return select.step();
        }
        return argument instanceof Argument.Search search ? search.step() : null;
    }

    static boolean hasSlot(Argument argument) {
        boolean[] has = {false};
        each(argument, leaf -> has[0] |= leaf instanceof Argument.Slot);
        return has[0];
    }

    /** Whether the element of a loop is in it, and no slot. */
    static boolean isOfElement(Argument argument) {
        boolean[] has = {false};
        each(argument, leaf -> has[0] |= leaf instanceof Argument.Element);
        return has[0] && !hasSlot(argument);
    }

    /** The same argument with steps renamed; choices of a slot from a step without a new name are dropped. */
    static Argument renamed(Argument argument, Map<String, String> ids) {
        if (argument instanceof Argument.Binding binding) {
            return new Argument.Binding(ids.getOrDefault(binding.step(), binding.step()), binding.pointer());
        } else if (argument instanceof Argument.Select select) {
            return renamed(select, ids);
        } else if (argument instanceof Argument.Search search) {
            return new Argument.Search(
                    ids.getOrDefault(search.step(), search.step()),
                    search.each(),
                    search.holds().stream()
                            .map(h -> new Argument.Holding(h.each(), renamed(h.where(), ids)))
                            .toList());
        } else if (argument instanceof Argument.Template template) {
            return new Argument.Template(
                    template.parts().stream().map(part -> renamed(part, ids)).toList());
        } else if (argument instanceof Argument.ForEach forEach) {
            return new Argument.ForEach(renamed(forEach.over(), ids), renamed(forEach.value(), ids));
        } else if (argument instanceof Argument.Slot slot && slot.among() != null) {
            return new Argument.Slot(
                    slot.reason(),
                    slot.recorded(),
                    ids.containsKey(slot.among().step()) ? renamed(slot.among(), ids) : null);
        }
        return inside(argument, member -> renamed(member, ids));
    }

    private static Argument.Select renamed(Argument.Select select, Map<String, String> ids) {
        return new Argument.Select(
                ids.getOrDefault(select.step(), select.step()),
                select.each(),
                renamed(select.where(), ids),
                select.take(),
                select.quantity());
    }

    private static List<Argument.Condition> renamed(List<Argument.Condition> where, Map<String, String> ids) {
        return where.stream()
                .map(c -> new Argument.Condition(c.at(), renamed(c.is(), ids)))
                .toList();
    }

    static Argument.ObjectOf renamed(Argument.ObjectOf object, Map<String, String> ids) {
        return members(object, member -> renamed(member, ids));
    }

    /** The same arguments with one leaf replaced, wherever it stands. */
    static Argument replaced(Argument argument, Argument old, Argument by) {
        return argument.equals(old) ? by : inside(argument, member -> replaced(member, old, by));
    }

    private static Argument inside(Argument argument, UnaryOperator<Argument> change) {
        if (argument instanceof Argument.ObjectOf object) {
            return members(object, change);
        } else if (argument instanceof Argument.ListOf list) {
            return new Argument.ListOf(list.elements().stream().map(change).toList());
        }
        return argument;
    }

    private static Argument.ObjectOf members(Argument.ObjectOf object, UnaryOperator<Argument> change) {
        Map<String, Argument> members = new LinkedHashMap<>();
        object.members().forEach((name, member) -> members.put(name, change.apply(member)));
        return new Argument.ObjectOf(members);
    }
}
