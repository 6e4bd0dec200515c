package io.aionis.langchain4j;

import io.aionis.ledger.Appended;
import io.aionis.ledger.EraseReceipt;
import io.aionis.ledger.ErasureOrder;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.ledger.LedgerStore;
import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.util.List;
import java.util.Optional;

/** A store in the heap that fails when the test says so. */
final class FlakyStore implements LedgerStore {

    volatile boolean failClaims;
    volatile boolean failReads;
    private final InMemoryLedgerStore store = new InMemoryLedgerStore();

    @Override
    public List<Appended> append(List<Evidence> batch) {
        if (failClaims && batch.stream().anyMatch(e -> e.body() instanceof EvidenceBody.Claim)) {
            throw new IllegalStateException("disk full");
        }
        return store.append(batch);
    }

    @Override
    public List<Recorded> readStream(Scope scope, String stream, long from, int limit) {
        requireReadable();
        return store.readStream(scope, stream, from, limit);
    }

    @Override
    public List<Recorded> readScope(Scope scope, long cursor, int limit) {
        requireReadable();
        return store.readScope(scope, cursor, limit);
    }

    @Override
    public Optional<Recorded> find(Scope scope, EvidenceId id) {
        requireReadable();
        return store.find(scope, id);
    }

    @Override
    public long head(Scope scope) {
        requireReadable();
        return store.head(scope);
    }

    @Override
    public EraseReceipt erase(ErasureOrder order) {
        return store.erase(order);
    }

    @Override
    public void close() {
        store.close();
    }

    private void requireReadable() {
        if (failReads) {
            throw new IllegalStateException("disk gone");
        }
    }
}
