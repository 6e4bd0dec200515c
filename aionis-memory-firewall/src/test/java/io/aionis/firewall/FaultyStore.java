package io.aionis.firewall;

import io.aionis.ledger.Appended;
import io.aionis.ledger.EraseReceipt;
import io.aionis.ledger.ErasureOrder;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.LedgerStore;
import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.util.List;
import java.util.Optional;

/** Takes nothing while it is full, and lets no scope be read while it is unreadable. */
final class FaultyStore implements LedgerStore {

    private final InMemoryLedgerStore kept = new InMemoryLedgerStore();
    private volatile boolean full;
    private volatile boolean unreadable;

    void full(boolean now) {
        full = now;
    }

    void unreadable(boolean now) {
        unreadable = now;
    }

    @Override
    public List<Appended> append(List<Evidence> batch) {
        if (full) {
            throw new LedgerException("disk full");
        }
        return kept.append(batch);
    }

    @Override
    public List<Recorded> readStream(Scope scope, String stream, long from, int limit) {
        return kept.readStream(scope, stream, from, limit);
    }

    @Override
    public List<Recorded> readScope(Scope scope, long cursor, int limit) {
        if (unreadable) {
            throw new IllegalStateException("disk gone");
        }
        return kept.readScope(scope, cursor, limit);
    }

    @Override
    public Optional<Recorded> find(Scope scope, EvidenceId id) {
        return kept.find(scope, id);
    }

    @Override
    public long head(Scope scope) {
        return kept.head(scope);
    }

    @Override
    public EraseReceipt erase(ErasureOrder order) {
        return kept.erase(order);
    }

    @Override
    public void close() {
        kept.close();
    }
}
