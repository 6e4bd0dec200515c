package io.aionis.firewall.admission;

import io.aionis.model.EvidenceId;
import java.util.List;

/**
 * One policy's objection to a candidate.
 *
 * @param decision what the policy asks for
 * @param reasons reason codes, strongest first; never words of the candidate
 * @param pointers evidence the objection rests on
 */
public record Verdict(Decision decision, List<String> reasons, List<EvidenceId> pointers) {

    public Verdict {
        reasons = List.copyOf(reasons);
        pointers = List.copyOf(pointers);
    }

    /** An objection that rests on no evidence but the candidate and the host's configuration. */
    public static Verdict of(Decision decision, String reason) {
        return new Verdict(decision, List.of(reason), List.of());
    }
}
