package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.plan.Plan;
import io.aionis.plan.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a plan needs from its caller before it can run. */
final class Inputs {

    private Inputs() {}

    /** Everything that is wrong with the parameters: missing, of another kind, or of no use to the plan. */
    static List<String> problems(Plan plan, Map<String, Json> parameters) {
        List<String> problems = new ArrayList<>();
        plan.parameters().forEach((name, kind) -> {
            Json value = parameters.get(name);
            if (value == null) {
                problems.add("The parameter '" + name + "' is missing; expected a " + kind + ", given by with(\"" + name
                        + "\", value)");
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

    /** Everything that is wrong with the names of the slots that were given a value. */
    static List<String> slotProblems(Plan plan, Map<String, Json> given) {
        List<String> known = Slots.of(plan).stream().map(Slots.Placed::key).toList();
        return given.keySet().stream()
                .filter(key -> !known.contains(key))
                .map(key -> "The plan has no slot " + Shown.value(Json.of(key)) + "; expected "
                        + (known.isEmpty() ? "none, since it has no slots" : "only " + known))
                .toList();
    }

    /** Which slots were given a value of another kind. Known before the plan runs, so that it does not stop half-way. */
    static List<String> slotKinds(Plan plan, Map<String, Json> given) {
        return Slots.of(plan).stream()
                .flatMap(slot -> Stream.ofNullable(given.get(slot.key()))
                        .flatMap(value -> Slots.ofAnotherKind(slot, value).stream()))
                .toList();
    }

    /** The slots of a plan that have no value yet. What they are one of is not known before the plan runs. */
    static List<OpenSlot> openSlots(Plan plan, Map<String, Json> given) {
        return Slots.of(plan).stream()
                .filter(slot -> !given.containsKey(slot.key()))
                .map(slot -> slot.open(List.of()))
                .toList();
    }
}
