package io.aionis.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One immutable thing that happened.
 *
 * @param id unique in its scope; delivering it twice changes nothing
 * @param scope where it is known; nowhere else
 * @param task what it was done for, or null
 * @param run the attempt it belongs to, or null for evidence about the scope as a whole
 * @param actor who did or said it
 * @param lane who may see it
 * @param at when it happened, by the observer's clock; order comes from the stream, not from here
 * @param body what happened
 */
public record Evidence(
        EvidenceId id,
        Scope scope,
        @Nullable Task task,
        @Nullable RunId run,
        Actor actor,
        Lane lane,
        Instant at,
        EvidenceBody body) {

    /** The stream of evidence that belongs to no run. */
    public static final String SCOPE_STREAM = "scope";

    /** The stream this evidence is ordered in: its run's, or the scope's own. */
    public String stream() {
        return run == null ? SCOPE_STREAM : streamOf(run);
    }

    /** The stream of a run. */
    public static String streamOf(RunId run) {
        return "run:" + run.value();
    }
}
