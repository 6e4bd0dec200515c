package io.aionis.replay;

import io.aionis.ledger.Appended;
import io.aionis.ledger.ForwardingStore;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.LedgerStore;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store in whose durable operations the process may end: before what a claim needs is committed, or right after. */
final class MortalStore extends ForwardingStore {

    private final Death death;

    MortalStore(LedgerStore delegate, Death death) {
        super(delegate);
        this.death = death;
    }

    @Override
    public List<Appended> append(List<Evidence> batch) {
        String what = batch.stream()
                .map(MortalStore::name)
                .filter(name -> name != null)
                .findFirst()
                .orElse(null);
        try {
            die("before", what);
            List<Appended> appended = super.append(batch);
            die("after", what);
            return appended;
        } catch (Death.Dead e) {
            throw new LedgerException("the process ended " + what);
        }
    }

    private void die(String when, @Nullable String what) {
        if (what != null) {
            death.at(when + " " + what);
        }
    }

    /** What is claimed or settled; null for evidence that nothing depends on. */
    private static @Nullable String name(Evidence evidence) {
        if (evidence.body() instanceof EvidenceBody.Claim claim) {
            return claim.step().equals("request") ? "the request" : "the claim of " + claim.tool();
        } else if (evidence.body() instanceof EvidenceBody.Settlement settlement) {
            String id = evidence.id().value();
            if (id.startsWith("settled:request:")) {
                return "the end";
            }
            return id.startsWith("settled:")
                    ? "the settlement of " + settlement.claim().value().split(":")[2]
                    : "keeping the reads";
        }
        return null;
    }

    @Override
    public void close() {
        // The storage outlives the process.
    }
}
