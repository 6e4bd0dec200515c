package io.aionis.plan;

import io.aionis.model.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Arguments in words, on one line; steps by their number. */
final class Explanations {

    private static final int SHOWN = 80;
    private final Map<String, Integer> numbers = new HashMap<>();

    Explanations(Plan plan) {
        plan.steps().forEach(step -> numbers.put(step.id(), numbers.size() + 1));
    }

    String of(Argument argument) {
        if (argument instanceof Argument.Parameter parameter) {
            return "parameter " + plain(parameter.name()) + at(parameter.at());
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
            Json recorded = slot.recorded();
            return "to be filled: " + plain(slot.reason())
                    + (recorded == null ? "" : " (recorded: " + value(recorded) + ")");
        } else if (argument instanceof Argument.ObjectOf object) {
            return object.members().entrySet().stream()
                    .map(m -> plain(m.getKey()) + ": " + of(m.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (argument instanceof Argument.ListOf list) {
            return list.elements().stream().map(this::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return argument instanceof Argument.Constant constant ? value(constant.value()) : "";
    }

    private String select(Argument.Select select) {
        String taken = select.take().equals(Argument.Select.KEY)
                ? "the key"
                : select.take().isEmpty() ? "the element" : plain(select.take());
        String from = " selected from step " + number(select.step()) + " " + place(select.each());
        return taken + from + (select.where().isEmpty() ? ", the only one" : " where " + conditions(select.where()));
    }

    private String conditions(List<Argument.Condition> where) {
        return where.stream()
                .map(c -> (c.at().equals(Argument.Select.KEY) ? "the key" : plain(c.at())) + " = " + compared(c.is()))
                .collect(Collectors.joining(" and "));
    }

    private String compared(Argument is) {
        return is instanceof Argument.Parameter parameter
                ? "{" + plain(parameter.name() + parameter.at()) + "}"
                : is instanceof Argument.Constant ? of(is) : "(" + of(is) + ")";
    }

    private String number(String step) {
        return String.valueOf(numbers.get(step));
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "(whole result)" : plain(pointer);
    }

    private static String at(String pointer) {
        return pointer.isEmpty() ? "" : " at " + plain(pointer);
    }

    /** A name as it is, or escaped where it would not stay on its line or would not be read as it stands. */
    static String plain(String text) {
        boolean asItIs = text.chars().noneMatch(Explanations::misleads) && text.length() <= 2 * SHOWN;
        return asItIs ? text : value(Json.of(text));
    }

    /** A value on one line, shortened; what would turn the direction of the text is escaped. */
    static String value(Json json) {
        String text = json.text();
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        if (shown.chars().noneMatch(Explanations::misleads)) {
            return shown;
        }
        StringBuilder out = new StringBuilder();
        shown.chars().forEach(c -> out.append(misleads(c) ? String.format("\\u%04x", c) : Character.toString(c)));
        return out.toString();
    }

    /** Control characters, line separators, and those that turn the direction of the text (Unicode Annex 9). */
    static boolean misleads(int c) {
        return Character.isISOControl(c)
                || c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
