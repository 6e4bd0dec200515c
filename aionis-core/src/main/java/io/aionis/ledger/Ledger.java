package io.aionis.ledger;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's handle on the ledger. {@link #record} hands evidence to one writer thread and returns at once;
 * {@link #append} waits until its evidence is durable. Both keep the order in which a caller called them. Evidence that
 * {@link #record} had to drop is counted, and its run gets a {@link io.aionis.model.EvidenceBody.Gap} as soon as the
 * store works again, never later than anything the run recorded after the loss. What is still queued when the process is
 * killed is lost without a trace: use {@link #append} where that matters.
 *
 * <p>Reads see what is durable. Safe for use by many threads.
 */
public final class Ledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ERASE_TIMEOUT = Duration.ofSeconds(10);
    private static final int PAGE = 500;

    private final LedgerStore store;
    private final BlockingQueue<Entry> queue;
    private final Gaps gaps;
    private final LedgerWriter writer;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean ended;

    /** A ledger with the default settings; closing it closes the store. */
    public Ledger(LedgerStore store) {
        this(builder(store));
    }

    private Ledger(Builder settings) {
        store = settings.store;
        queue = new ArrayBlockingQueue<>(settings.queueCapacity);
        gaps = new Gaps(settings.clock);
        writer = new LedgerWriter(store, queue, gaps, settings.batchSize, settings.retryDelays);
        thread = new Thread(writer, "aionis-ledger");
        thread.setDaemon(true);
        thread.start();
    }

    /** Settings for a ledger over a store; closing the ledger closes the store. */
    public static Builder builder(LedgerStore store) {
        return new Builder(store);
    }

    /**
     * Records one piece of evidence soon. Never waits for the store and never throws because of it.
     *
     * @throws IllegalArgumentException when the evidence misses what it must have, such as its actor; nothing is recorded
     */
    public void record(Evidence evidence) {
        EvidenceJson.requireWhole(evidence);
        Entry entry = Entry.recorded(evidence);
        if (closed) {
            gaps.dropped(evidence, Gaps.Cause.CLOSED, null);
        } else if (!queue.offer(entry)) {
            gaps.dropped(evidence, Gaps.Cause.QUEUE_FULL, null);
        } else if (leftBehind(entry)) {
            gaps.dropped(evidence, Gaps.Cause.CLOSED, null);
        }
    }

    /**
     * Appends a batch, all of it or nothing; durable when it returns, after everything this caller recorded before.
     * Waits for a place in the queue and for the store. {@code added} is false also where the store kept the evidence
     * but its answer was lost and the append was tried again.
     *
     * @throws EvidenceConflictException when an id is there with other content
     * @throws IllegalArgumentException when evidence has no JSON form
     * @throws LedgerException when the store fails, also after retries, or the ledger is closed
     */
    public List<Appended> append(List<Evidence> batch) {
        Entry entry = Entry.awaited(batch);
        boolean interrupted = false;
        try {
            while (true) {
                requireOpen();
                try {
                    if (queue.offer(entry, 100, TimeUnit.MILLISECONDS)) {
                        break;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (leftBehind(entry)) {
                throw closedException();
            }
            return entry.await();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Waits until everything recorded before is durable, or marked as lost by a durable gap.
     *
     * @return false when that was not reached in time, the store failed, or the caller was interrupted
     */
    public boolean flush(Duration timeout) {
        return !closed && flushed(timeout);
    }

    private boolean flushed(Duration timeout) {
        Entry entry = Entry.awaited(List.of());
        long end = System.nanoTime() + timeout.toNanos();
        try {
            if (!queue.offer(entry, timeout.toNanos(), TimeUnit.NANOSECONDS) || leftBehind(entry)) {
                return false;
            }
            entry.await(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            return !gaps.pending();
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Erases what was recorded so far; what other threads record meanwhile, and later evidence of an erased run or task
     * under new ids, is new and stays. Time grows with the scope's evidence.
     *
     * @throws LedgerException when what was recorded before cannot be written, so that it could come after the erasure,
     *     or when the store fails; the message says whether anything was erased
     */
    public EraseReceipt erase(ErasureOrder order) {
        requireOpen();
        boolean written = flush(ERASE_TIMEOUT);
        if (!written) {
            // The marker of a gap that was found by the first is written before the second answers.
            written = flush(ERASE_TIMEOUT);
        }
        if (!written) {
            throw new LedgerException("Nothing was erased in scope " + order.scope()
                    + ": evidence recorded before could"
                    + " not be written in " + ERASE_TIMEOUT.toSeconds() + " s, and would come back after the erasure."
                    + " Check the store's free space and health, then erase again");
        }
        return writer.withRetries(() -> store.erase(order));
    }

    /** At most {@code limit} pieces of a stream with a position of {@code from} or later. */
    public List<Recorded> readStream(Scope scope, String stream, long from, int limit) {
        return store.readStream(scope, stream, from, limit);
    }

    /** At most {@code limit} pieces of a scope after {@code cursor}; 0 is the beginning. */
    public List<Recorded> readScope(Scope scope, long cursor, int limit) {
        return store.readScope(scope, cursor, limit);
    }

    /** One piece of evidence. */
    public Optional<Recorded> find(Scope scope, EvidenceId id) {
        return store.find(scope, id);
    }

    /** The positions of a stream whose evidence was erased; empty when the store cannot tell. */
    public Optional<Set<Long>> erasedPositions(Scope scope, String stream) {
        return store.erasedPositions(scope, stream);
    }

    /** The cursor after the newest evidence of a scope; 0 when there is none. */
    public long head(Scope scope) {
        return store.head(scope);
    }

    /** All evidence of a run, in its order. */
    public List<Recorded> run(Scope scope, RunId run) {
        return readStream(scope, Evidence.streamOf(run));
    }

    /** All evidence of a stream, in its order. */
    public List<Recorded> readStream(Scope scope, String stream) {
        return pages(0, last -> store.readStream(scope, stream, last, PAGE), Recorded::position, 1);
    }

    /** All evidence of a scope, every stream in its own order. */
    public List<Recorded> scope(Scope scope) {
        return pages(0, cursor -> store.readScope(scope, cursor, PAGE), Recorded::cursor, 0);
    }

    private static List<Recorded> pages(
            long from, LongFunction<List<Recorded>> read, ToLongFunction<Recorded> key, long step) {
        List<Recorded> all = new ArrayList<>();
        List<Recorded> page = read.apply(from);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = read.apply(key.applyAsLong(page.get(page.size() - 1)) + step);
        }
        return all;
    }

    /** How many pieces of evidence were dropped since this ledger was opened. */
    public long dropped() {
        return gaps.dropped();
    }

    /** How many gap markers this ledger has written. */
    public long gaps() {
        return gaps.count();
    }

    /** How many records and appends wait for the writer now. */
    public int queued() {
        return queue.size();
    }

    /** Writes what is queued, for at most 10 seconds, then closes the store. Does nothing the second time. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        long end = System.nanoTime() + CLOSE_TIMEOUT.toNanos();
        flushed(CLOSE_TIMEOUT);
        writer.stop();
        joinWriter(Math.max(100, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        ended = true;
        for (Entry entry = queue.poll(); entry != null; entry = queue.poll()) {
            entry.failed(gaps, Gaps.Cause.CLOSED, closedException());
        }
        if (gaps.pending()) {
            LOG.error(
                    "The ledger was closed before all gap markers could be written; {} pieces of evidence were dropped"
                            + " since it was opened, and the runs they belong to may look whole",
                    gaps.dropped());
        }
        store.close();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the entry is there to wake the writer
    private void joinWriter(long millis) {
        queue.offer(Entry.awaited(List.of()));
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether an entry came into the queue after its last reader had gone; then it is out again. */
    private boolean leftBehind(Entry entry) {
        return ended && queue.remove(entry);
    }

    /** @throws LedgerException when the ledger is closed */
    public void requireOpen() {
        if (closed) {
            throw closedException();
        }
    }

    private static LedgerException closedException() {
        return new LedgerException(
                "The ledger is closed; nothing can be read or recorded. Close it after the last agent");
    }

    /** Settings of a {@link Ledger}. */
    public static final class Builder {

        private final LedgerStore store;
        private int queueCapacity = 10_000;
        private int batchSize = 512;
        private InstantSource clock = InstantSource.system();
        private List<Duration> retryDelays =
                List.of(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1));

        private Builder(LedgerStore store) {
            this.store = store;
        }

        /** How many records may wait for the writer; more are dropped. Default 10,000. */
        public Builder queueCapacity(int queueCapacity) {
            this.queueCapacity = positive("queueCapacity", queueCapacity);
            return this;
        }

        /** About how many pieces of evidence one commit may hold. Default 512. */
        public Builder batchSize(int batchSize) {
            this.batchSize = positive("batchSize", batchSize);
            return this;
        }

        /** How long to wait before each retry of a failed commit; empty for none. Default 10 ms, 100 ms, 1 s. */
        public Builder retryDelays(List<Duration> retryDelays) {
            this.retryDelays = List.copyOf(retryDelays);
            return this;
        }

        /** Where gap markers take their time from. Default the system's. */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /** Opens the ledger and starts its writer. */
        public Ledger build() {
            return new Ledger(this);
        }

        private static int positive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " is " + value + "; expected at least 1");
            }
            return value;
        }
    }
}
