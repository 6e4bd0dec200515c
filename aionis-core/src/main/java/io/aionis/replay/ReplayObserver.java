package io.aionis.replay;

import io.aionis.model.RunId;
import io.aionis.plan.PlanStep;

/**
 * Is told how a replay goes on, on the replay's own thread. What it throws is logged and changes nothing.
 */
public interface ReplayObserver {

    /** Nobody listens. */
    ReplayObserver NONE = new ReplayObserver() {};

    /** A replay begins. {@code steps} is how many its plan has. */
    default void began(RunId run, String playbook, int steps) {}

    /** A step is about to run; {@code number} is its place in the plan, from 1. */
    default void stepBegan(RunId run, PlanStep step, int number) {}

    /** A step has run, was found done, or could not run. */
    default void stepEnded(RunId run, PlanStep step, ReplayReport.StepReceipt receipt) {}

    /** The replay does not begin, as a tool's schema or effect is another than the one recorded; {@code how} says which. */
    default void drifted(RunId run, String how) {}

    /** The replay is over. */
    default void ended(RunId run, ReplayReport report) {}
}
