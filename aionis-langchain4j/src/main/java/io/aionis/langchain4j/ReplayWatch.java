package io.aionis.langchain4j;

import io.aionis.governance.PlaybookVersion;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.replay.ReplayMode;
import io.aionis.replay.ReplayObserver;
import io.aionis.replay.ReplayReport;
import io.aionis.replay.ReplayStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells an observer how one live replay goes on, and keeps its receipts. Not thread-safe. */
final class ReplayWatch {

    private final ReplayObserver observer;
    private final RunId run;
    private final Failures failures;
    private final List<ReplayReport.StepReceipt> receipts = new ArrayList<>();
    private boolean begun;
    private boolean over;

    ReplayWatch(ReplayObserver observer, RunId run, Failures failures) {
        this.observer = observer;
        this.run = run;
        this.failures = failures;
    }

    /** What ran so far. */
    List<ReplayReport.StepReceipt> receipts() {
        return receipts;
    }

    /** A step of the plan is on its way to its tool; the first one begins the replay. */
    void stepBegan(PlaybookVersion playbook, PlanStep step) {
        Plan plan = playbook.plan();
        if (!begun) {
            begun = true;
            tell(() -> observer.began(run, playbook.label(), plan.steps().size()));
        }
        tell(() -> observer.stepBegan(run, step, numberOf(plan, step)));
    }

    void stepEnded(PlanStep step, Json.Obj arguments, Outcome outcome, String result, String note) {
        var receipt = new ReplayReport.StepReceipt(step.id(), step.tool(), arguments, outcome, result, note);
        receipts.add(receipt);
        tell(() -> observer.stepEnded(run, step, receipt));
    }

    /** The call is over; {@code reason} is null when every step ran and was as expected. */
    void ended(@Nullable String stoppedAt, @Nullable String reason) {
        if (begun && !over) {
            over = true;
            var status = reason == null ? ReplayStatus.SUCCEEDED : ReplayStatus.HANDED_BACK;
            var report = new ReplayReport(run, ReplayMode.LIVE, status, receipts, stoppedAt, reason, null, null, null);
            tell(() -> observer.ended(run, report));
        }
    }

    /** The id of the plan's step whose call this is: {@code s3} for {@code s3#0}. */
    static String stepOf(String id) {
        int call = id.indexOf('#');
        return call < 0 ? id : id.substring(0, call);
    }

    private static int numberOf(Plan plan, PlanStep step) {
        for (int i = 0; i < plan.steps().size(); i++) {
            if (plan.steps().get(i).id().equals(stepOf(step.id()))) {
                return i + 1;
            }
        }
        return 0;
    }

    private void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException failure) {
            failures.note("a replay observer", failure);
        }
    }
}
