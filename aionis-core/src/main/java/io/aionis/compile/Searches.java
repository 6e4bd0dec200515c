package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Explains the argument of a read that was one of a list by what was then selected from its result: of these orders, the
 * one that holds the lamp. It holds only by inputs, and only where the recorded run knows no other element that would do.
 */
final class Searches {

    private final List<Call> calls;
    private final Map<String, Json> parameters;
    private final Map<String, Argument.ObjectOf> arguments;

    private Searches(List<Call> calls, Map<String, Json> parameters, Map<String, Argument.ObjectOf> arguments) {
        this.calls = calls;
        this.parameters = parameters;
        this.arguments = arguments;
    }

    /** Puts searches into the arguments, by call id, where they explain a slot. */
    static void explain(List<Call> calls, Map<String, Json> parameters, Map<String, Argument.ObjectOf> arguments) {
        Searches searches = new Searches(calls, parameters, arguments);
        for (int i = 0; i < calls.size(); i++) {
            if (!calls.get(i).writes()) {
                searches.explain(i);
            }
        }
    }

    private void explain(int index) {
        Call call = calls.get(index);
        Argument.ObjectOf own = arguments.getOrDefault(call.id(), new Argument.ObjectOf(Map.of()));
        Set<Argument.Slot> slots = new HashSet<>();
        Arguments.each(own, argument -> {
            if (argument instanceof Argument.Slot slot) {
                slots.add(slot);
            }
        });
        List<Argument.Holding> holds = holds(call.id());
        if (slots.size() != 1 || holds.isEmpty()) {
            return;
        }
        Argument.Slot slot = slots.iterator().next();
        Json value = slot.recorded();
        for (Call from : calls.subList(0, index)) {
            for (Collected list : from.result().collections()) {
                if (value != null && lists(list, value) && isTheOne(call, value, list, holds)) {
                    Argument search = new Argument.Search(from.id(), list.each(), holds);
                    if (Arguments.replaced(own, slot, search) instanceof Argument.ObjectOf replaced) {
                        arguments.put(call.id(), replaced);
                    }
                    return;
                }
            }
        }
    }

    private static boolean lists(Collected list, Json value) {
        return list.elements().stream()
                        .filter(e -> e.key() == null && e.value().equals(value))
                        .count()
                == 1;
    }

    /** What inputs selected from the result of a call. */
    private List<Argument.Holding> holds(String id) {
        List<Argument.Holding> holds = new ArrayList<>();
        arguments
                .values()
                .forEach(each -> Arguments.each(each, argument -> {
                    if (argument instanceof Argument.Select select
                            && select.step().equals(id)
                            && isByInputs(select)) {
                        Argument.Holding holding = new Argument.Holding(select.each(), select.where());
                        if (!holds.contains(holding)) {
                            holds.add(holding);
                        }
                    }
                }));
        return holds;
    }

    private static boolean isByInputs(Argument.Select select) {
        return select.where().stream().anyMatch(c -> c.is() instanceof Argument.Parameter)
                && select.where().stream()
                        .allMatch(c -> c.is() instanceof Argument.Parameter || c.is() instanceof Argument.Constant);
    }

    /** Whether no other call of the run with another element of the list had a result that would do as well. */
    private boolean isTheOne(Call call, Json value, Collected list, List<Argument.Holding> holds) {
        for (Call other : calls) {
            boolean rival = other.tool().equals(call.tool())
                    && list.elements().stream()
                            .filter(e -> !e.value().equals(value))
                            .anyMatch(e ->
                                    swapped(call.arguments(), value, e.value()).equals(other.arguments()))
                    && holds.stream().allMatch(h -> holds(other, h));
            if (rival) {
                return false;
            }
        }
        return true;
    }

    private static Json swapped(Json in, Json old, Json by) {
        if (in instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>(object.members());
            members.replaceAll((name, member) -> swapped(member, old, by));
            return new Json.Obj(members);
        }
        return in.equals(old) ? by : in;
    }

    private boolean holds(Call call, Argument.Holding holding) {
        return call.result().collections().stream()
                        .filter(c -> c.each().equals(holding.each()))
                        .flatMap(c -> c.elements().stream())
                        .filter(e -> holding.where().stream().allMatch(c -> meets(e, c)))
                        .count()
                == 1;
    }

    private boolean meets(Collected.Element element, Argument.Condition condition) {
        Json is = null;
        if (condition.is() instanceof Argument.Constant constant) {
            is = constant.value();
        } else if (condition.is() instanceof Argument.Parameter parameter) {
            Json value = parameters.get(parameter.name());
            is = value == null ? null : value.at(parameter.at());
        }
        return is != null && is.equals(Selections.at(element, condition.at()));
    }
}
