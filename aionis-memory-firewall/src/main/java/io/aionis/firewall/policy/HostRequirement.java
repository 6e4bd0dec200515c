package io.aionis.firewall.policy;

import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Requirement;
import io.aionis.firewall.admission.Verdict;
import java.util.Optional;

/** What the host requires of a store's rows, whatever else is found. Can only tighten. */
public final class HostRequirement implements Policy {

    @Override
    public String name() {
        return "requirement";
    }

    @Override
    public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        Requirement required = knowledge.host().requirement(candidate.origin());
        return switch (required) {
            case NONE -> Optional.empty();
            case INSPECT -> Optional.of(Verdict.of(required.atLeast(), "REQUIRED_INSPECTION"));
            case REHYDRATE -> Optional.of(Verdict.of(required.atLeast(), "REQUIRED_REHYDRATION"));
            case BLOCKED -> Optional.of(Verdict.of(required.atLeast(), "REQUIRED_BLOCK"));
        };
    }
}
