package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where values come from: the parameters, the results so far, and the element that is gone through. A value is taken as
 * it is and never read again as an argument.
 */
final class Sources {

    /** Longer than this no number is written out in a text. */
    private static final int MOST_DIGITS = 400;

    private final Map<String, Json> parameters;
    private final Map<String, StepResult> results;
    private final @Nullable Json element;
    private final @Nullable Known known;

    /** What a step answered that is not among the results yet. */
    private record Known(String step, StepResult result) {}

    /** The results are looked at when a value is asked for, so that they may grow. */
    Sources(Map<String, Json> parameters, Map<String, StepResult> results) {
        this(parameters, results, null, null);
    }

    private Sources(
            Map<String, Json> parameters,
            Map<String, StepResult> results,
            @Nullable Json element,
            @Nullable Known known) {
        this.parameters = parameters;
        this.results = results;
        this.element = element;
        this.known = known;
    }

    Sources at(@Nullable Json inner) {
        return new Sources(parameters, results, inner, known);
    }

    /** The same, with this as what a step answered. */
    Sources knowing(String step, StepResult result) {
        return new Sources(parameters, results, element, new Known(step, result));
    }

    Json value(Argument argument) throws Unresolved {
        if (argument instanceof Argument.Constant constant) {
            return constant.value();
        } else if (argument instanceof Argument.Parameter parameter) {
            return in(parameters.get(parameter.name()), "parameter '" + parameter.name() + "'", parameter.at());
        } else if (argument instanceof Argument.Binding binding) {
            return in(result(binding.step()), "result of step " + binding.step(), binding.pointer());
        } else if (argument instanceof Argument.Element part) {
            return in(element, "element", part.at());
        } else if (argument instanceof Argument.Select select) {
            return select(select);
        } else if (argument instanceof Argument.Template template) {
            return template(template);
        }
        throw new Unresolved("a " + argument.getClass().getSimpleName() + " is no source of a value");
    }

    /** What is gone through, one after the other. */
    List<Json> array(Argument over) throws Unresolved {
        Json value = value(over);
        if (value instanceof Json.Arr array) {
            return array.elements();
        }
        throw new Unresolved("what it runs through is " + Shown.value(value) + "; expected an array");
    }

    /** What a search goes through. */
    List<Json> candidates(Argument.Search search) throws Unresolved {
        Json list = in(result(search.step()), "result of step " + search.step(), search.each());
        if (list instanceof Json.Arr array) {
            return array.elements();
        }
        throw new Unresolved("step " + search.step() + " " + search.each() + " holds " + Shown.value(list)
                + "; expected an array to search");
    }

    /** Whether a result holds what a search looks for. */
    boolean holds(Json result, Argument.Search search) throws Unresolved {
        for (Argument.Holding holding : search.holds()) {
            List<Map.Entry<String, Json>> wanted = wanted(holding.where());
            if (Elements.of(result.at(holding.each()), wanted).size() != 1) {
                return false;
            }
        }
        return true;
    }

    /** What a selection of all finds: each value with the element it was taken from. */
    List<OpenSlot.Choice> choices(Argument.Select select) throws Unresolved {
        List<OpenSlot.Choice> choices = new ArrayList<>();
        for (Map.Entry<String, Json> found : found(select, wanted(select.where()))) {
            choices.add(new OpenSlot.Choice(taken(select, found), found.getValue()));
        }
        return choices;
    }

    private Json select(Argument.Select select) throws Unresolved {
        if (select.quantity() == Argument.Select.Quantity.ALL) {
            return new Json.Arr(
                    choices(select).stream().map(OpenSlot.Choice::value).toList());
        }
        List<Map.Entry<String, Json>> wanted = wanted(select.where());
        List<Map.Entry<String, Json>> found = found(select, wanted);
        if (found.size() != 1) {
            throw new Unresolved(found.size() + " elements of " + where(select) + " have " + shown(wanted)
                    + "; expected exactly one");
        }
        return taken(select, found.get(0));
    }

    private List<Map.Entry<String, Json>> found(Argument.Select select, List<Map.Entry<String, Json>> wanted)
            throws Unresolved {
        Json collection = in(result(select.step()), "result of step " + select.step(), select.each());
        if (!(collection instanceof Json.Obj) && (!(collection instanceof Json.Arr) || usesKey(select))) {
            throw new Unresolved(where(select) + " holds " + Shown.value(collection) + "; expected a collection");
        }
        return Elements.of(collection, wanted);
    }

    private static Json taken(Argument.Select select, Map.Entry<String, Json> found) throws Unresolved {
        Json taken = Elements.in(found, select.take());
        if (taken == null || taken instanceof Json.Null) {
            throw new Unresolved(
                    "the element selected from " + where(select) + " has nothing at '" + select.take() + "'");
        }
        return taken;
    }

    private Json template(Argument.Template template) throws Unresolved {
        StringBuilder out = new StringBuilder();
        for (Argument part : template.parts()) {
            out.append(text(value(part)));
        }
        return Json.of(out.toString());
    }

    private static String text(Json part) throws Unresolved {
        if (part instanceof Json.Str text) {
            return text.value();
        } else if (part instanceof Json.Bool bool) {
            return String.valueOf(bool.value());
        } else if (part instanceof Json.Num number) {
            boolean writable = Math.abs((long) number.value().scale()) <= MOST_DIGITS;
            if (writable) {
                return number.value().toPlainString();
            }
        }
        throw new Unresolved("a part of the text is " + Shown.value(part)
                + "; expected a string, a boolean, or a number of at most " + MOST_DIGITS + " digits");
    }

    private List<Map.Entry<String, Json>> wanted(List<Argument.Condition> where) throws Unresolved {
        List<Map.Entry<String, Json>> wanted = new ArrayList<>();
        for (Argument.Condition condition : where) {
            wanted.add(Map.entry(condition.at(), value(condition.is())));
        }
        return wanted;
    }

    private static boolean usesKey(Argument.Select select) {
        return select.take().equals(Argument.Select.KEY)
                || select.where().stream().anyMatch(c -> c.at().equals(Argument.Select.KEY));
    }

    private Json result(String step) throws Unresolved {
        StepResult result = known != null && known.step().equals(step) ? known.result() : results.get(step);
        if (result == null) {
            throw new Unresolved("step " + step + " has no result");
        }
        return result.result();
    }

    private static Json in(@Nullable Json from, String what, String pointer) throws Unresolved {
        Json value = from == null ? null : from.at(pointer);
        if (value == null) {
            throw new Unresolved("the " + what + " has nothing at '" + pointer + "'");
        }
        return value;
    }

    private static String where(Argument.Select select) {
        return "step " + select.step() + " " + (select.each().isEmpty() ? "(whole result)" : select.each());
    }

    private static String shown(List<Map.Entry<String, Json>> wanted) {
        return wanted.isEmpty()
                ? "no condition to meet"
                : wanted.stream()
                        .map(w -> w.getKey() + " = " + Shown.value(w.getValue()))
                        .collect(Collectors.joining(" and "));
    }
}
