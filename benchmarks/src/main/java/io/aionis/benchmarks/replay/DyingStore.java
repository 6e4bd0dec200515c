package io.aionis.benchmarks.replay;

import io.aionis.ledger.Appended;
import io.aionis.ledger.EraseReceipt;
import io.aionis.ledger.ErasureOrder;
import io.aionis.ledger.LedgerStore;
import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.util.List;
import java.util.Optional;

/** A store whose process dies at a claim or a settlement; what it held then is still there for the next process. */
final class DyingStore implements LedgerStore {

    private final LedgerStore disk;
    private final CrashPoint point;
    private int left;
    private boolean dead;

    /** @param write which write of the replay it is about, from 0 */
    DyingStore(LedgerStore disk, CrashPoint point, int write) {
        this.disk = disk;
        this.point = point;
        this.left = write;
    }

    /** Nothing is written any more. */
    synchronized void die() {
        dead = true;
    }

    @Override
    public synchronized List<Appended> append(List<Evidence> batch) {
        boolean about = about(batch);
        if (dead && !about) {
            // What was still queued is gone with the process, and nobody is left to complain.
            return batch.stream().map(evidence -> new Appended(0, true)).toList();
        } else if (dead) {
            throw new Death();
        } else if (!about || left-- > 0) {
            return disk.append(batch);
        }
        dead = true;
        if (point == CrashPoint.AFTER_CLAIM || point == CrashPoint.AFTER_SETTLEMENT) {
            disk.append(batch);
        }
        throw new Death();
    }

    private boolean about(List<Evidence> batch) {
        return switch (point) {
            case BEFORE_CLAIM, AFTER_CLAIM ->
                batch.stream()
                        .anyMatch(e -> e.body() instanceof EvidenceBody.Claim claim
                                && !claim.step().equals("request"));
            case BEFORE_SETTLEMENT, AFTER_SETTLEMENT ->
                batch.stream()
                        .anyMatch(e -> e.body() instanceof EvidenceBody.Settlement settlement
                                && settlement.claim().value().startsWith("claim:"));
            default -> false;
        };
    }

    @Override
    public List<Recorded> readStream(Scope scope, String stream, long from, int limit) {
        return disk.readStream(scope, stream, from, limit);
    }

    @Override
    public List<Recorded> readScope(Scope scope, long cursor, int limit) {
        return disk.readScope(scope, cursor, limit);
    }

    @Override
    public Optional<Recorded> find(Scope scope, EvidenceId id) {
        return disk.find(scope, id);
    }

    @Override
    public long head(Scope scope) {
        return disk.head(scope);
    }

    @Override
    public EraseReceipt erase(ErasureOrder order) {
        return disk.erase(order);
    }

    @Override
    public void close() {
        // The disk outlives the process.
    }
}
