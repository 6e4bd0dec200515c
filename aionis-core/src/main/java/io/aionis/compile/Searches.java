package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Explains the argument of a read that was one of a list by what was then selected from its result: of these orders, the
 * one that holds the lamp. It holds only by inputs, and only where the recorded run knows no other element that would do.
 */
final class Searches {

    private final List<Step> steps;
    private final List<List<Call>> calls;
    private final List<Evaluator> runs;

    private Searches(List<Step> steps, List<List<Call>> calls, List<Evaluator> runs) {
        this.steps = new ArrayList<>(steps);
        this.calls = calls;
        this.runs = runs;
    }

    /**
     * The steps with searches where they explain a slot in every run.
     *
     * @param calls all calls of each run, also those that are no step
     * @param views what each run knows in the end
     */
    static List<Step> explain(List<Step> steps, List<List<Call>> calls, List<View> views) {
        Searches searches =
                new Searches(steps, calls, views.stream().map(View::evaluator).toList());
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).call().writes() && steps.get(i).forEach() == null) {
                searches.explain(i);
            }
        }
        return searches.steps;
    }

    private void explain(int index) {
        Step step = steps.get(index);
        Map<String, Argument.Slot> slots = new LinkedHashMap<>();
        slots("", step.arguments(), slots);
        List<Argument.Holding> holds = holds(step.id());
        if (new HashSet<>(slots.values()).size() != 1 || holds.isEmpty()) {
            return;
        }
        Map.Entry<String, Argument.Slot> open = slots.entrySet().iterator().next();
        for (Step from : steps.subList(0, index)) {
            for (Collected list : from.call().result().collections()) {
                if (isTheOneInAll(step, open.getKey(), from, list.each(), holds)) {
                    Argument search = new Argument.Search(from.id(), list.each(), holds);
                    if (Arguments.replaced(step.arguments(), open.getValue(), search)
                            instanceof Argument.ObjectOf replaced) {
                        steps.set(index, step.with(replaced));
                    }
                    return;
                }
            }
        }
    }

    private static void slots(String pointer, Argument argument, Map<String, Argument.Slot> into) {
        if (argument instanceof Argument.ObjectOf object) {
            object.members().forEach((name, member) -> slots(JsonPointers.child(pointer, name), member, into));
        } else if (argument instanceof Argument.ListOf list) {
            for (int i = 0; i < list.elements().size(); i++) {
                slots(pointer + "/" + i, list.elements().get(i), into);
            }
        } else if (argument instanceof Argument.Slot slot) {
            into.put(pointer, slot);
        }
    }

    private boolean isTheOneInAll(Step step, String pointer, Step from, String each, List<Argument.Holding> holds) {
        for (int run = 0; run < runs.size(); run++) {
            Call call = step.calls().get(run);
            Json value = call.arguments().at(pointer);
            int at = run;
            boolean isTheOne = value != null
                    && from.calls().get(run).result().collections().stream()
                            .filter(list -> list.each().equals(each))
                            .anyMatch(list -> lists(list, value) && isTheOne(at, call, value, list, holds));
            if (!isTheOne) {
                return false;
            }
        }
        return true;
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
        steps.forEach(step -> Arguments.each(step.sources(), argument -> {
            if (argument instanceof Argument.Select select && select.step().equals(id) && isByInputs(select)) {
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
    private boolean isTheOne(int run, Call call, Json value, Collected list, List<Argument.Holding> holds) {
        for (Call other : calls.get(run)) {
            boolean rival = other.tool().equals(call.tool())
                    && list.elements().stream()
                            .filter(e -> !e.value().equals(value))
                            .anyMatch(e ->
                                    swapped(call.arguments(), value, e.value()).equals(other.arguments()))
                    && holds.stream().allMatch(h -> holds(run, other, h));
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

    private boolean holds(int run, Call call, Argument.Holding holding) {
        Evaluator inCall = runs.get(run).with(call);
        List<Collected.Element> met = inCall.meeting(call.id(), holding.each(), holding.where());
        return met != null && met.size() == 1;
    }
}
