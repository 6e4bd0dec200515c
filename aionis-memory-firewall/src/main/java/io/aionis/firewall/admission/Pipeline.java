package io.aionis.firewall.admission;

import io.aionis.model.EvidenceId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a candidate to every policy in order; the strictest verdict decides, and among equals the first. Pure. */
public final class Pipeline {

    private final List<Policy> policies;

    /** A pipeline of these policies, in this order. */
    public Pipeline(List<Policy> policies) {
        this.policies = List.copyOf(policies);
    }

    /** The decision. Never throws: a policy that fails keeps the candidate out. */
    public Admission judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        List<Objection> objections = new ArrayList<>();
        for (Policy policy : policies) {
            ask(policy, candidate, context, knowledge)
                    .ifPresent(verdict -> objections.add(new Objection(policy.name(), verdict)));
        }
        // A stable sort: the order of the policies decides among equally strict ones.
        objections.sort((a, b) -> b.verdict().decision().compareTo(a.verdict().decision()));
        Set<String> reasons = new LinkedHashSet<>();
        Set<EvidenceId> pointers = new LinkedHashSet<>();
        for (Objection objection : objections) {
            reasons.addAll(objection.verdict().reasons());
            pointers.addAll(objection.verdict().pointers());
        }
        boolean none = objections.isEmpty();
        return new Admission(
                context.scope(),
                candidate.origin().store(),
                candidate.origin().row(),
                candidate.hash(),
                none ? Decision.ADMIT : objections.get(0).verdict().decision(),
                List.copyOf(reasons),
                none ? Admission.NO_OBJECTION : objections.get(0).policy(),
                List.copyOf(pointers),
                knowledge.mode(),
                context.now());
    }

    private static Optional<Verdict> ask(
            Policy policy, Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        try {
            return policy.judge(candidate, context, knowledge);
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(Verdict.of(Decision.WITHHELD, Admission.POLICY_ERROR));
        }
    }

    private record Objection(String policy, Verdict verdict) {}
}
