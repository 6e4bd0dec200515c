package io.aionis.benchmarks.tau;

import java.util.List;

/**
 * One recorded attempt at a task.
 *
 * @param trial which attempt at the task this was, from 0
 * @param reward 1 for a solved run, less for any other
 * @param goldActions the actions whose effect is the state the task asks for
 */
public record TauRun(
        String id,
        String taskId,
        int trial,
        double reward,
        String instruction,
        List<TauAction> goldActions,
        List<TauStep> steps) {

    public TauRun {
        goldActions = List.copyOf(goldActions);
        steps = List.copyOf(steps);
    }

    /** Whether the run earned the full reward. */
    public boolean solved() {
        return reward >= 1.0;
    }
}
