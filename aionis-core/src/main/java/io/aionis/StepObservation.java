package io.aionis;

import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Outcome;

/**
 * A sentence about a step that the host saw. It ends with how the step came out, which alone decides; words never do.
 *
 * <pre>{@code
 * workspace.observeStep("Patch the legacy adapter")
 *         .at(task).by(worker).in(run).on("src/adapter.ts").via("legacy adapter").failed("2 tests red");
 * }</pre>
 */
@CheckReturnValue
public final class StepObservation extends WorkObservation<StepObservation> {

    private String summary = "";

    StepObservation(Observing workspace, String title) {
        super(workspace, "step", title, "Patch the legacy adapter");
    }

    @Override
    StepObservation self() {
        return this;
    }

    /** A few lines on what was done. */
    public StepObservation summary(String lines) {
        summary = said("summary", lines);
        return this;
    }

    /** It did its work. */
    @CanIgnoreReturnValue
    public EvidenceId succeeded() {
        return ended(Outcome.SUCCEEDED, "");
    }

    /** It did its work; {@code result} says how one can tell. */
    @CanIgnoreReturnValue
    public EvidenceId succeeded(String result) {
        return ended(Outcome.SUCCEEDED, result);
    }

    /** It did not do its work. */
    @CanIgnoreReturnValue
    public EvidenceId failed(String reason) {
        return ended(Outcome.FAILED, Said.required(what(), "failed", reason));
    }

    /** Something outside stood in its way. */
    @CanIgnoreReturnValue
    public EvidenceId blocked(String reason) {
        return ended(Outcome.BLOCKED, Said.required(what(), "blocked", reason));
    }

    /** It was broken off. */
    @CanIgnoreReturnValue
    public EvidenceId interrupted(String reason) {
        return ended(Outcome.INTERRUPTED, Said.required(what(), "interrupted", reason));
    }

    /** It happened; nobody knows yet how it came out. */
    @CanIgnoreReturnValue
    public EvidenceId noted() {
        return ended(Outcome.UNKNOWN, "");
    }

    /** It came out so; {@code reason} is the last line of its summary, and may be empty. */
    @CanIgnoreReturnValue
    public EvidenceId ended(Outcome outcome, String reason) {
        String last = Said.required(what(), "ended", reason);
        String all = summary.isEmpty() || last.isEmpty() ? summary + last : summary + "\n" + last;
        return keep(new EvidenceBody.Step(title, all, Said.required(what(), "ended", outcome), targets, route));
    }
}
