package io.aionis.plan;

import io.aionis.model.Json;
import io.aionis.model.JsonFormatException;

/**
 * A plan as JSON that people read, compare, edit and check in. Any plan reads back equal to what was written. Stateless
 * and safe for many threads.
 *
 * <p>The whole: {@code {"format", "name", "task", "parameters": {name: kind}, "steps": [{"id", "tool", "effect",
 * "fingerprint", "arguments", "expect"}]}}. Inside {@code arguments}, plain objects, arrays and scalars stand for
 * themselves, and an object whose first member begins with {@code $} says where a value comes from:
 *
 * <ul>
 *   <li>{@code {"$parameter": name}}, with {@code "at"} for a place inside it
 *   <li>{@code {"$from": step, "at": pointer}}
 *   <li>{@code {"$select": step, "each": pointer, "where": [{"at": pointer, "is": argument}], "take": pointer}}
 *   <li>{@code {"$search": step, "each": pointer, "holds": [{"each": pointer, "where": [...]}]}}
 *   <li>{@code {"$slot": reason, "recorded": value}}
 *   <li>{@code {"$constant": value}}, for a constant object or array
 *   <li>{@code {"$object": {...}}}, for an object that has itself a member beginning with {@code $}
 * </ul>
 */
public final class PlanJson {

    /** The format that this release writes and reads. */
    public static final String FORMAT = "aionis-plan/1";

    /** The longest text that is read, in characters. */
    public static final int LONGEST = 1 << 20;

    private PlanJson() {}

    /** The plan as indented text. */
    public static String write(Plan plan) {
        return toJson(plan).pretty() + "\n";
    }

    /** The plan as a JSON value. */
    public static Json toJson(Plan plan) {
        return PlanWriter.plan(plan);
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
            json = Json.parse(text);
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
