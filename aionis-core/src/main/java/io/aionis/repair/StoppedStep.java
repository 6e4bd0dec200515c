package io.aionis.repair;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import io.aionis.plan.PlanStep;
import io.aionis.replay.ToolDescriptor;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a repair may change in the step that stopped. */
final class StoppedStep {

    private static final Argument.ObjectOf NOTHING = new Argument.ObjectOf(Map.of());

    private final String at;
    private final PlanStep before;
    private final PlanStep after;
    private final @Nullable ToolDescriptor tool;
    private final Map<String, ToolDescriptor> tools;
    private final Map<Json, Json> moved;

    private StoppedStep(
            String at, PlanStep before, PlanStep after, Map<String, ToolDescriptor> tools, Map<Json, Json> moved) {
        this.at = at;
        this.before = before;
        this.after = after;
        this.tools = tools;
        this.tool = tools.get(after.tool());
        this.moved = moved;
    }

    static void check(
            String at, PlanStep before, PlanStep after, Map<String, ToolDescriptor> tools, Map<Json, Json> moved) {
        StoppedStep step = new StoppedStep(at, before, after, tools, moved);
        step.tool();
        step.repeats();
        Schema schema = step.tool == null || step.tool.parameters() == null ? null : new Schema(step.tool.parameters());
        step.object("", before.arguments(), after.arguments(), schema);
        if (after.forEach() != null) {
            step.constants("/forEach", Objects.requireNonNullElse(before.forEach(), NOTHING), after.forEach(), null);
        }
        step.checks();
    }

    private void tool() {
        boolean other = !after.tool().equals(before.tool());
        if (other && (tool == null || tools.containsKey(before.tool()))) {
            throw RepairLimits.refused(
                    at + "/tool",
                    "calls '" + after.tool() + "' instead of '" + before.tool() + "'; another tool may take its place"
                            + " only where it is there and the old one is gone");
        }
        boolean declared = tool != null && tool.effect() == after.effect();
        if (after.effect() != before.effect()
                && (other || !declared || after.effect().compareTo(before.effect()) < 0)) {
            throw RepairLimits.refused(
                    at + "/effect",
                    "changes the effect from " + before.effect() + " to " + after.effect()
                            + "; an effect may only grow, to what the tool declares");
        } else if (other && !declared) {
            throw RepairLimits.refused(
                    at + "/tool", "says that '" + after.tool() + "' is " + after.effect() + "; it declares otherwise");
        }
        boolean present = tool != null && Objects.equals(after.fingerprint(), tool.fingerprint());
        if (!present && !(Objects.equals(after.fingerprint(), before.fingerprint()) && !other)) {
            throw RepairLimits.refused(
                    at + "/fingerprint", "gives a fingerprint that is neither the old one nor the tool's present one");
        }
    }

    private void repeats() {
        if (after.effect() != Effect.READ && (before.forEach() == null) != (after.forEach() == null)) {
            throw RepairLimits.refused(
                    at + "/forEach", "changes whether the step writes once or once for each element of something");
        }
    }

    private void object(String place, Argument.ObjectOf was, Argument.ObjectOf is, @Nullable Schema schema) {
        Set<String> gone = new LinkedHashSet<>(was.members().keySet());
        gone.removeAll(is.members().keySet());
        for (String name : gone) {
            if (schema == null || !schema.names() || schema.properties().containsKey(name)) {
                throw RepairLimits.refused(
                        at + "/arguments" + JsonPointers.child(place, name),
                        "drops the argument; only one that the tool's schema no longer has may go");
            }
        }
        is.members().forEach((name, now) -> {
            Argument old = was.members().get(name);
            String here = JsonPointers.child(place, name);
            Schema inner = schema == null ? null : schema.at(JsonPointers.child("", name));
            if (old != null) {
                argument(here, old, now, inner);
            } else if (gone.stream().noneMatch(each -> now.equals(was.members().get(each)))) {
                constants("/arguments" + here, NOTHING, now, inner);
            }
        });
    }

    private void argument(String place, Argument was, Argument is, @Nullable Schema schema) {
        if (was instanceof Argument.ObjectOf before && is instanceof Argument.ObjectOf after) {
            object(place, before, after, schema);
        } else if (!was.equals(is)) {
            constants("/arguments" + place, was, is, schema);
        }
    }

    /** No constant may come in from nowhere: that is how money goes to somebody else. */
    private void constants(String place, Argument was, Argument is, @Nullable Schema schema) {
        Set<Json> old = Sources.constants(was);
        Set<Json> come = new HashSet<>(Sources.constants(is));
        come.removeAll(old);
        old.forEach(constant -> come.remove(moved.get(constant)));
        if (schema != null
                && is instanceof Argument.Constant only
                && schema.values().contains(only.value())) {
            boolean chosen =
                    was instanceof Argument.Constant before && !schema.values().contains(before.value());
            if (chosen || schema.values().size() == 1) {
                return;
            }
        }
        if (!come.isEmpty() || (is instanceof Argument.Constant && !(was instanceof Argument.Constant))) {
            String shown =
                    come.isEmpty() ? "a constant" : come.iterator().next().text();
            throw RepairLimits.refused(
                    at + place,
                    "puts in the constant " + OneLine.of(shown, 80)
                            + ", which the plan did not have there; leave it a slot, or bind it");
        }
    }

    private void checks() {
        Set<Json> known = new HashSet<>(moved.values());
        before.after().forEach(check -> known.addAll(Sources.constants(check.about())));
        List<Json> come = after.after().stream()
                .flatMap(check -> Sources.constants(check.about()).stream())
                .filter(constant -> !known.contains(constant))
                .toList();
        if (!come.isEmpty()) {
            throw RepairLimits.refused(
                    at + "/after",
                    "checks the constant " + OneLine.of(come.get(0).text(), 80)
                            + ", which the plan did not have there");
        }
    }
}
