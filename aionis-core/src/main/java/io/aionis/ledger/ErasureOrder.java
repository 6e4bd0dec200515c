package io.aionis.ledger;

import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.Set;

/**
 * An erasure as it is handed to a store.
 *
 * @param id the id of the record of it; the same order given again has the same id
 * @param scope where
 * @param what what is to go
 * @param memories ids of memories; operator actions on them, and feedback that names one, go too
 * @param by who asked
 * @param reason why; it stays in the ledger for good
 * @param at when
 */
public record ErasureOrder(
        EvidenceId id, Scope scope, Erasure what, Set<String> memories, Actor by, String reason, Instant at) {

    public ErasureOrder {
        memories = Set.copyOf(memories);
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("An erasure in scope " + scope
                    + " has no reason; say in a few words why, without what is to be erased: the reason stays");
        }
    }

    /** The evidence that records the erasure. */
    public Evidence record(long pieces, long bytes) {
        String target = what.target();
        String hash = target == null ? null : Tombstones.text(scope, target);
        var body = new EvidenceBody.Erased(what.extent(), hash, pieces, bytes, reason);
        return new Evidence(id, scope, null, null, by, Lane.SHARED, at, body);
    }
}
