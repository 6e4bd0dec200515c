package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.plan.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a plan needs from its caller before it can run. */
final class Inputs {

    private Inputs() {}

    /** Everything that is wrong with the parameters: missing, of another kind, or of no use to the plan. */
    static List<String> problems(Plan plan, Map<String, Json> parameters) {
        List<String> problems = new ArrayList<>();
        plan.parameters().forEach((name, kind) -> {
            Json value = parameters.get(name);
            if (value == null) {
                problems.add("The parameter '" + name + "' is missing; expected a " + kind);
            } else if (ValueKind.of(value) != kind) {
                problems.add("The parameter '" + name + "' is the " + ValueKind.of(value) + " " + Shown.value(value)
                        + "; expected a " + kind);
            }
        });
        for (String name : parameters.keySet()) {
            if (!plan.parameters().containsKey(name)) {
                problems.add("The plan has no use for the parameter " + Shown.value(Json.of(name)) + "; expected only "
                        + plan.parameters().keySet());
            }
        }
        return problems;
    }

    /** The slots of a plan that have no value yet. */
    static List<OpenSlot> openSlots(Plan plan, Map<String, Json> given) {
        List<OpenSlot> open = new ArrayList<>();
        for (PlanStep step : plan.steps()) {
            collect(step.id(), "", step.arguments(), open);
        }
        open.removeIf(slot -> given.containsKey(slot.key()));
        return open;
    }

    private static void collect(String step, String place, Argument argument, List<OpenSlot> into) {
        if (argument instanceof Argument.Slot slot) {
            into.add(new OpenSlot(step + place, place, slot.reason(), slot.recorded()));
        } else if (argument instanceof Argument.ObjectOf object) {
            object.members().forEach((name, member) -> collect(step, JsonPointers.child(place, name), member, into));
        } else if (argument instanceof Argument.ListOf list) {
            for (int i = 0; i < list.elements().size(); i++) {
                collect(step, place + "/" + i, list.elements().get(i), into);
            }
        }
    }
}
