package io.aionis.adjudication;

import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rule F5: a worker claims, a verifier proves, a reviewer accepts, and nobody does so for work of their own. */
final class Weighing {

    private Weighing() {}

    /** How the evidence bears on a subject that {@code authors} worked on, first at {@code workedAt} if at all. */
    static Signal signal(Placed placed, Set<String> authors, @Nullable Moment workedAt) {
        Evidence evidence = placed.evidence();
        Actor actor = evidence.actor();
        boolean own = authors.contains(actor.agent()) || authors.contains(Voices.of(evidence));
        EvidenceBody body = evidence.body();
        if (body instanceof EvidenceBody.ToolCall call) {
            String code = call.errorClass() == null ? call.outcome().name() : call.errorClass();
            return new Signal(placed, Branch.of(call.outcome()), Weight.CLAIM, code);
        }
        if (body instanceof EvidenceBody.Step step) {
            boolean worked = workedAt != null && placed.moment().isAfter(workedAt);
            Weight weight = ofStep(actor.role(), own, worked);
            return new Signal(
                    placed, Branch.of(step.outcome()), weight, step.outcome().name());
        }
        if (body instanceof EvidenceBody.Handoff) {
            // Whoever passes work on says that it should go on; a reviewer is entitled to decide it.
            boolean accepts = actor.role() == Role.REVIEWER && !own;
            return accepts
                    ? new Signal(placed, Branch.WORKED, Weight.ACCEPTANCE, null)
                    : new Signal(placed, Branch.OPEN, Weight.CLAIM, null);
        }
        if (body instanceof EvidenceBody.RunEnded end) {
            Branch branch = Branch.of(end.status().outcome());
            boolean host = branch == Branch.WORKED && !own && !isWorking(actor.role());
            return new Signal(
                    placed,
                    branch,
                    host ? Weight.HOST : Weight.CLAIM,
                    end.status().name());
        }
        if (body instanceof EvidenceBody.Verdict verdict) {
            return ofVerdict(placed, Branch.of(verdict.outcome()), own);
        }
        return new Signal(placed, Branch.OPEN, Weight.CLAIM, null);
    }

    private static Signal ofVerdict(Placed placed, Branch branch, boolean own) {
        Role role = placed.evidence().actor().role();
        if (own || isWorking(role)) {
            // Anybody may report a failure; praise from here proves nothing.
            Branch heard = branch == Branch.WORKED ? Branch.OPEN : branch;
            return new Signal(placed, heard, Weight.CLAIM, "REPORTED");
        }
        Weight weight = role == Role.VERIFIER ? Weight.PROOF : Weight.ACCEPTANCE;
        return new Signal(placed, branch, weight, "REJECTED");
    }

    private static Weight ofStep(Role role, boolean own, boolean worked) {
        if (own) {
            return Weight.CLAIM;
        }
        return switch (role) {
            case REVIEWER -> Weight.ACCEPTANCE;
            // A verifier's step on a route that nobody walked yet checks nothing.
            case VERIFIER -> worked ? Weight.PROOF : Weight.CLAIM;
            case PLANNER, WORKER, AGENT -> Weight.CLAIM;
        };
    }

    /** Whether a step in this role judges the work of others. */
    static boolean isJudging(Role role) {
        return role == Role.VERIFIER || role == Role.REVIEWER;
    }

    /** Whether whoever acts in this role does the work rather than judges it. */
    static boolean isWorking(Role role) {
        return role == Role.WORKER || role == Role.PLANNER;
    }
}
