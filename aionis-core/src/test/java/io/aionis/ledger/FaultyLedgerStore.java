package io.aionis.ledger;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes appends on, but fails some before the commit, loses the answer of some, and delivers some twice. */
final class FaultyLedgerStore implements LedgerStore {

    private final LedgerStore delegate;
    private final Random random;
    private final AtomicInteger faults = new AtomicInteger();
    private volatile boolean healed;

    FaultyLedgerStore(LedgerStore delegate, long seed) {
        this.delegate = delegate;
        this.random = new Random(seed);
    }

    /** No more faults. */
    void heal() {
        healed = true;
    }

    int faults() {
        return faults.get();
    }

    @Override
    public synchronized List<Appended> append(List<Evidence> batch) {
        int dice = healed ? 9 : random.nextInt(10);
        if (dice < 3) {
            faults.incrementAndGet();
            throw new LedgerException("fault before the commit");
        }
        List<Appended> answer = delegate.append(batch);
        if (dice < 6) {
            faults.incrementAndGet();
            throw new LedgerException("the answer was lost after the commit");
        } else if (dice < 7) {
            faults.incrementAndGet();
            return delegate.append(batch);
        }
        return answer;
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
    public synchronized EraseReceipt erase(ErasureOrder order) {
        int dice = healed ? 9 : random.nextInt(10);
        if (dice < 3) {
            faults.incrementAndGet();
            throw new LedgerException("fault before the commit");
        }
        EraseReceipt receipt = delegate.erase(order);
        if (dice < 6) {
            faults.incrementAndGet();
            throw new LedgerException("the answer was lost after the commit");
        }
        return receipt;
    }

    @Override
    public void close() {
        delegate.close();
    }
}
