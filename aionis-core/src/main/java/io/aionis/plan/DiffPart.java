package io.aionis.plan;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a plan that is compared as one: as it is written, and in words. */
record DiffPart(Json json, String words) {

    static DiffPart of(String text) {
        return new DiffPart(Json.of(text), Lines.value(Json.of(text)));
    }

    static DiffPart of(Argument argument, Explanations words) {
        return new DiffPart(ArgumentWriter.argument(argument), words.of(argument));
    }

    /** What belongs to no step, by JSON Pointer into the plan. */
    static Map<String, DiffPart> fields(Plan plan, @Nullable Argument answer, Explanations words) {
        Map<String, DiffPart> parts = new LinkedHashMap<>();
        parts.put("/name", of(plan.name()));
        parts.put("/task", of(plan.task()));
        plan.parameters()
                .forEach((name, kind) ->
                        parts.put(JsonPointers.child("/parameters", name), of(Explanations.lower(kind))));
        if (answer != null) {
            parts.put("/answer", of(answer, words));
        }
        return parts;
    }

    /** What a step has once, and each of its argument leaves, by JSON Pointer into the step. */
    static Map<String, DiffPart> fields(PlanStep step, Explanations words) {
        Map<String, DiffPart> parts = new LinkedHashMap<>();
        parts.put("/tool", of(step.tool()));
        parts.put("/effect", of(step.effect().name()));
        if (step.fingerprint() != null) {
            parts.put("/fingerprint", of(step.fingerprint()));
        }
        if (step.forEach() != null) {
            parts.put("/forEach", of(step.forEach(), words));
        }
        leaves("/arguments", step.arguments(), words, parts);
        return parts;
    }

    static Map<String, DiffPart> expectations(PlanStep step, Explanations words) {
        Map<String, DiffPart> parts = new LinkedHashMap<>();
        for (Expectation expectation : step.expectations()) {
            parts.put(
                    "/expect/" + parts.size(),
                    new DiffPart(PlanWriter.expectation(expectation), "expects " + words.of(expectation)));
        }
        return parts;
    }

    static Map<String, DiffPart> checks(String pointer, List<Check> checks, Explanations words) {
        Map<String, DiffPart> parts = new LinkedHashMap<>();
        for (Check check : checks) {
            parts.put(pointer + "/" + parts.size(), new DiffPart(PlanWriter.check(check), "checks " + words.of(check)));
        }
        return parts;
    }

    private static void leaves(String pointer, Argument argument, Explanations words, Map<String, DiffPart> into) {
        if (argument instanceof Argument.ObjectOf object && !object.members().isEmpty()) {
            object.members().forEach((name, member) -> leaves(JsonPointers.child(pointer, name), member, words, into));
        } else if (argument instanceof Argument.ListOf list && !list.elements().isEmpty()) {
            for (int i = 0; i < list.elements().size(); i++) {
                leaves(pointer + "/" + i, list.elements().get(i), words, into);
            }
        } else {
            into.put(pointer, of(argument, words));
        }
    }
}
