package io.aionis;

import io.aionis.model.Actor;
import io.aionis.model.Circumstances;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import org.jspecify.annotations.Nullable;

/** How a {@link Workspace} is told what happened. */
abstract sealed class Observing permits Repeating {

    Observing() {}

    /**
     * Records one piece of evidence. Does not wait for the disk and does not throw when the store fails: what had to be
     * dropped leaves a gap marker.
     *
     * @return its id
     */
    public EvidenceId observe(@Nullable Task task, @Nullable RunId run, Actor actor, Lane lane, EvidenceBody body) {
        return observe(task, run, actor, lane, body, Circumstances.NONE);
    }

    /** Begins a sentence about a step; it ends with how the step came out. */
    @CheckReturnValue
    public StepObservation observeStep(String title) {
        return new StepObservation(this, title);
    }

    /** Begins a sentence about how somebody lays out a task; it ends with {@code record()}. */
    @CheckReturnValue
    public PlanObservation observePlan(String title) {
        return new PlanObservation(this, title);
    }

    /** Begins a sentence about something that was made; it ends with {@code record()}. */
    @CheckReturnValue
    public ArtifactObservation observeArtifact(String name, String location) {
        return new ArtifactObservation(this, name, location);
    }

    /** Begins a sentence about work that is passed on; it ends with {@code record()}. */
    @CheckReturnValue
    public HandoffObservation observeHandoff(String title) {
        return new HandoffObservation(this, title);
    }

    /** Begins a judgement of what that evidence is about; it ends with {@code accepted} or {@code rejected}. */
    @CheckReturnValue
    public VerdictObservation observeVerdict(EvidenceId evidence) {
        return VerdictObservation.on(this, evidence);
    }

    /** Begins a judgement of a run; it ends with {@code accepted} or {@code rejected}. */
    @CheckReturnValue
    public VerdictObservation observeVerdict(RunId run) {
        return VerdictObservation.on(this, run);
    }

    /** Begins a judgement of a named way of doing a task; it ends with {@code accepted} or {@code rejected}. */
    @CheckReturnValue
    public VerdictObservation observeVerdict(Task task, String route) {
        return VerdictObservation.on(this, task, route);
    }

    /** Takes a piece of evidence back, {@code by} its author or a reviewer: it no longer counts. */
    @CheckReturnValue
    public Decision withdraw(EvidenceId evidence) {
        Said.required("The withdrawal", "withdraw", evidence);
        return new Decision(
                "The withdrawal of '" + evidence + "'",
                false,
                reason -> new EvidenceBody.Withdrawal(evidence, reason),
                (actor, body) -> observe(null, null, actor, Lane.SHARED, body));
    }

    /** What a person decides on memories: suppress, archive, and back. */
    public Operator operator() {
        return new Operator(this);
    }

    abstract EvidenceId observe(
            @Nullable Task task,
            @Nullable RunId run,
            Actor actor,
            Lane lane,
            EvidenceBody body,
            Circumstances circumstances);
}
