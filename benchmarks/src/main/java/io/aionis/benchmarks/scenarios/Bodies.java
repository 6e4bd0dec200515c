package io.aionis.benchmarks.scenarios;

import io.aionis.benchmarks.support.Members;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what happened, by the row's kind. */
final class Bodies {

    private enum Kind {
        STEP,
        TOOL_CALL,
        PLAN,
        VERDICT,
        HANDOFF,
        OPERATOR,
        RUN_END
    }

    private static final Set<Json> NO_ERROR = Set.of(Json.nil(), Json.of(false), Json.of(""));

    private final Map<String, Integer> calls = new HashMap<>();

    EvidenceBody of(Members row) {
        String title = row.findText("title").orElse("");
        String summary = row.findText("summary").orElse("");
        String route = row.findText("route").orElse(null);
        List<String> targets = row.texts("targets");
        return switch (row.constant("kind", Kind.class)) {
            case STEP -> new EvidenceBody.Step(title, summary, outcome(row), targets, route);
            case TOOL_CALL -> toolCall(row, summary);
            case PLAN -> new EvidenceBody.Plan(title, lines(summary), List.of(), targets, route);
            case VERDICT ->
                new EvidenceBody.Verdict(
                        evidence(row, "verifies"), route, outcome(row), summary.isEmpty() ? title : summary);
            case HANDOFF -> handoff(row, title, summary, targets, route);
            case OPERATOR ->
                new OperatorAction(
                        OperatorAction.Kind.BLOCK, row.label("suppresses"), summary.isEmpty() ? title : summary);
            case RUN_END -> new EvidenceBody.RunEnded(status(row), summary.isEmpty() ? null : summary);
        };
    }

    private EvidenceBody toolCall(Members row, String result) {
        String run = row.findLabel("run").orElse("");
        int ordinal = calls.merge(run, 1, Integer::sum) - 1;
        Json error = row.object().members().getOrDefault("error", Json.nil());
        boolean failed = !NO_ERROR.contains(error);
        Outcome declared = row.findConstant("outcome", Outcome.class).orElse(failed ? Outcome.FAILED : Outcome.UNKNOWN);
        return new EvidenceBody.ToolCall(
                ordinal,
                null,
                row.text("tool"),
                arguments(row),
                result.isEmpty() ? null : result,
                declared,
                failed && !error.equals(Json.of(true)) ? row.label("error") : null,
                null,
                null,
                Effect.WRITE);
    }

    private static Json arguments(Members row) {
        Json given = row.object().get("arguments");
        return given == null || given instanceof Json.Null ? Json.empty() : given;
    }

    private static EvidenceBody handoff(
            Members row, String title, String summary, List<String> targets, @Nullable String route) {
        Optional<Members> to = row.has("handoff") ? Optional.of(row.members("handoff")) : Optional.empty();
        EvidenceId pointer = evidence(row, "verifies");
        return new EvidenceBody.Handoff(
                title,
                summary,
                to.flatMap(handoff -> handoff.findText("to")).orElse(null),
                to.flatMap(handoff -> handoff.findText("nextAction")).orElse(""),
                List.of(),
                pointer == null ? List.of() : List.of(pointer),
                targets,
                route);
    }

    /** The status, or the one that the outcome maps to. */
    private static RunStatus status(Members row) {
        if (row.has("status")) {
            return row.constant("status", RunStatus.class);
        }
        if (!row.has("outcome")) {
            throw row.refuse("status", "how the run ended, one of " + List.of(RunStatus.values()));
        }
        Outcome outcome = outcome(row);
        return outcome == Outcome.UNKNOWN ? RunStatus.RETURNED : RunStatus.valueOf(outcome.name());
    }

    private static Outcome outcome(Members row) {
        return row.findConstant("outcome", Outcome.class).orElse(Outcome.UNKNOWN);
    }

    private static @Nullable EvidenceId evidence(Members row, String name) {
        return row.findLabel(name).map(EvidenceId::new).orElse(null);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
