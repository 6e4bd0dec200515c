package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay did.
 *
 * @param run the run it was recorded as
 * @param succeeded whether every step ran and was as expected
 * @param steps a receipt for each step that was begun, in order
 * @param stoppedAt the step it stopped at, or null
 * @param reason why it stopped, or null
 */
public record ReplayReport(
        RunId run,
        boolean succeeded,
        List<StepReceipt> steps,
        @Nullable String stoppedAt,
        @Nullable String reason) {
    public ReplayReport {
        steps = List.copyOf(steps);
    }

    /**
     * What one step did.
     *
     * @param step its id in the plan
     * @param tool the tool
     * @param arguments what it was given
     * @param outcome how it came out; UNKNOWN when it did not answer
     * @param result its answer as text
     * @param note a remark for people, such as that it had been done before; empty for an ordinary step
     */
    public record StepReceipt(
            String step, String tool, Json.Obj arguments, Outcome outcome, String result, String note) {}

    static ReplayReport succeeded(RunId run, List<StepReceipt> steps) {
        return new ReplayReport(run, true, steps, null, null);
    }

    static ReplayReport stopped(RunId run, List<StepReceipt> steps, @Nullable String at, String reason) {
        return new ReplayReport(run, false, steps, at, reason);
    }
}
