package io.aionis.plan;

import io.aionis.model.Json;
import io.aionis.model.JsonFormatException;

/**
 * A plan as JSON that people read, compare, edit and check in. Any plan reads back equal to what was written. Stateless
 * and safe for many threads.
 *
 * <p>The whole: {@code {"format", "name", "task", "parameters": {name: kind}, "before": [check], "steps": [step],
 * "answer": argument}}; a step: {@code {"id", "tool", "effect", "fingerprint", "forEach": source, "arguments": {name:
 * argument}, "expect": [expectation], "after": [check]}}. What is empty or null may be left out, except for {@code
 * arguments} and {@code parameters}.
 *
 * <p>As an argument, plain objects, arrays and scalars stand for themselves, and an object with a member that begins with
 * {@code $} says where a value comes from:
 *
 * <ul>
 *   <li>{@code {"$parameter": name}}, with {@code "at"} for a place inside it
 *   <li>{@code {"$from": step, "at": pointer}}
 *   <li>{@code {"$select": step, "each": pointer, "where": [{"at": pointer, "is": argument}], "take": pointer}}, with
 *       {@code "quantity": "all"} for the array of all
 *   <li>{@code {"$search": step, "each": pointer, "holds": [{"each": pointer, "where": [...]}]}}
 *   <li>{@code {"$slot": reason, "recorded": value, "among": selection of all}}
 *   <li>{@code {"$template": [part, part]}}
 *   <li>{@code {"$fresh": "uuid"}} or {@code "timestamp"}
 *   <li>{@code {"$forEach": source, "value": argument}}, with {@code {"$element": pointer}} in the value
 *   <li>{@code {"$constant": value}}, for a constant object or array
 *   <li>{@code {"$object": {...}}}, for an object that has itself a member beginning with {@code $}
 * </ul>
 *
 * <p>An expectation: {@code {"at": pointer}} with one of {@code "oneOf": [value]}, {@code "kind": kind}, {@code
 * "contains": text}, {@code "matches": pattern}, or {@code "relation": "less_or_equal", "to": argument}. A check: {@code
 * {"check": kind}} with what it is about by name, such as {@code {"check": "file-exists", "path": argument}}.
 *
 * <p>A text that is longer than {@link #LONGEST}, and a plan with more than {@link #MOST_STEPS} steps or {@link
 * #MOST_VALUES} values, nested deeper than {@link #DEEPEST}, or with a number of more than {@link #MOST_DIGITS} digits, is
 * refused; so are a member that is there twice, names with control or text-direction characters or of more than {@link
 * #LONGEST_NAME} characters, and patterns whose work could not be bounded.
 */
public final class PlanJson {

    /** The format that this release writes and reads. */
    public static final String FORMAT = "aionis-plan/1";

    /** The longest text that is read, in characters. */
    public static final int LONGEST = 1 << 20;

    /** The most steps of a plan. */
    public static final int MOST_STEPS = 1_000;

    /** The most JSON values of a plan: objects, arrays and scalars together, from the whole plan down. */
    public static final int MOST_VALUES = 50_000;

    /** The deepest nesting of objects and arrays; the plan itself is level 1. */
    public static final int DEEPEST = 100;

    /** The most digits of a number, before or after the point. */
    public static final int MOST_DIGITS = 400;

    /** The longest name of a plan, task, tool, parameter or check, in characters. */
    public static final int LONGEST_NAME = 512;

    private PlanJson() {}

    /** The plan as indented text. */
    public static String write(Plan plan) {
        return toJson(plan).pretty() + "\n";
    }

    /** The plan as a JSON value. */
    public static Json toJson(Plan plan) {
        return PlanWriter.plan(plan.name(), plan.task(), plan.parameters(), plan.steps(), plan.before(), plan.answer());
    }

    /**
     * Reads a plan.
     *
     * @throws PlanFormatException when the text is no plan; it names the place by JSON Pointer, what was found there,
     *     what was expected and what to do
     */
    public static Plan read(String text) {
        if (text.length() > LONGEST) {
            throw new PlanFormatException("The plan has " + text.length() + " characters; expected at most " + LONGEST
                    + ". Move large constants into parameters, or split the plan");
        }
        Json json;
        try {
            json = Json.parseStrictly(text);
        } catch (JsonFormatException e) {
            throw new PlanFormatException(
                    "The plan is not JSON: " + e.getMessage() + ". Mend the text there; expected one object with "
                            + "\"format\": \"" + FORMAT + "\"",
                    e);
        }
        return fromJson(json);
    }

    /**
     * Reads a plan from a JSON value.
     *
     * @throws PlanFormatException as for {@link #read}
     */
    public static Plan fromJson(Json json) {
        return PlanReader.plan(json);
    }
}
