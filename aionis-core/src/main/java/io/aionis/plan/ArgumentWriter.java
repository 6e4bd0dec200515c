package io.aionis.plan;

import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Arguments to JSON. */
final class ArgumentWriter {

    private ArgumentWriter() {}

    static Json argument(Argument argument) {
        if (argument instanceof Argument.ObjectOf object) {
            boolean plain = object.members().keySet().stream().noneMatch(name -> name.startsWith("$"));
            return plain ? members(object) : form("$object", members(object));
        } else if (argument instanceof Argument.ListOf list) {
            return arguments(list.elements());
        } else if (argument instanceof Argument.Constant constant) {
            boolean scalar = !(constant.value() instanceof Json.Obj || constant.value() instanceof Json.Arr);
            return scalar ? constant.value() : form("$constant", constant.value());
        } else if (argument instanceof Argument.Template template) {
            return form("$template", arguments(template.parts()));
        } else if (argument instanceof Argument.Fresh fresh) {
            return form("$fresh", name(fresh.kind()));
        } else if (argument instanceof Argument.Element element) {
            return form("$element", Json.of(element.at()));
        }
        return source(argument);
    }

    static Json members(Argument.ObjectOf object) {
        Map<String, Json> out = new LinkedHashMap<>();
        object.members().forEach((name, member) -> out.put(name, argument(member)));
        return new Json.Obj(out);
    }

    static Json name(Enum<?> constant) {
        return Json.of(constant.name().toLowerCase(Locale.ROOT));
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
            select(select, out);
        } else if (argument instanceof Argument.Search search) {
            out.put("$search", Json.of(search.step()));
            out.put("each", Json.of(search.each()));
            out.put(
                    "holds",
                    new Json.Arr(
                            search.holds().stream().map(ArgumentWriter::holding).toList()));
        } else if (argument instanceof Argument.ForEach forEach) {
            out.put("$forEach", argument(forEach.over()));
            out.put("value", argument(forEach.value()));
        } else if (argument instanceof Argument.Slot slot) {
            slot(slot, out);
        }
        return new Json.Obj(out);
    }

    private static void select(Argument.Select select, Map<String, Json> out) {
        out.put("$select", Json.of(select.step()));
        out.put("each", Json.of(select.each()));
        out.put("where", conditions(select.where()));
        out.put("take", Json.of(select.take()));
        if (select.quantity() != Argument.Select.Quantity.EXACTLY_ONE) {
            out.put("quantity", name(select.quantity()));
        }
    }

    private static void slot(Argument.Slot slot, Map<String, Json> out) {
        out.put("$slot", Json.of(slot.reason()));
        if (slot.recorded() != null) {
            out.put("recorded", slot.recorded());
        }
        if (slot.among() != null) {
            out.put("among", argument(slot.among()));
        }
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

    private static Json arguments(List<Argument> arguments) {
        return new Json.Arr(arguments.stream().map(ArgumentWriter::argument).toList());
    }

    private static Json form(String name, Json value) {
        return new Json.Obj(Map.of(name, value));
    }
}
