package io.aionis.repair;

import io.aionis.compile.Words;
import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.plan.ValueKind;
import io.aionis.replay.Stop;
import io.aionis.replay.ToolDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tool's schema no longer has an argument, or requires a new one. */
final class RenamedArgument implements Cause {

    @Override
    public Optional<Mend> look(Stop stop) {
        PlanStep step = Steps.stopped(stop);
        ToolDescriptor tool = stop.tools().get(step.tool());
        if (tool == null || tool.parameters() == null || Answers.worked(stop)) {
            return Optional.empty();
        }
        Schema schema = new Schema(tool.parameters());
        Map<String, Argument> own = step.arguments().members();
        Map<String, String> renamed = schema.names() ? renamed(stop, own, schema) : Map.of();
        if (renamed == null) {
            return Optional.empty();
        }
        List<String> why = new ArrayList<>();
        Map<String, Argument> members = new LinkedHashMap<>();
        own.forEach((name, source) -> members.put(renamed.getOrDefault(name, name), source));
        renamed.forEach((from, to) -> why.add("renamed argument: the schema of '" + tool.name() + "' expects '" + to
                + "', the only one alike, and no longer '" + from + "'"));
        for (String required : schema.required().stream().sorted().toList()) {
            if (!members.containsKey(required)) {
                members.put(required, new Argument.Slot("new and required by the tool", null));
                why.add("new argument: the schema of '" + tool.name() + "' requires '" + required
                        + "', for which nothing recorded has a value; it is a slot");
            }
        }
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mend(
                        Steps.with(stop.plan(), with(step, tool, new Argument.ObjectOf(members))),
                        String.join("; ", why)));
    }

    /** The step with these arguments, as the tool is now. */
    static PlanStep with(PlanStep step, ToolDescriptor tool, Argument.ObjectOf arguments) {
        return new PlanStep(
                step.id(),
                step.tool(),
                step.effect(),
                tool.fingerprint(),
                arguments,
                step.expectations(),
                step.forEach(),
                step.after());
    }

    /** New names by old ones, or null when one is gone and not exactly one fits. */
    private static @Nullable Map<String, String> renamed(Stop stop, Map<String, Argument> own, Schema schema) {
        Map<String, String> renamed = new LinkedHashMap<>();
        for (Map.Entry<String, Argument> argument : own.entrySet()) {
            if (!schema.properties().containsKey(argument.getKey())) {
                List<String> fit = schema.properties().keySet().stream()
                        .filter(name -> !own.containsKey(name))
                        .filter(name -> Words.alike(name, argument.getKey()))
                        .filter(name -> fits(schema.at("/" + escaped(name)), kind(stop, argument.getValue())))
                        .toList();
                if (fit.size() != 1) {
                    return null;
                }
                renamed.put(argument.getKey(), fit.get(0));
            }
        }
        Set<String> distinct = new HashSet<>(renamed.values());
        return distinct.size() == renamed.size() ? renamed : null;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean fits(@Nullable Schema schema, @Nullable ValueKind kind) {
        return schema == null || kind == null || schema.allows(kind);
    }

    /** The kind of value that a source gives, or null when that is not known. */
    private static @Nullable ValueKind kind(Stop stop, Argument source) {
        Plan plan = stop.plan();
        Json value = null;
        if (source instanceof Argument.Constant constant) {
            value = constant.value();
        } else if (source instanceof Argument.Parameter parameter) {
            if (parameter.at().isEmpty()) {
                return plan.parameters().get(parameter.name());
            }
            Json whole = stop.parameters().get(parameter.name());
            value = whole == null ? null : whole.at(parameter.at());
        } else if (source instanceof Argument.Binding binding) {
            var result = stop.done().get(binding.step());
            value = result == null ? null : result.result().at(binding.pointer());
        } else if (source instanceof Argument.ObjectOf) {
            return ValueKind.OBJECT;
        } else if (source instanceof Argument.ListOf || source instanceof Argument.ForEach) {
            return ValueKind.ARRAY;
        } else if (source instanceof Argument.Slot slot) {
            value = slot.recorded();
        } else if (source instanceof Argument.Template || source instanceof Argument.Fresh) {
            return ValueKind.STRING;
        }
        return value == null ? null : ValueKind.of(value);
    }
}
