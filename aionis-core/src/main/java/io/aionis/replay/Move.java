package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.plan.PlanStep;
import java.util.List;

/** What a replay does next. */
public sealed interface Move {

    /** Call the step's tool with these arguments. */
    record Call(PlanStep step, Json.Obj arguments) implements Move {}

    /** Values are needed before the step can run; the step's slots that have none, in order. */
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
     */
    record HandBack(String stepId, String reason) implements Move {}
}
