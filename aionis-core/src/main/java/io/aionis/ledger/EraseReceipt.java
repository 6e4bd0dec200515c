package io.aionis.ledger;

import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an erasure did.
 *
 * @param evidence the id of the evidence that records it; empty when there was nothing to erase, which is not recorded
 * @param scope where
 * @param what what was asked for
 * @param pieces how many pieces of evidence went
 * @param bytes how many bytes of stored evidence went, as UTF-8
 * @param by who asked
 * @param reason why
 * @param at when
 * @param cursor where a reader of the scope continues after it
 * @param playbooks versions that stay and may hold values of an erased run, as they were compiled from it
 */
public record EraseReceipt(
        Optional<EvidenceId> evidence,
        Scope scope,
        Erasure what,
        long pieces,
        long bytes,
        Actor by,
        String reason,
        Instant at,
        long cursor,
        List<Playbook> playbooks) {

    public EraseReceipt {
        playbooks = List.copyOf(playbooks);
    }

    /** A playbook version by name and number. */
    public record Playbook(String name, int version) {

        @Override
        public String toString() {
            return name + " v" + version;
        }
    }

    /** The receipt of an erasure that is in the ledger. */
    public static EraseReceipt of(ErasureOrder order, Recorded recorded, List<Playbook> playbooks) {
        if (!(recorded.evidence().body() instanceof EvidenceBody.Erased erased)) {
            throw new EvidenceConflictException(order.record(0, 0), recorded.evidence());
        }
        return new EraseReceipt(
                Optional.of(order.id()),
                order.scope(),
                order.what(),
                erased.pieces(),
                erased.bytes(),
                recorded.evidence().actor(),
                erased.reason(),
                recorded.evidence().at(),
                recorded.cursor(),
                playbooks);
    }

    /** The receipt of an erasure that found nothing. */
    public static EraseReceipt nothing(ErasureOrder order, long cursor, List<Playbook> playbooks) {
        return new EraseReceipt(
                Optional.empty(),
                order.scope(),
                order.what(),
                0,
                0,
                order.by(),
                order.reason(),
                order.at(),
                cursor,
                playbooks);
    }
}
