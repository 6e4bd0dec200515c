package io.aionis.plan;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Arguments in words, on one line; steps by their number. */
final class Explanations {

    private final Map<String, Integer> numbers = new HashMap<>();

    Explanations(Plan plan) {
        plan.steps().forEach(step -> numbers.put(step.id(), numbers.size() + 1));
    }

    String of(Argument argument) {
        if (argument instanceof Argument.Parameter parameter) {
            return "parameter " + Lines.plain(parameter.name()) + at(parameter.at());
        } else if (argument instanceof Argument.Binding binding) {
            return "result of step " + number(binding.step()) + at(binding.pointer());
        } else if (argument instanceof Argument.Select select) {
            return select(select);
        } else if (argument instanceof Argument.Search search) {
            return "searched: the one of step " + number(search.step()) + " " + place(search.each())
                    + " for which the result has one element in "
                    + search.holds().stream()
                            .map(h -> place(h.each()) + " where " + conditions(h.where()))
                            .collect(Collectors.joining(", and one in "));
        } else if (argument instanceof Argument.Slot slot) {
            return slot(slot);
        } else if (argument instanceof Argument.Template template) {
            return "the text " + template.parts().stream().map(this::part).collect(Collectors.joining(" + "));
        } else if (argument instanceof Argument.Fresh fresh) {
            return fresh.kind() == Argument.Fresh.Kind.UUID ? "a fresh UUID" : "the time of the request";
        } else if (argument instanceof Argument.ForEach forEach) {
            return forEach(forEach.over()) + ": " + of(forEach.value());
        } else if (argument instanceof Argument.Element element) {
            return element.at().isEmpty() ? "the element" : Lines.plain(element.at()) + " of the element";
        } else if (argument instanceof Argument.ObjectOf object) {
            return object.members().entrySet().stream()
                    .map(m -> Lines.plain(m.getKey()) + ": " + of(m.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (argument instanceof Argument.ListOf list) {
            return list.elements().stream().map(this::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return argument instanceof Argument.Constant constant ? Lines.value(constant.value()) : "";
    }

    private String select(Argument.Select select) {
        String taken = select.take().equals(Argument.Select.KEY)
                ? "the key"
                : select.take().isEmpty() ? "the element" : Lines.plain(select.take());
        boolean all = select.quantity() == Argument.Select.Quantity.ALL;
        String from = " selected from step " + number(select.step()) + " " + place(select.each());
        String which =
                select.where().isEmpty() ? (all ? "" : ", the only one") : " where " + conditions(select.where());
        return (all ? "all: " : "") + taken + from + which;
    }

    private String slot(Argument.Slot slot) {
        Json recorded = slot.recorded();
        return "to be filled: " + Lines.plain(slot.reason())
                + (slot.among() == null ? "" : ", one of " + select(slot.among()))
                + (recorded == null ? "" : " (recorded: " + Lines.value(recorded) + ")");
    }

    private String part(Argument part) {
        return part instanceof Argument.Constant ? of(part) : compared(part);
    }

    /** What is gone through, in words. */
    String forEach(Argument over) {
        return "for each of " + of(over);
    }

    /** An expectation in words. */
    String of(Expectation expectation) {
        String place = expectation.at().isEmpty() ? "the result" : Lines.plain(expectation.at());
        if (expectation instanceof Expectation.OneOf oneOf) {
            return place + " = " + oneOf.values().stream().map(Lines::value).collect(Collectors.joining(" or "));
        } else if (expectation instanceof Expectation.Contains contains) {
            return place + " to contain " + Lines.value(Json.of(contains.part()));
        } else if (expectation instanceof Expectation.Matches matches) {
            return place + " to match " + Lines.value(Json.of(matches.pattern()));
        } else if (expectation instanceof Expectation.Invariant invariant) {
            return place + " " + relation(invariant.relation()) + " " + part(invariant.to());
        }
        return place + " to be of kind "
                + (expectation instanceof Expectation.Kind kind ? lower(kind.kind()) : "unknown");
    }

    /** A check in words. */
    String of(Check check) {
        return Lines.plain(check.kind()) + " (" + members(check.about()) + ")";
    }

    /** A step's call in words. */
    String of(PlanStep step) {
        String effect =
                step.effect() == Effect.READ ? "" : " [" + step.effect().name().replace('_', ' ') + "]";
        String each = step.forEach() == null ? "" : forEach(step.forEach()) + ": ";
        return each + Lines.plain(step.tool()) + "(" + members(step.arguments()) + ")" + effect;
    }

    /** The constant of an enum as a word. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private String members(Argument.ObjectOf object) {
        return object.members().entrySet().stream()
                .map(m -> Lines.plain(m.getKey()) + " = " + of(m.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String relation(Expectation.Relation relation) {
        return switch (relation) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "≠";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "≤";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> "≥";
        };
    }

    private String conditions(List<Argument.Condition> where) {
        return where.stream()
                .map(c -> (c.at().equals(Argument.Select.KEY) ? "the key" : Lines.plain(c.at())) + " = "
                        + compared(c.is()))
                .collect(Collectors.joining(" and "));
    }

    private String compared(Argument is) {
        return is instanceof Argument.Parameter parameter
                ? "{" + Lines.plain(parameter.name() + parameter.at()) + "}"
                : is instanceof Argument.Constant ? of(is) : "(" + of(is) + ")";
    }

    private String number(String step) {
        Integer number = numbers.get(step);
        return number == null ? Lines.plain(step) : number.toString();
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "(whole result)" : Lines.plain(pointer);
    }

    private static String at(String pointer) {
        return pointer.isEmpty() ? "" : " at " + Lines.plain(pointer);
    }
}
