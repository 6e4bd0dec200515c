package io.aionis;

import io.aionis.model.Actor;
import io.aionis.model.Circumstances;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sentence about one thing that happened. Its last word records it, does not wait for the disk, and gives the id of
 * the evidence; without that word nothing is recorded, which Error Prone reports. Each sentence is recorded once. Who
 * did it must be said; a task or a run too, or that it belongs to no task. Wrong values throw
 * {@link IllegalArgumentException} where they are said. Not thread-safe.
 *
 * @param <S> what the sentence is about
 */
@CheckReturnValue
public abstract sealed class Observation<S extends Observation<S>>
        permits WorkObservation, ArtifactObservation, VerdictObservation {

    private final Observing workspace;
    private final String what;
    private @Nullable Task task;
    private @Nullable RunId run;
    private @Nullable Actor actor;
    private boolean taskless;
    private Lane lane = Lane.SHARED;
    private Circumstances circumstances = Circumstances.NONE;
    private @Nullable EvidenceId recorded;

    /** {@code what}: the sentence's beginning, for messages. */
    Observation(Observing workspace, String what) {
        this.workspace = workspace;
        this.what = what;
    }

    abstract S self();

    /** What it was done for. */
    public S at(Task itsTask) {
        task = Said.required(what, "at", itsTask);
        return self();
    }

    /** What it was done for. */
    public S at(String task) {
        return at(Task.of(task));
    }

    /** It belongs to no task: whoever sees it in this scope must check it before using it. */
    public S atNoTask() {
        taskless = true;
        return self();
    }

    /** Who did or said it. */
    public S by(Actor itsActor) {
        actor = Said.required(what, "by", itsActor);
        return self();
    }

    /** The attempt it belongs to. */
    public S in(RunId itsRun) {
        run = Said.required(what, "in", itsRun);
        return self();
    }

    /** For the actor's eyes alone. */
    public S privately() {
        return inLane(Lane.AGENT);
    }

    /** For the actor's team alone. */
    public S forTeam() {
        return inLane(Lane.TEAM);
    }

    private S inLane(Lane asked) {
        if (lane != Lane.SHARED && lane != asked) {
            throw new IllegalStateException(what + " is said privately() and forTeam(); say one of them");
        }
        lane = asked;
        return self();
    }

    /** It says something about a subject that has a name, such as {@code about("database.port", "5432")}. */
    public S about(String subject, String value) {
        circumstances = circumstances.about(subject, Said.required(what, "about", value));
        return self();
    }

    /** It replaces earlier evidence. */
    public S supersedes(EvidenceId earlier) {
        circumstances = circumstances.superseding(Said.required(what, "supersedes", earlier));
        return self();
    }

    /** It holds until then. */
    public S validUntil(Instant end) {
        circumstances = circumstances.validUntil(Said.required(what, "validUntil", end));
        return self();
    }

    /** It holds where a fact of the environment has that value, such as {@code dependingOn("commit", "ab12")}. */
    public S dependingOn(String fact, String value) {
        circumstances = circumstances.dependingOn(
                Said.text(what, "dependingOn", fact), Said.required(what, "dependingOn", value));
        return self();
    }

    /** Where those facts differ it must not be used at all. */
    public S onlyThere() {
        circumstances = circumstances.onlyThere();
        return self();
    }

    /** Somebody else than the actor said it first: copies by one origin are one voice. */
    public S saidFirstBy(String origin) {
        circumstances = circumstances.from(Said.text(what, "saidFirstBy", origin));
        return self();
    }

    /** Whether it can be placed without a task. */
    boolean needsTask() {
        return true;
    }

    EvidenceId keep(EvidenceBody body) {
        if (recorded != null) {
            throw new IllegalStateException(
                    what + " was recorded already, as '" + recorded + "'; begin another sentence for what came after");
        }
        Actor who = actor;
        if (who == null) {
            throw new IllegalStateException(what + " has no actor; say who did it, such as by(Actor.of(\"worker-1\","
                    + " Role.WORKER)), or record it in a run, which knows");
        }
        if (needsTask() && task == null && run == null && !taskless) {
            throw new IllegalStateException(what + " belongs to no task and no run, and no guide for a task would use"
                    + " it; say at(task) or in(run), or atNoTask() when that is meant");
        }
        if (lane == Lane.TEAM && who.team() == null) {
            throw new IllegalStateException(what + " is for the team of '" + who.agent()
                    + "', who is in none; say by(actor.inTeam(\"…\")), or privately()");
        }
        if (circumstances.binding() && circumstances.environment().isEmpty()) {
            throw new IllegalStateException(
                    what + " holds onlyThere(), and does not say where; say dependingOn(\"commit\", \"ab12\") too");
        }
        EvidenceId id = workspace.observe(task, run, who, lane, body, circumstances);
        recorded = id;
        return id;
    }
}
