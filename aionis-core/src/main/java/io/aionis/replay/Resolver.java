package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import io.aionis.plan.PlanStep;
import io.aionis.plan.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives the arguments of one step their values. Holds the slots it found without one. */
final class Resolver {

    private final Map<String, Json> parameters;
    private final Map<String, Json> slots;
    private final Map<String, StepResult> done;
    private final List<OpenSlot> open = new ArrayList<>();

    Resolver(Map<String, Json> parameters, Map<String, Json> slots, Map<String, StepResult> done) {
        this.parameters = parameters;
        this.slots = slots;
        this.done = done;
    }

    /** Nothing fits; the message says what was looked for. */
    static final class Unresolved extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Unresolved(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    List<OpenSlot> open() {
        return open;
    }

    Json.Obj arguments(PlanStep step) throws Unresolved {
        return object(step, "", step.arguments());
    }

    private Json value(PlanStep step, String place, Argument argument) throws Unresolved {
        if (argument instanceof Argument.ObjectOf object) {
            return object(step, place, object);
        } else if (argument instanceof Argument.ListOf list) {
            List<Json> elements = new ArrayList<>();
            for (Argument element : list.elements()) {
                elements.add(value(step, place + "/" + elements.size(), element));
            }
            return new Json.Arr(elements);
        } else if (argument instanceof Argument.Slot slot) {
            return slot(step, place, slot);
        }
        try {
            return source(argument);
        } catch (Unresolved e) {
            throw new Unresolved("The argument " + place + " of " + step.tool() + " has no value: " + e.reason());
        }
    }

    private Json.Obj object(PlanStep step, String place, Argument.ObjectOf object) throws Unresolved {
        Map<String, Json> members = new LinkedHashMap<>();
        for (Map.Entry<String, Argument> member : object.members().entrySet()) {
            String here = JsonPointers.child(place, member.getKey());
            members.put(member.getKey(), value(step, here, member.getValue()));
        }
        return new Json.Obj(members);
    }

    private Json slot(PlanStep step, String place, Argument.Slot slot) throws Unresolved {
        String key = step.id() + place;
        Json given = slots.get(key);
        Json recorded = slot.recorded();
        if (given != null) {
            if (recorded != null && ValueKind.of(given) != ValueKind.of(recorded)) {
                throw new Unresolved("The slot " + key + " was given the " + ValueKind.of(given) + " "
                        + Shown.value(given) + "; expected a " + ValueKind.of(recorded));
            }
            return given;
        }
        open.add(new OpenSlot(key, place, slot.reason(), slot.recorded()));
        return Json.nil();
    }

    private Json source(Argument argument) throws Unresolved {
        if (argument instanceof Argument.Constant constant) {
            return constant.value();
        } else if (argument instanceof Argument.Parameter parameter) {
            return at(parameters.get(parameter.name()), "parameter '" + parameter.name() + "'", parameter.at());
        } else if (argument instanceof Argument.Binding binding) {
            return at(result(binding.step()), "result of step " + binding.step(), binding.pointer());
        } else if (argument instanceof Argument.Select select) {
            return select(select);
        }
        throw new Unresolved("a " + argument.getClass().getSimpleName() + " is no source of a value");
    }

    /** What a search goes through. */
    List<Json> candidates(Argument.Search search) throws Unresolved {
        Json list = at(result(search.step()), "result of step " + search.step(), search.each());
        if (list instanceof Json.Arr array) {
            return array.elements();
        }
        throw new Unresolved("step " + search.step() + " " + search.each() + " holds " + Shown.value(list)
                + "; expected an array to search");
    }

    /** Whether a result holds what a search looks for. */
    boolean holds(Json result, Argument.Search search) throws Unresolved {
        for (Argument.Holding holding : search.holds()) {
            Json collection = result.at(holding.each());
            Map<String, Json> wanted = wanted(holding.where());
            long found = collection == null
                    ? 0
                    : elements(collection).stream()
                            .filter(e -> meets(e, wanted))
                            .count();
            if (found != 1) {
                return false;
            }
        }
        return true;
    }

    private Map<String, Json> wanted(List<Argument.Condition> where) throws Unresolved {
        Map<String, Json> wanted = new LinkedHashMap<>();
        for (Argument.Condition condition : where) {
            wanted.put(condition.at(), source(condition.is()));
        }
        return wanted;
    }

    private static boolean meets(Map.Entry<String, Json> element, Map<String, Json> wanted) {
        return wanted.entrySet().stream().allMatch(w -> w.getValue().equals(inElement(element, w.getKey())));
    }

    private Json select(Argument.Select select) throws Unresolved {
        Json collection = at(result(select.step()), "result of step " + select.step(), select.each());
        if (!(collection instanceof Json.Obj) && (!(collection instanceof Json.Arr) || usesKey(select))) {
            throw new Unresolved(where(select) + " holds " + Shown.value(collection) + "; expected a collection");
        }
        Map<String, Json> wanted = wanted(select.where());
        List<Map.Entry<String, Json>> found =
                elements(collection).stream().filter(e -> meets(e, wanted)).toList();
        if (found.size() != 1) {
            throw new Unresolved(found.size() + " elements of " + where(select) + " have " + shown(wanted)
                    + "; expected exactly one");
        }
        Map.Entry<String, Json> one = found.get(0);
        Json taken = inElement(one, select.take());
        if (taken == null || taken instanceof Json.Null) {
            throw new Unresolved(
                    "the element selected from " + where(select) + " has nothing at '" + select.take() + "'");
        }
        return taken;
    }

    private static @Nullable Json inElement(Map.Entry<String, Json> element, String pointer) {
        return pointer.equals(Argument.Select.KEY)
                ? Json.of(element.getKey())
                : element.getValue().at(pointer);
    }

    private static List<Map.Entry<String, Json>> elements(Json collection) {
        if (collection instanceof Json.Obj object) {
            return List.copyOf(object.members().entrySet());
        }
        return collection instanceof Json.Arr array
                ? array.elements().stream().map(e -> Map.entry("", e)).toList()
                : List.of();
    }

    private static boolean usesKey(Argument.Select select) {
        return select.take().equals(Argument.Select.KEY)
                || select.where().stream().anyMatch(c -> c.at().equals(Argument.Select.KEY));
    }

    private Json result(String step) throws Unresolved {
        StepResult result = done.get(step);
        if (result == null) {
            throw new Unresolved("step " + step + " has no result");
        }
        return result.result();
    }

    private static Json at(@Nullable Json from, String what, String pointer) throws Unresolved {
        Json value = from == null ? null : from.at(pointer);
        if (value == null) {
            throw new Unresolved("the " + what + " has nothing at '" + pointer + "'");
        }
        return value;
    }

    private static String where(Argument.Select select) {
        return "step " + select.step() + " " + (select.each().isEmpty() ? "(whole result)" : select.each());
    }

    private static String shown(Map<String, Json> wanted) {
        return wanted.isEmpty()
                ? "no condition to meet"
                : wanted.entrySet().stream()
                        .map(w -> w.getKey() + " = " + Shown.value(w.getValue()))
                        .collect(Collectors.joining(" and "));
    }
}
