package io.aionis.ledger;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A store whose appends wait until the test lets them through, and fail while the test says so. */
final class GateStore implements LedgerStore {

    private final LedgerStore delegate = new InMemoryLedgerStore();
    /** Appends that have arrived at the gate. */
    final Semaphore arrived = new Semaphore(0);

    private final Semaphore gate = new Semaphore(0);
    volatile @Nullable RuntimeException failure;
    volatile boolean closed;

    /** Lets everything through from now on. */
    void open() {
        gate.release(1_000_000);
    }

    @Override
    public List<Appended> append(List<Evidence> batch) {
        arrived.release();
        gate.acquireUninterruptibly();
        RuntimeException now = failure;
        if (now != null) {
            throw now;
        }
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
        closed = true;
    }
}
