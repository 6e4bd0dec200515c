package io.aionis.firewall;

import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.AdmissionListener;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Mode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts decisions and hands them to the listener and the receipts file. Their failures stay here. */
final class Reports {

    private static final Logger log = LoggerFactory.getLogger(MemoryFirewall.class);

    private final @Nullable AdmissionListener listener;
    private final @Nullable Receipts receipts;
    private final AtomicLong judged = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final AtomicLong listenerFailures = new AtomicLong();
    private final AtomicLong receiptFailures = new AtomicLong();
    private final AtomicLong storeFailures = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong held = new AtomicLong();
    private final AtomicBoolean warned = new AtomicBoolean();

    Reports(@Nullable AdmissionListener listener, @Nullable Receipts receipts) {
        this.listener = listener;
        this.receipts = receipts;
    }

    void publish(List<Admission> admissions) {
        for (Admission admission : admissions) {
            count(admission);
            tell(admission);
        }
        if (receipts != null) {
            try {
                receipts.write(admissions);
            } catch (IOException | RuntimeException e) {
                receiptFailures.incrementAndGet();
                warn("receipts cannot be written", e);
            }
        }
    }

    /** One warning for each firewall; the counters tell how often. */
    void warn(String what, Throwable why) {
        if (warned.compareAndSet(false, true)) {
            log.warn("Memory firewall: {}; further failures are only counted, see counts()", what, why);
        }
    }

    /** What stands behind a wrapper threw. */
    void storeFailed(String what, RuntimeException why) {
        storeFailures.incrementAndGet();
        warn(what + " failed", why);
    }

    /** Rows or lists were left out unjudged. */
    void dropped(String what, int count) {
        dropped.addAndGet(count);
        if (warned.compareAndSet(false, true)) {
            log.warn("Memory firewall: left out {}; further ones are only counted, see counts()", what);
        }
    }

    /** Stores that the host gave trust or a requirement and that offered nothing, although others did. */
    void awaited(List<String> stores) {
        if (!stores.isEmpty() && judged.get() > 0) {
            log.warn(
                    "Memory firewall: trust(…) or require(…) names the stores {}, and no row came from them. If one is spelled"
                            + " otherwise than in govern(…) or in a candidate's origin, what you required of it did not apply",
                    stores);
        }
    }

    /** Writes were held for a person. */
    void held(int count) {
        held.addAndGet(count);
    }

    FirewallCounts counts(long recordFailures, long embedderFailures) {
        return new FirewallCounts(
                judged.get(),
                kept.get(),
                errors.get(),
                listenerFailures.get(),
                receiptFailures.get(),
                recordFailures,
                embedderFailures,
                storeFailures.get(),
                dropped.get(),
                held.get());
    }

    private void count(Admission admission) {
        judged.incrementAndGet();
        boolean kept = admission.mode() == Mode.STRICT
                ? !admission.passes()
                : admission.decision().isStricterThan(Decision.INSPECT);
        if (kept) {
            this.kept.incrementAndGet();
        }
        if (admission.reasons().contains(Admission.POLICY_ERROR)) {
            errors.incrementAndGet();
        }
    }

    private void tell(Admission admission) {
        if (listener == null) {
            return;
        }
        try {
            listener.onAdmission(admission);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            listenerFailures.incrementAndGet();
            warn("the listener threw", e);
        }
    }
}
