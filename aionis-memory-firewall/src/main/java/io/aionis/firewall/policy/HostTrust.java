package io.aionis.firewall.policy;

import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Verdict;
import java.util.Optional;

/** Sends what the host does not vouch for to inspection; in strict also what is merely known. */
public final class HostTrust implements Policy {

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        Trust trust = knowledge.host().trust(candidate);
        return switch (trust) {
            case TRUSTED -> Optional.empty();
            case KNOWN ->
                knowledge.mode() == Mode.STRICT
                        ? Optional.of(Verdict.of(Decision.INSPECT, "MERELY_KNOWN_ORIGIN"))
                        : Optional.empty();
            case UNKNOWN -> Optional.of(Verdict.of(Decision.INSPECT, "UNKNOWN_ORIGIN"));
            case UNTRUSTED -> Optional.of(Verdict.of(Decision.INSPECT, "UNTRUSTED_ORIGIN"));
        };
    }
}
