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
import java.util.concurrent.atomic.AtomicInteger;

/** A store in the heap that fails when the test says so. */
final class FlakyStore implements LedgerStore {

    volatile boolean failClaims;
    volatile boolean failReads;
    /** How many operations still work; every one after them fails. */
    final AtomicInteger working = new AtomicInteger(Integer.MAX_VALUE);

    private final InMemoryLedgerStore store = new InMemoryLedgerStore();

    @Override
    public List<Appended> append(List<Evidence> batch) {
        requireWorking();
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
        requireWorking();
        if (failReads) {
            throw new IllegalStateException("disk gone");
        }
    }

    private void requireWorking() {
        if (working.getAndUpdate(left -> Math.max(0, left - 1)) <= 0) {
            throw new IllegalStateException("disk gone");
        }
    }
}
