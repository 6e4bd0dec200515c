package io.aionis.ledger;

import io.aionis.model.Evidence;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A store whose appends wait until the test lets them through, and fail while the test says so. */
public final class GateStore extends ForwardingStore {

    /** Appends that have arrived at the gate. */
    final Semaphore arrived = new Semaphore(0);

    private final Semaphore gate = new Semaphore(0);
    /** What appends fail with from now on, or null. */
    public volatile @Nullable RuntimeException failure;

    volatile boolean closed;

    public GateStore() {
        super(new InMemoryLedgerStore());
    }

    /** Lets everything through from now on. */
    public void open() {
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
        return super.append(batch);
    }

    @Override
    public void close() {
        closed = true;
    }
}
