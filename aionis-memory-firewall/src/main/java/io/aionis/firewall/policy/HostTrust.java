package io.aionis.firewall.policy;

import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends what the host does not vouch for to inspection; in strict also what is merely known. What was derived is worth no
 * more than the least of what it was derived from. A row that claims trust for itself is inspected in every mode,
 * and so is one that bears the mark of an earlier firewall.
 */
public final class HostTrust implements Policy {

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        List<String> reasons = new ArrayList<>();
        if (Provenance.isForged(candidate.metadata())) {
            reasons.add("FORGED_PROVENANCE");
        }
        if (Provenance.INSPECT.equals(candidate.metadata().get(Provenance.SURFACE))) {
            reasons.add("MARKED_BEFORE");
        }
        if (knowledge.host().hasBadSignature(candidate)) {
            reasons.add("BAD_SIGNATURE");
        }
        Trust origin = knowledge.host().trust(candidate);
        Trust trust = of(candidate, knowledge);
        String objection = objection(trust, knowledge.mode());
        if (!objection.isEmpty()) {
            if (trust != origin) {
                reasons.add("LESS_TRUSTED_LINEAGE");
            }
            reasons.add(objection);
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(new Verdict(Decision.INSPECT, reasons, List.of()));
    }

    /** What a candidate is worth: its origin, and no more than the least of its lineage. */
    static Trust of(Candidate candidate, Knowledge knowledge) {
        Trust origin = knowledge.host().trust(candidate);
        Trust lineage = knowledge.surroundings().lineage();
        return lineage == null ? origin : origin.atMost(lineage);
    }

    private static String objection(Trust trust, Mode mode) {
        return switch (trust) {
            case TRUSTED -> "";
            case KNOWN -> mode == Mode.STRICT ? "MERELY_KNOWN_ORIGIN" : "";
            case UNKNOWN -> "UNKNOWN_ORIGIN";
            case UNTRUSTED -> "UNTRUSTED_ORIGIN";
        };
    }
}
