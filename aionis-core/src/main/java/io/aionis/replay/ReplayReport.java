package io.aionis.replay;

import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay did.
 *
 * @param run the run it was recorded as
 * @param mode how it was run
 * @param status how it ended
 * @param steps a receipt for each call that was begun, in order
 * @param stoppedAt the step it stopped at, or null
 * @param reason why it stopped, on one line; null when it succeeded
 * @param doubt the write that is in doubt, to be decided by {@link Claims#happened} or {@link Claims#didNotHappen}; null
 *     when there is none, or when it is under way at this moment
 * @param answer the final answer of a replay that succeeded; null when the plan leaves it to the model
 * @param repair names the repair that waits for a reviewer, or null
 */
public record ReplayReport(
        RunId run,
        ReplayMode mode,
        ReplayStatus status,
        List<StepReceipt> steps,
        @Nullable String stoppedAt,
        @Nullable String reason,
        @Nullable EvidenceId doubt,
        @Nullable String answer,
        @Nullable String repair) {
    public ReplayReport {
        steps = List.copyOf(steps);
    }

    /**
     * What one call of a step did.
     *
     * @param step its id in the plan; the calls of a step that runs several times are {@code s3#0} and on
     * @param tool the tool
     * @param arguments what it was given
     * @param outcome how it came out; UNKNOWN when it did not answer
     * @param result its answer as text
     * @param note a remark for people, such as that it had been done before; empty for an ordinary step
     * @param duration how long it took, all attempts together; zero when it did not run now
     * @param attempts how many times the tool was called now
     * @param before whether it had been done before, by the same request, and so was not repeated
     */
    public record StepReceipt(
            String step,
            String tool,
            Json.Obj arguments,
            Outcome outcome,
            String result,
            String note,
            Duration duration,
            int attempts,
            boolean before) {

        /** A call that was made once, of which nobody took the time. */
        public StepReceipt(String step, String tool, Json.Obj arguments, Outcome outcome, String result, String note) {
            this(step, tool, arguments, outcome, result, note, Duration.ZERO, 1, false);
        }
    }

    /** Whether every step ran and was as expected. */
    public boolean succeeded() {
        return status == ReplayStatus.SUCCEEDED;
    }

    /** The same for a person, on a few lines. */
    public String render() {
        long before = steps.stream().filter(StepReceipt::before).count();
        Duration took = steps.stream().map(StepReceipt::duration).reduce(Duration.ZERO, Duration::plus);
        StringBuilder text = new StringBuilder(mode.name())
                .append(" replay, run ")
                .append(run)
                .append(": ")
                .append(status)
                .append(stoppedAt == null ? "" : " at " + stoppedAt)
                .append("\n  ")
                .append(steps.size())
                .append(steps.size() == 1 ? " step, " : " steps, ")
                .append(before)
                .append(" of them done before; the tools took ")
                .append(took.toMillis())
                .append(" ms");
        if (reason != null) {
            text.append("\n  why: ").append(reason);
        }
        if (doubt != null) {
            text.append("\n  to decide: claim ")
                    .append(doubt)
                    .append(", by claims().happened or claims().didNotHappen");
        }
        if (repair != null) {
            text.append("\n  to review: repair ").append(repair);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return render();
    }
}
