package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.plan.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The slots of a plan: where they are, what they may be, and whether what they were given is that. */
final class Slots {

    private Slots() {}

    /** A slot with its place: the step's id is followed by the pointer into its arguments. */
    record Placed(String step, String pointer, Argument.Slot slot) {

        String key() {
            return step + pointer;
        }

        OpenSlot open(List<OpenSlot.Choice> choices) {
            return new OpenSlot(key(), pointer, slot.reason(), slot.recorded(), choices);
        }
    }

    static List<Placed> of(Plan plan) {
        List<Placed> slots = new ArrayList<>();
        plan.steps().forEach(step -> slots.addAll(of(step)));
        return slots;
    }

    static List<Placed> of(PlanStep step) {
        List<Placed> slots = new ArrayList<>();
        collect(step.id(), "", step.arguments(), slots);
        return slots;
    }

    private static void collect(String step, String place, Argument argument, List<Placed> into) {
        if (argument instanceof Argument.Slot slot) {
            into.add(new Placed(step, place, slot));
        } else if (argument instanceof Argument.ObjectOf object) {
            object.members().forEach((name, member) -> collect(step, JsonPointers.child(place, name), member, into));
        } else if (argument instanceof Argument.ListOf list) {
            for (int i = 0; i < list.elements().size(); i++) {
                collect(step, place + "/" + i, list.elements().get(i), into);
            }
        }
    }

    /** The value that a slot was given, when it fits; empty when it was given none. */
    static Optional<Json> given(Placed placed, Map<String, Json> values, Sources sources) throws Unresolved {
        Json value = values.get(placed.key());
        Json recorded = placed.slot().recorded();
        if (value == null) {
            return Optional.empty();
        } else if (recorded != null && ValueKind.of(value) != ValueKind.of(recorded)) {
            throw new Unresolved(
                    "The slot " + placed.key() + " was given the " + ValueKind.of(value) + " " + Shown.value(value)
                            + "; expected a " + ValueKind.of(recorded),
                    true);
        }
        List<OpenSlot.Choice> choices = choices(placed, sources);
        if (placed.slot().among() != null
                && choices.stream().noneMatch(choice -> choice.value().equals(value))) {
            throw new Unresolved(
                    "The slot " + placed.key() + " was given " + Shown.value(value) + "; expected one of "
                            + Shown.values(
                                    choices.stream().map(OpenSlot.Choice::value).toList()),
                    true);
        }
        return Optional.of(value);
    }

    /** What a slot may be, each value once; empty where it is free. */
    static List<OpenSlot.Choice> choices(Placed placed, Sources sources) throws Unresolved {
        Argument.Select among = placed.slot().among();
        if (among == null) {
            return List.of();
        }
        Map<Json, OpenSlot.Choice> choices = new LinkedHashMap<>();
        sources.choices(among).forEach(choice -> choices.putIfAbsent(choice.value(), choice));
        if (choices.isEmpty()) {
            throw new Unresolved("The slot " + placed.key() + " is one of step " + among.step() + " " + among.each()
                    + ", and none of them fits");
        }
        return List.copyOf(choices.values());
    }
}
