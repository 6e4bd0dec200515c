package io.aionis.replay;

import io.aionis.model.EvidenceId;
import org.jspecify.annotations.Nullable;

/**
 * How a replay ends.
 *
 * @param status how
 * @param step the step at which it stops, or null
 * @param reason why it stops, or null when it does not
 * @param doubt the claim that somebody must decide, or null
 * @param mendable whether another plan might have gone on
 */
record Ending(
        ReplayStatus status,
        @Nullable String step,
        @Nullable String reason,
        @Nullable EvidenceId doubt,
        boolean mendable) {

    /** On one line and not too long, whatever tools, checkers and persons put into it. */
    @Override
    public @Nullable String reason() {
        return reason == null ? null : Shown.line(reason);
    }

    static final Ending SUCCEEDED = new Ending(ReplayStatus.SUCCEEDED, null, null, null, false);

    /** A stop that another plan would not have avoided. */
    static Ending of(ReplayStatus status, @Nullable String step, String reason) {
        return new Ending(status, step, reason, null, false);
    }

    /** A stop that another plan might have avoided. */
    static Ending ofPlan(ReplayStatus status, String step, String reason) {
        return new Ending(status, step, reason, null, true);
    }

    static Ending inDoubt(String step, Claims.InDoubt doubt) {
        WriteVerifier.Doubt open = doubt.doubt();
        return new Ending(
                ReplayStatus.IN_DOUBT, step, "in doubt: " + doubt.reason(), open == null ? null : open.claim(), false);
    }
}
