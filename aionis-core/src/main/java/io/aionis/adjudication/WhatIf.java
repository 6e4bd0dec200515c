package io.aionis.adjudication;

import io.aionis.ledger.Recorded;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A question: what would be known if some evidence were not there? Nothing is changed by asking.
 *
 * @param without the evidence to leave out
 */
public record WhatIf(Set<EvidenceId> without) {

    public WhatIf {
        without = Set.copyOf(without);
    }

    /** What would be known without that evidence. */
    public static WhatIf without(EvidenceId... ids) {
        return new WhatIf(Set.copyOf(Arrays.asList(ids)));
    }

    /** Which memories would be others than they are, the longest untouched first. */
    public List<Change> changes(Scope scope, List<Recorded> evidence, AcceptancePolicy policy) {
        List<Recorded> rest = evidence.stream()
                .filter(recorded -> !without.contains(recorded.evidence().id()))
                .toList();
        return Change.between(
                Adjudicator.adjudicate(scope, evidence, policy), Adjudicator.adjudicate(scope, rest, policy));
    }
}
