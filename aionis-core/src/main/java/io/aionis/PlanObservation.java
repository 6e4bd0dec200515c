package io.aionis;

import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sentence about how somebody lays out a task.
 *
 * <pre>{@code
 * workspace.observePlan("Move checkout to the new adapter")
 *         .at(task).by(planner).via("new adapter").first("write the adapter").then("switch the callers")
 *         .until("all tests are green").record();
 * }</pre>
 */
@CheckReturnValue
public final class PlanObservation extends WorkObservation<PlanObservation> {

    private final List<String> steps = new ArrayList<>();
    private final List<String> successCriteria = new ArrayList<>();

    PlanObservation(Observing workspace, String title) {
        super(workspace, "plan", title, "Move checkout to the new adapter");
    }

    @Override
    PlanObservation self() {
        return this;
    }

    /** What to do before anything else; said before any {@link #then}. */
    public PlanObservation first(String step) {
        if (!steps.isEmpty()) {
            throw new IllegalStateException(
                    what() + " has a first step already; say then(\"…\") for those that come after");
        }
        return then(step);
    }

    /** What to do next, in that order. */
    public PlanObservation then(String... next) {
        return then(Arrays.asList(next));
    }

    /** What to do next, in that order. */
    public PlanObservation then(List<String> next) {
        steps.addAll(saidAll("then", next));
        return this;
    }

    /** How one will know that it is done. */
    public PlanObservation until(String... criteria) {
        return until(Arrays.asList(criteria));
    }

    /** How one will know that it is done. */
    public PlanObservation until(List<String> criteria) {
        successCriteria.addAll(saidAll("until", criteria));
        return this;
    }

    /** Records it. */
    @CanIgnoreReturnValue
    public EvidenceId record() {
        return keep(new EvidenceBody.Plan(title, steps, successCriteria, targets, route));
    }
}
