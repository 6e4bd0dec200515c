package io.aionis.plan;

import io.aionis.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plan to JSON. What it writes, {@link PlanReader} reads back equal. */
final class PlanWriter {

    private PlanWriter() {}

    static Json plan(
            String name,
            String task,
            Map<String, ValueKind> kinds,
            List<PlanStep> steps,
            List<Check> before,
            @Nullable Argument answer) {
        Map<String, Json> parameters = new LinkedHashMap<>();
        kinds.forEach((parameter, kind) -> parameters.put(parameter, ArgumentWriter.name(kind)));
        Map<String, Json> out = new LinkedHashMap<>();
        out.put("format", Json.of(PlanJson.FORMAT));
        out.put("name", Json.of(name));
        out.put("task", Json.of(task));
        out.put("parameters", new Json.Obj(parameters));
        if (!before.isEmpty()) {
            out.put("before", checks(before));
        }
        out.put("steps", new Json.Arr(steps.stream().map(PlanWriter::step).toList()));
        if (answer != null) {
            out.put("answer", ArgumentWriter.argument(answer));
        }
        return new Json.Obj(out);
    }

    static Json step(PlanStep step) {
        Map<String, Json> out = new LinkedHashMap<>();
        out.put("id", Json.of(step.id()));
        out.put("tool", Json.of(step.tool()));
        out.put("effect", Json.of(step.effect().name()));
        if (step.fingerprint() != null) {
            out.put("fingerprint", Json.of(step.fingerprint()));
        }
        if (step.forEach() != null) {
            out.put("forEach", ArgumentWriter.argument(step.forEach()));
        }
        out.put("arguments", ArgumentWriter.members(step.arguments()));
        if (!step.expectations().isEmpty()) {
            out.put(
                    "expect",
                    new Json.Arr(step.expectations().stream()
                            .map(PlanWriter::expectation)
                            .toList()));
        }
        if (!step.after().isEmpty()) {
            out.put("after", checks(step.after()));
        }
        return new Json.Obj(out);
    }

    static Json expectation(Expectation expectation) {
        Map<String, Json> out = new LinkedHashMap<>();
        out.put("at", Json.of(expectation.at()));
        if (expectation instanceof Expectation.OneOf oneOf) {
            out.put("oneOf", new Json.Arr(oneOf.values()));
        } else if (expectation instanceof Expectation.Kind kind) {
            out.put("kind", ArgumentWriter.name(kind.kind()));
        } else if (expectation instanceof Expectation.Contains contains) {
            out.put("contains", Json.of(contains.part()));
        } else if (expectation instanceof Expectation.Matches matches) {
            out.put("matches", Json.of(matches.pattern()));
        } else if (expectation instanceof Expectation.Invariant invariant) {
            out.put("relation", ArgumentWriter.name(invariant.relation()));
            out.put("to", ArgumentWriter.argument(invariant.to()));
        }
        return new Json.Obj(out);
    }

    private static Json checks(List<Check> checks) {
        return new Json.Arr(checks.stream().map(PlanWriter::check).toList());
    }

    static Json check(Check check) {
        Map<String, Json> out = new LinkedHashMap<>();
        out.put("check", Json.of(check.kind()));
        check.about().members().forEach((name, member) -> out.put(name, ArgumentWriter.argument(member)));
        return new Json.Obj(out);
    }
}
