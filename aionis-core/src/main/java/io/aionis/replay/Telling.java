package io.aionis.replay;

import io.aionis.model.RunId;
import io.aionis.plan.PlanStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an observer, and goes on whatever it throws. */
final class Telling implements ReplayObserver {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final ReplayObserver observer;

    Telling(ReplayObserver observer) {
        this.observer = observer;
    }

    @Override
    public void began(RunId run, String playbook, int steps) {
        tell(() -> observer.began(run, playbook, steps));
    }

    @Override
    public void stepBegan(RunId run, PlanStep step, int number) {
        tell(() -> observer.stepBegan(run, step, number));
    }

    @Override
    public void stepEnded(RunId run, PlanStep step, ReplayReport.StepReceipt receipt) {
        tell(() -> observer.stepEnded(run, step, receipt));
    }

    @Override
    public void ended(RunId run, ReplayReport report) {
        tell(() -> observer.ended(run, report));
    }

    private static void tell(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException ofTheHost) {
            LOG.warn("A replay observer failed", ofTheHost);
        }
    }
}
