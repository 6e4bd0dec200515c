package io.aionis.measure;

import io.aionis.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * What to measure. Immutable; each call gives another one.
 *
 * <pre>{@code
 * MeasureRequest.of(Task.of("Desk.refund")).needing(30).seeded(7)
 * }</pre>
 *
 * @param task the signature of the task whose runs are compared, or null for all tasks
 * @param needed how many cases each side must have before anything is said of a difference, at least 2
 * @param seed what the resampling of means starts from: the same evidence and seed give the same report
 */
public record MeasureRequest(@Nullable String task, int needed, long seed) {

    /** How many cases a side needs unless said: at a rate of one half they leave an interval of 40 points. */
    public static final int DEFAULT_NEEDED = 20;

    public MeasureRequest {
        if (needed < 2) {
            throw new IllegalArgumentException(
                    "MeasureRequest.needed is " + needed + "; expected at least 2, for one case has no spread");
        }
    }

    /** The runs of all tasks. */
    public static MeasureRequest all() {
        return new MeasureRequest(null, DEFAULT_NEEDED, 0);
    }

    /** The runs of one task. */
    public static MeasureRequest of(Task task) {
        return new MeasureRequest(task.signature(), DEFAULT_NEEDED, 0);
    }

    /** With that many cases on each side before anything is said. */
    public MeasureRequest needing(int cases) {
        return new MeasureRequest(task, cases, seed);
    }

    /** With resampling that starts from there. */
    public MeasureRequest seeded(long newSeed) {
        return new MeasureRequest(task, needed, newSeed);
    }
}
