package io.aionis.firewall.policy;

import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Verdict;
import io.aionis.model.EvidenceId;
import java.util.List;
import java.util.Optional;

/** Keeps out what a person has blocked, by its content hash, whichever store offers it. */
public final class OperatorList implements Policy {

    @Override
    public String name() {
        return "operator-list";
    }

    @Override
    public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        if (candidate.text() == null || knowledge.blocked().isEmpty()) {
            return Optional.empty();
        }
        EvidenceId action = knowledge.blocked().get(candidate.hash());
        return action == null
                ? Optional.empty()
                : Optional.of(new Verdict(Decision.DO_NOT_USE, List.of("BLOCKED_BY_OPERATOR"), List.of(action)));
    }
}
