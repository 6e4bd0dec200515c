package io.aionis.plan;

import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plan to JSON. What it writes, {@link PlanReader} reads back equal. */
final class PlanWriter {

    private PlanWriter() {}

    static Json plan(Plan plan) {
        Map<String, Json> parameters = new LinkedHashMap<>();
        plan.parameters().forEach((name, kind) -> parameters.put(name, kind(kind)));
        Map<String, Json> out = new LinkedHashMap<>();
        out.put("format", Json.of(PlanJson.FORMAT));
        out.put("name", Json.of(plan.name()));
        out.put("task", Json.of(plan.task()));
        out.put("parameters", new Json.Obj(parameters));
        out.put(
                "steps",
                new Json.Arr(plan.steps().stream().map(PlanWriter::step).toList()));
        return new Json.Obj(out);
    }

    private static Json step(PlanStep step) {
        Map<String, Json> out = new LinkedHashMap<>();
        out.put("id", Json.of(step.id()));
        out.put("tool", Json.of(step.tool()));
        out.put("effect", Json.of(step.effect().name()));
        if (step.fingerprint() != null) {
            out.put("fingerprint", Json.of(step.fingerprint()));
        }
        out.put("arguments", members(step.arguments()));
        if (!step.expectations().isEmpty()) {
            out.put(
                    "expect",
                    new Json.Arr(step.expectations().stream()
                            .map(PlanWriter::expectation)
                            .toList()));
        }
        return new Json.Obj(out);
    }

    private static Json expectation(Expectation expectation) {
        Map<String, Json> out = new LinkedHashMap<>();
        out.put("at", Json.of(expectation.at()));
        if (expectation instanceof Expectation.OneOf oneOf) {
            out.put("oneOf", new Json.Arr(oneOf.values()));
        } else if (expectation instanceof Expectation.Kind kind) {
            out.put("kind", kind(kind.kind()));
        }
        return new Json.Obj(out);
    }

    private static Json kind(ValueKind kind) {
        return Json.of(kind.name().toLowerCase(Locale.ROOT));
    }

    private static Json members(Argument.ObjectOf object) {
        Map<String, Json> out = new LinkedHashMap<>();
        object.members().forEach((name, member) -> out.put(name, argument(member)));
        return new Json.Obj(out);
    }

    static Json argument(Argument argument) {
        if (argument instanceof Argument.ObjectOf object) {
            boolean plain = object.members().keySet().stream().noneMatch(name -> name.startsWith("$"));
            return plain ? members(object) : form("$object", members(object));
        } else if (argument instanceof Argument.ListOf list) {
            return new Json.Arr(
                    list.elements().stream().map(PlanWriter::argument).toList());
        } else if (argument instanceof Argument.Constant constant) {
            boolean scalar = !(constant.value() instanceof Json.Obj || constant.value() instanceof Json.Arr);
            return scalar ? constant.value() : form("$constant", constant.value());
        }
        return source(argument);
    }

    private static Json source(Argument argument) {
        Map<String, Json> out = new LinkedHashMap<>();
        if (argument instanceof Argument.Parameter parameter) {
            out.put("$parameter", Json.of(parameter.name()));
            if (!parameter.at().isEmpty()) {
                out.put("at", Json.of(parameter.at()));
            }
        } else if (argument instanceof Argument.Binding binding) {
            out.put("$from", Json.of(binding.step()));
            out.put("at", Json.of(binding.pointer()));
        } else if (argument instanceof Argument.Select select) {
            out.put("$select", Json.of(select.step()));
            out.put("each", Json.of(select.each()));
            out.put("where", conditions(select.where()));
            out.put("take", Json.of(select.take()));
        } else if (argument instanceof Argument.Search search) {
            out.put("$search", Json.of(search.step()));
            out.put("each", Json.of(search.each()));
            out.put(
                    "holds",
                    new Json.Arr(
                            search.holds().stream().map(PlanWriter::holding).toList()));
        } else if (argument instanceof Argument.Slot slot) {
            out.put("$slot", Json.of(slot.reason()));
            if (slot.recorded() != null) {
                out.put("recorded", slot.recorded());
            }
        }
        return new Json.Obj(out);
    }

    private static Json holding(Argument.Holding holding) {
        Map<String, Json> out = new LinkedHashMap<>();
        out.put("each", Json.of(holding.each()));
        out.put("where", conditions(holding.where()));
        return new Json.Obj(out);
    }

    private static Json conditions(List<Argument.Condition> where) {
        List<Json> out = new ArrayList<>();
        for (Argument.Condition condition : where) {
            Map<String, Json> one = new LinkedHashMap<>();
            one.put("at", Json.of(condition.at()));
            one.put("is", argument(condition.is()));
            out.add(new Json.Obj(one));
        }
        return new Json.Arr(out);
    }

    private static Json form(String name, Json value) {
        return new Json.Obj(Map.of(name, value));
    }
}
