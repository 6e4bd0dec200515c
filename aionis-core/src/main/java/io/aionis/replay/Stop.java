package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.RunId;
import io.aionis.plan.Plan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan that could not go on: all that somebody needs to know who is to mend it.
 *
 * @param plan the plan as it is
 * @param parameters what it was given
 * @param step the id of the step that could not run, or came out otherwise than expected
 * @param reason what was found and what was expected, on one line
 * @param receipts what ran before, and how it came out
 * @param done what the steps answered, by id
 * @param tools the tools there are now, by name
 * @param run the run that stopped, or null when nobody said
 */
public record Stop(
        Plan plan,
        Map<String, Json> parameters,
        String step,
        String reason,
        List<ReplayReport.StepReceipt> receipts,
        Map<String, StepResult> done,
        Map<String, ToolDescriptor> tools,
        @Nullable RunId run) {

    public Stop {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        receipts = List.copyOf(receipts);
        done = Collections.unmodifiableMap(new LinkedHashMap<>(done));
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
    }

    /** A stop of a run that nobody names. */
    public Stop(
            Plan plan,
            Map<String, Json> parameters,
            String step,
            String reason,
            List<ReplayReport.StepReceipt> receipts,
            Map<String, StepResult> done,
            Map<String, ToolDescriptor> tools) {
        this(plan, parameters, step, reason, receipts, done, tools, null);
    }

    /** The same stop of another plan, at another step. */
    public Stop at(Plan other, String otherStep) {
        return new Stop(other, parameters, otherStep, reason, receipts, done, tools, run);
    }
}
