package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.plan.PlanStep;
import java.util.List;

/** What a replay does next. */
public sealed interface Move {

    /**
     * Call the step's tool with these arguments.
     *
     * @param step the step as it is called: where it is called several times its id is {@code s3#0} and on, and what must
     *     hold {@linkplain PlanStep#after once it has run} is not in it; see {@link Planner#after}
     */
    record Call(PlanStep step, Json.Obj arguments) implements Move {}

    /**
     * Values are needed before the step can run.
     *
     * @param step the step that is next, as it would be called
     * @param slots all slots without a value that can be filled by now: those of this step, and of later ones where what
     *     they are one of is known; in the order of the plan
     */
    record Fill(PlanStep step, List<OpenSlot> slots) implements Move {
        public Fill {
            slots = List.copyOf(slots);
        }
    }

    /** Every step has run and came out as expected. */
    record Done() implements Move {}

    /**
     * The plan cannot go on; nothing further of it may run.
     *
     * @param stepId the step that cannot run, or that came out otherwise than expected
     * @param reason what was found and what was expected, on one line
     * @param ofCaller whether it is a value given for a slot that does not fit, which no other plan would avoid
     */
    record HandBack(String stepId, String reason, boolean ofCaller) implements Move {

        /** What another plan might avoid. */
        public HandBack(String stepId, String reason) {
            this(stepId, reason, false);
        }
    }
}
