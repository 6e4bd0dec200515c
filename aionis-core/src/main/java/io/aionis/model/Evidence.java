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
 * @param circumstances what holds besides; {@link Circumstances#NONE} for most
 */
public record Evidence(
        EvidenceId id,
        Scope scope,
        @Nullable Task task,
        @Nullable RunId run,
        Actor actor,
        Lane lane,
        Instant at,
        EvidenceBody body,
        Circumstances circumstances) {

    /** Evidence of which nothing holds but what happened. */
    public Evidence(
            EvidenceId id,
            Scope scope,
            @Nullable Task task,
            @Nullable RunId run,
            Actor actor,
            Lane lane,
            Instant at,
            EvidenceBody body) {
        this(id, scope, task, run, actor, lane, at, body, Circumstances.NONE);
    }

    /** The stream of what belongs to no run and has no stream of its own. */
    public static final String SCOPE_STREAM = "scope";

    /** The stream of a scope's playbook versions, their changes, trials and repairs, and of approvals. */
    public static final String PLAYBOOK_STREAM = "playbooks";

    /** The stream of the guides that were shown, which are many. */
    public static final String GUIDE_STREAM = "guides";

    /** The stream of a scope's admissions, which are many. */
    public static final String ADMISSION_STREAM = "admissions";

    /** The stream of the rows that a scope's quarantine holds, and of what became of them. */
    public static final String QUARANTINE_STREAM = "quarantine";

    /** The same in another scope. */
    public Evidence in(Scope other) {
        return new Evidence(id, other, task, run, actor, lane, at, body, circumstances);
    }

    /** The stream this evidence is ordered in: its run's, its chat's, or one of the scope's own. */
    public String stream() {
        if (run != null) {
            return streamOf(run);
        } else if (body instanceof EvidenceBody.Guided) {
            return GUIDE_STREAM;
        } else if (body instanceof GovernanceBody.Lifecycle
                || body instanceof GovernanceBody.Trial
                || body instanceof GovernanceBody.Approval
                || body instanceof GovernanceBody.Repair) {
            return PLAYBOOK_STREAM;
        } else if (body instanceof EvidenceBody.Admission) {
            return ADMISSION_STREAM;
        } else if (body instanceof QuarantineBody) {
            return QUARANTINE_STREAM;
        } else if (body instanceof EvidenceBody.Message message) {
            return message.chat().stream();
        } else if (body instanceof EvidenceBody.ChatReset reset) {
            return reset.chat().stream();
        }
        return SCOPE_STREAM;
    }

    /** The stream of a run. */
    public static String streamOf(RunId run) {
        return "run:" + run.value();
    }
}
