package io.aionis.firewall.index;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an index durable again and again, in the background: nobody who judges waits for the disk. */
final class Committer implements AutoCloseable {

    /** For an index that has no disk. */
    static final Committer NEVER = new Committer(null);

    private static final Logger log = LoggerFactory.getLogger(Committer.class);

    private final @Nullable Duration period;
    private final AtomicBoolean warned = new AtomicBoolean();
    private @Nullable ScheduledExecutorService thread;

    Committer(@Nullable Duration period) {
        this.period = period;
    }

    synchronized void start(VerdictIndex index) {
        if (period == null) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "aionis-verdicts");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleWithFixedDelay(() -> commit(index), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void commit(VerdictIndex index) {
        try {
            index.commit();
        } catch (RuntimeException e) {
            if (warned.compareAndSet(false, true)) {
                log.warn("The verdict index cannot be made durable; it will be rebuilt from the ledger", e);
            }
        }
    }

    /** No commit begins from now on. */
    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.shutdown();
        }
    }
}
