package io.aionis.replay;

import io.aionis.plan.Check;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before a plan and after its steps, looked at when it can have come true and is still to hold. A request
 * that was begun before has changed what held before its first step, so that is not asked of it again; what must hold
 * after the step at which it stopped is. Not thread-safe.
 */
final class Conditions {

    private final Plan plan;
    private final Course course;
    private final Surroundings surroundings;
    private final Set<String> ranNow = new HashSet<>();
    private boolean beforePending;
    private boolean off;
    private @Nullable PlanStep afterPending;

    /**
     * @param beforePending whether nobody has looked yet whether what must hold before the first step holds
     * @param finished whether the request came to its end before, so that nothing is asked
     */
    Conditions(Plan plan, Course course, Surroundings surroundings, boolean beforePending, boolean finished) {
        this.plan = plan;
        this.course = course;
        this.surroundings = surroundings;
        this.beforePending = beforePending && !plan.before().isEmpty();
        this.off = finished;
    }

    /** Whether something is to be looked at before the next tool runs. */
    boolean pending() {
        return !off && (beforePending || afterPending != null);
    }

    /** A call was found done by the same request. */
    void foundDone() {
        beforePending = false;
    }

    /** A call ran now. */
    void ran(String call) {
        ranNow.add(Looping.stepOf(call));
    }

    /** What does not hold before a tool may run, or null. */
    @Nullable
    Ending beforeExecuting(String step) {
        if (off) {
            return null;
        }
        if (beforePending) {
            beforePending = false;
            Ending missing = ending(ReplayStatus.NOT_READY, step, "Before the first step", plan.before());
            if (missing != null) {
                return missing;
            }
        }
        return afterPending();
    }

    /** What does not hold after steps that came out as expected, or null. */
    @Nullable
    Ending passed(List<PlanStep> steps) {
        for (PlanStep step : steps) {
            if (off || step.after().isEmpty()) {
                afterPending = null;
            } else {
                afterPending = step;
                Ending failed = ranNow.contains(step.id()) ? afterPending() : null;
                if (failed != null) {
                    return failed;
                }
            }
        }
        return null;
    }

    /** What does not hold after the step at which the same request stopped before, or null. */
    @Nullable
    Ending afterPending() {
        PlanStep step = afterPending;
        afterPending = null;
        return step == null
                ? null
                : ending(
                        ReplayStatus.FAILED,
                        step.id(),
                        "After step " + step.id() + " (" + step.tool() + ")",
                        step.after());
    }

    private @Nullable Ending ending(ReplayStatus status, String step, String where, List<Check> checks) {
        Surroundings.Found found = surroundings.look(where, course.due(checks));
        if (!found.problems().isEmpty()) {
            return Ending.ofPlan(status, step, String.join("; ", found.problems()));
        } else if (!found.unchecked().isEmpty()) {
            return Ending.of(
                    status, step, String.join("; ", found.unchecked()) + "; allow that with allowLocalExec(true)");
        }
        return null;
    }
}
