package io.aionis.ledger;

import io.aionis.model.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one thread that writes: commits what is queued in groups, and gap markers as soon as the store takes them. */
final class LedgerWriter implements Runnable {

    private static final long IDLE_MILLIS = 1_000;

    private final LedgerStore store;
    private final BlockingQueue<Entry> queue;
    private final Gaps gaps;
    private final int batchSize;
    private final List<Duration> retryDelays;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean storeFails;

    LedgerWriter(LedgerStore store, BlockingQueue<Entry> queue, Gaps gaps, int batchSize, List<Duration> retryDelays) {
        this.store = store;
        this.queue = queue;
        this.gaps = gaps;
        this.batchSize = batchSize;
        this.retryDelays = retryDelays;
    }

    /** Ends the thread once the queue is empty; a store that fails is not waited for any more. */
    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        while (!(isStopped() && queue.isEmpty())) {
            write(next());
        }
    }

    private List<Entry> next() {
        List<Entry> batch = new ArrayList<>();
        int size = 0;
        for (Entry entry = first(); entry != null; entry = size < batchSize ? queue.poll() : null) {
            batch.add(entry);
            size += entry.evidence().size();
        }
        return batch;
    }

    private @Nullable Entry first() {
        boolean markersCanGo = gaps.pending() && !storeFails;
        try {
            return markersCanGo ? queue.poll() : queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody has a reason to interrupt this thread; it ends with stop().
            return null;
        }
    }

    private void write(List<Entry> batch) {
        try {
            commit(batch);
        } catch (Throwable failure) {
            storeFails = isStorageFailure(failure);
            if (!storeFails && batch.size() > 1) {
                batch.forEach(entry -> write(List.of(entry)));
            } else {
                Gaps.Cause cause = storeFails ? Gaps.Cause.STORE_FAILED : Gaps.Cause.REFUSED;
                batch.forEach(entry -> entry.failed(gaps, cause, failure));
            }
        }
    }

    /** Everything else is about the evidence, and so must not take its neighbours along. */
    private static boolean isStorageFailure(Throwable failure) {
        return failure instanceof LedgerException && !(failure instanceof EvidenceConflictException);
    }

    /**
     * Markers go first and in the same commit: what a run recorded after a loss is never readable without its gap. They
     * are taken after the entries, so that a loss before any of these is among them.
     */
    private void commit(List<Entry> batch) {
        List<Evidence> markers = gaps.due();
        List<Evidence> all = new ArrayList<>(markers);
        batch.forEach(entry -> all.addAll(entry.evidence()));
        List<Appended> appended = all.isEmpty() ? List.of() : withRetries(() -> store.append(all));
        if (!markers.isEmpty()) {
            gaps.written();
        }
        storeFails = false;
        int from = markers.size();
        for (Entry entry : batch) {
            int to = from + entry.evidence().size();
            entry.succeeded(appended.subList(from, to));
            from = to;
        }
    }

    /** For what may be done again; any thread may ask. */
    <T> T withRetries(Supplier<T> work) {
        for (Duration delay : retryDelays) {
            try {
                return work.get();
            } catch (LedgerException e) {
                if (!isStorageFailure(e)) {
                    throw e;
                }
                pause(delay);
            }
        }
        return work.get();
    }

    @SuppressWarnings("ReturnValueIgnored") // both answers mean: try now
    private void pause(Duration delay) {
        try {
            stopped.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // As in first(): the next try comes earlier, nothing else.
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
