package io.aionis.replay;

import io.aionis.model.RunId;
import io.aionis.model.Task;
import io.aionis.plan.Plan;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must be so before a replay begins, and what it is given then. */
final class Beginning {

    private final Settings settings;
    private Given given;
    private boolean resumed;
    private @Nullable Ending refusal;

    Beginning(
            Plan plan,
            Settings settings,
            Claims claims,
            RunId run,
            Map<String, ToolDescriptor> tools,
            boolean slotsMayBeOpen) {
        this.settings = settings;
        String key = settings.idempotencyKey;
        given = new Given(settings.parameters, settings.slots, key != null ? key : run.value(), claims.now());
        Preflight preflight = new Preflight(plan, settings, tools)
                .inputsAndTools(slotsMayBeOpen)
                .kindsOfChecks();
        resumed = key != null && claims.isBound(key);
        if (!resumed) {
            // A request that was begun has changed what it found; its steps look for themselves.
            preflight.surroundings(settings.allowLocalExec).refusingUnchecked();
        }
        refusal = notReady(preflight);
        if (refusal == null && key != null) {
            bind(claims.request(key, run, Task.of(plan.task()), plan.name(), settings.inputs()), key);
        }
    }

    private void bind(Claims.Bound bound, String key) {
        resumed = !bound.first();
        given = new Given(settings.parameters, settings.slots, key, bound.at());
        if (bound.refusal() != null) {
            refusal = Ending.of(ReplayStatus.NOT_READY, null, bound.refusal());
        }
    }

    private @Nullable Ending notReady(Preflight preflight) {
        Readiness readiness = preflight.readiness();
        String mend = preflight.toMend();
        String reason = String.join("; ", readiness.problems());
        if (!readiness.ready()) {
            return mend == null
                    ? Ending.of(ReplayStatus.NOT_READY, null, reason)
                    : Ending.ofPlan(ReplayStatus.NOT_READY, mend, reason);
        }
        Approvals approvals = settings.approvals;
        if (approvals != null
                && approvals.decidesLater()
                && settings.idempotencyKey == null
                && !readiness.approvalsNeeded().isEmpty()) {
            return Ending.of(
                    ReplayStatus.NOT_READY,
                    null,
                    String.join("; ", readiness.approvalsNeeded())
                            + ", later, and without an idempotency key nobody could go on then: give"
                            + " idempotencyKey(…). Nothing was begun");
        }
        boolean hopeless = settings.approvals == null
                && !resumed
                && !readiness.approvalsNeeded().isEmpty();
        return hopeless
                ? Ending.of(
                        ReplayStatus.PENDING_APPROVAL,
                        null,
                        String.join("; ", readiness.approvalsNeeded())
                                + ", and nobody can: give approvals(…). Nothing was begun")
                : null;
    }

    /** Why it does not begin, or null when it does. */
    @Nullable
    Ending refusal() {
        return refusal;
    }

    Given given() {
        return given;
    }

    /** Whether the request may have been begun before. */
    boolean resumed() {
        return resumed;
    }
}
