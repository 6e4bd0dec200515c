package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an argument is in a recorded run. An explanation that does not give exactly what the run used is none.
 *
 * @param parameters the run's parameters
 * @param results what its calls answered, by id
 * @param element the element that a loop is at, or null outside of one
 */
record Evaluator(
        Map<String, Json> parameters,
        Map<String, Json> results,
        @Nullable Json element) {

    /** The same with the result of another call in it. */
    Evaluator with(Call call) {
        Map<String, Json> all = new LinkedHashMap<>(results);
        all.put(call.id(), call.result().root());
        return new Evaluator(parameters, all, element);
    }

    /** The value, or null where there is none or not exactly one. */
    @Nullable
    Json value(Argument argument) {
        if (argument instanceof Argument.Constant constant) {
            return constant.value();
        } else if (argument instanceof Argument.Parameter parameter) {
            return at(parameters.get(parameter.name()), parameter.at());
        } else if (argument instanceof Argument.Binding binding) {
            return at(results.get(binding.step()), binding.pointer());
        } else if (argument instanceof Argument.Element inElement) {
            return at(element, inElement.at());
        } else if (argument instanceof Argument.Select select) {
            return select(select);
        } else if (argument instanceof Argument.Template template) {
            return template(template);
        } else if (argument instanceof Argument.ListOf list) {
            return array(list.elements().stream().map(this::value).toList());
        } else if (argument instanceof Argument.ObjectOf object) {
            return object(object);
        } else if (argument instanceof Argument.ForEach forEach && value(forEach.over()) instanceof Json.Arr over) {
            return array(over.elements().stream()
                    .map(e -> new Evaluator(parameters, results, e).value(forEach.value()))
                    .toList());
        }
        return null;
    }

    /** The elements that meet all conditions; null where there is no collection or a condition has no value. */
    @Nullable
    List<Collected.Element> meeting(String step, String each, List<Argument.Condition> where) {
        Json collection = at(results.get(step), each);
        List<Collected.Element> met = new ArrayList<>();
        if (collection instanceof Json.Arr array) {
            array.elements().forEach(e -> met.add(Collected.Element.of(null, e)));
        } else if (collection instanceof Json.Obj object) {
            object.members().forEach((key, e) -> met.add(Collected.Element.of(key, e)));
        } else {
            return null;
        }
        for (Argument.Condition condition : where) {
            Json is = value(condition.is());
            if (is == null) {
                return null;
            }
            met.removeIf(e -> !is.equals(Selections.at(e, condition.at())));
        }
        return met;
    }

    private @Nullable Json select(Argument.Select select) {
        List<Collected.Element> met = meeting(select.step(), select.each(), select.where());
        if (met == null) {
            return null;
        } else if (select.quantity() == Argument.Select.Quantity.ALL) {
            return array(met.stream().map(e -> Selections.at(e, select.take())).toList());
        }
        return met.size() == 1 ? Selections.at(met.get(0), select.take()) : null;
    }

    private @Nullable Json template(Argument.Template template) {
        StringBuilder text = new StringBuilder();
        for (Argument part : template.parts()) {
            String own = text(value(part));
            if (own == null) {
                return null;
            }
            text.append(own);
        }
        return Json.of(text.toString());
    }

    /** A value as a part of a text; null for what is none. */
    static @Nullable String text(@Nullable Json value) {
        if (value instanceof Json.Str text) {
            return text.value();
        }
        return value instanceof Json.Num || value instanceof Json.Bool ? value.text() : null;
    }

    private static @Nullable Json array(List<@Nullable Json> elements) {
        List<Json> all = new ArrayList<>();
        for (Json element : elements) {
            if (element == null || element instanceof Json.Null) {
                return null;
            }
            all.add(element);
        }
        return new Json.Arr(all);
    }

    private @Nullable Json object(Argument.ObjectOf object) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (Map.Entry<String, Argument> member : object.members().entrySet()) {
            Json value = value(member.getValue());
            if (value == null) {
                return null;
            }
            members.put(member.getKey(), value);
        }
        return new Json.Obj(members);
    }

    private static @Nullable Json at(@Nullable Json from, String pointer) {
        return from == null ? null : from.at(pointer);
    }
}
