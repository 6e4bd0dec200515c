package io.aionis.repair;

import io.aionis.plan.Plan;

/**
 * A mended plan. It is data: nothing of it applies until a person has reviewed it.
 *
 * @param plan the whole plan, mended
 * @param rationale what was the cause, why this mends it, and all that it changes, for a reviewer; on one line
 * @param author who proposes it
 * @param basis what it rests on
 */
public record Proposal(Plan plan, String rationale, String author, Basis basis) {

    /** What a proposal rests on. */
    public enum Basis {
        /** Somebody thought it out. It keeps within {@link RepairLimits}, and nobody has seen it work. */
        SYNTHESIS,
        /** A recorded run that went this way and stood. {@link RepairLimits} does not bind it. */
        RECORDED_RUN
    }

    /** A proposal that was thought out. */
    public Proposal(Plan plan, String rationale, String author) {
        this(plan, rationale, author, Basis.SYNTHESIS);
    }
}
