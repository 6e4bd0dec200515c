package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.plan.Plan;
import java.util.List;
import java.util.Map;

/** Gives open slots their values, all that are open at a point in one call. Its answer is checked, never trusted. */
@FunctionalInterface
public interface SlotFiller {

    /**
     * Values by {@link OpenSlot#key()}. A slot that it leaves out, of another kind, or that is none of its choices makes
     * the plan hand back.
     */
    Map<String, Json> fill(Request request);

    /**
     * What is asked for.
     *
     * @param text the request in its own words; empty when there is none
     * @param plan the plan
     * @param parameters its inputs
     * @param slots the slots to fill, with their choices where they have some
     * @param done what the steps answered so far, by id
     */
    record Request(
            String text, Plan plan, Map<String, Json> parameters, List<OpenSlot> slots, Map<String, StepResult> done) {
        public Request {
            slots = List.copyOf(slots);
        }
    }
}
