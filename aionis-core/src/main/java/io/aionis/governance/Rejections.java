package io.aionis.governance;

import io.aionis.ledger.Recorded;
import io.aionis.model.EvidenceBody.RunEnded;
import io.aionis.model.EvidenceBody.Verdict;
import io.aionis.model.EvidenceId;
import io.aionis.model.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a run was rejected, from its own evidence. */
final class Rejections {

    private Rejections() {}

    /**
     * Why the run was rejected: the reason of the last verdict on it as a whole, or on its end, by a verifier or reviewer,
     * where that verdict says it failed; null when it was not. A worker's or lone agent's word about a run demotes nothing.
     */
    static @Nullable String of(List<Recorded> stream) {
        Set<EvidenceId> ends = new HashSet<>();
        String rejection = null;
        for (Recorded recorded : stream) {
            if (recorded.evidence().body() instanceof RunEnded) {
                ends.add(recorded.evidence().id());
            }
            Role role = recorded.evidence().actor().role();
            if (recorded.evidence().body() instanceof Verdict verdict
                    && (role == Role.VERIFIER || role == Role.REVIEWER)
                    && verdict.route() == null
                    && (verdict.evidence() == null || ends.contains(verdict.evidence()))) {
                rejection = verdict.outcome().isFailure() ? verdict.reason() : null;
            }
        }
        return rejection;
    }
}
