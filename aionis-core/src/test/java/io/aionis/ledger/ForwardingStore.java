package io.aionis.ledger;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.util.List;
import java.util.Optional;

/** A store that asks another one; tests override what is to go otherwise. */
public abstract class ForwardingStore implements LedgerStore {

    private final LedgerStore delegate;

    protected ForwardingStore(LedgerStore delegate) {
        this.delegate = delegate;
    }

    @Override
    public List<Appended> append(List<Evidence> batch) {
        return delegate.append(batch);
    }

    @Override
    public List<Recorded> readStream(Scope scope, String stream, long from, int limit) {
        return delegate.readStream(scope, stream, from, limit);
    }

    @Override
    public List<Recorded> readScope(Scope scope, long cursor, int limit) {
        return delegate.readScope(scope, cursor, limit);
    }

    @Override
    public Optional<Recorded> find(Scope scope, EvidenceId id) {
        return delegate.find(scope, id);
    }

    @Override
    public long head(Scope scope) {
        return delegate.head(scope);
    }

    @Override
    public EraseReceipt erase(ErasureOrder order) {
        return delegate.erase(order);
    }

    @Override
    public void close() {
        delegate.close();
    }
}
