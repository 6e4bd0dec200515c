package io.aionis;

import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * A sentence about somebody's judgement. A verifier proves and a reviewer accepts; whoever did the work may only report
 * that it failed.
 *
 * <pre>{@code
 * workspace.observeVerdict(attempt).by(verifier).rejected("2 of 40 tests are red");
 * }</pre>
 */
@CheckReturnValue
public final class VerdictObservation extends Observation<VerdictObservation> {

    private final String what;
    private final @Nullable EvidenceId evidence;
    private final @Nullable String route;

    private VerdictObservation(
            Observing workspace, String what, @Nullable EvidenceId evidence, @Nullable String route) {
        super(workspace, what);
        this.what = what;
        this.evidence = evidence;
        this.route = route;
    }

    static VerdictObservation on(Observing workspace, EvidenceId evidence) {
        EvidenceId judged = Said.required("The verdict", "observeVerdict", evidence);
        return new VerdictObservation(workspace, "The verdict on evidence '" + judged + "'", judged, null);
    }

    static VerdictObservation on(Observing workspace, RunId run) {
        RunId judged = Said.required("The verdict", "observeVerdict", run);
        return new VerdictObservation(workspace, "The verdict on run '" + judged + "'", null, null).in(judged);
    }

    static VerdictObservation on(Observing workspace, Task task, String route) {
        String what = Said.begins("verdict on route", route, "legacy adapter");
        return new VerdictObservation(workspace, what, null, route).at(task);
    }

    @Override
    VerdictObservation self() {
        return this;
    }

    @Override
    boolean needsTask() {
        return false;
    }

    /** It is good. */
    @CanIgnoreReturnValue
    public EvidenceId accepted(String reason) {
        return judged("accepted", Outcome.SUCCEEDED, reason);
    }

    /** It is not good, and stays so until somebody else than its worker judges it again. */
    @CanIgnoreReturnValue
    public EvidenceId rejected(String reason) {
        return judged("rejected", Outcome.FAILED, reason);
    }

    private EvidenceId judged(String word, Outcome outcome, String reason) {
        return keep(new EvidenceBody.Verdict(evidence, route, outcome, Said.text(what, word, reason)));
    }
}
