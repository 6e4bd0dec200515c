package io.aionis.governance;

import io.aionis.ledger.Ledger;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The governance of an engine: its policy, what is known of its scopes, and the one thread that holds playbooks in SHADOW
 * against runs as they end, so that no agent waits for it. What it missed, {@link Playbooks#shadow} catches up with. Safe
 * for use by many threads.
 */
public final class Governance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Governance.class);
    private static final Duration DURABLE = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 1_000;

    private final Ledger ledger;
    private final Clock clock;
    private final GovernancePolicy policy;
    private final Map<Scope, Register> registers = new ConcurrentHashMap<>();
    private final AtomicLong missed = new AtomicLong();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            0, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), Governance::thread);

    public Governance(Ledger ledger, Clock clock, GovernancePolicy policy) {
        this.ledger = ledger;
        this.clock = clock;
        this.policy = policy;
        worker.setRejectedExecutionHandler((task, executor) -> missed.incrementAndGet());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "aionis-governance");
        thread.setDaemon(true);
        return thread;
    }

    /** The policy. */
    public GovernancePolicy policy() {
        return policy;
    }

    /** The playbooks of a scope. */
    public Playbooks playbooks(Scope scope) {
        return playbooks(register(scope));
    }

    /** The repairs that were proposed in a scope. */
    public Repairs repairs(Scope scope) {
        return new Repairs(this, register(scope));
    }

    /** The approvals that were asked for in a scope. */
    public ApprovalDesk approvals(Scope scope) {
        return new ApprovalDesk(register(scope));
    }

    /** Is told of every piece of evidence as it is recorded; never waits and never throws. */
    public void recorded(Evidence evidence) {
        RunId run = evidence.run();
        Task task = evidence.task();
        if (run == null) {
            return;
        }
        if (evidence.body() instanceof EvidenceBody.RunEnded && task != null) {
            later(() -> trials(register(evidence.scope())).ended(task.signature(), run));
        } else if (evidence.body() instanceof EvidenceBody.Verdict verdict
                && verdict.outcome().isFailure()) {
            later(() -> trials(register(evidence.scope())).judged(run));
        }
    }

    /** Waits until what was recorded so far has had its consequences; false when that took longer. */
    public boolean settle(Duration timeout) {
        CountDownLatch through = new CountDownLatch(1);
        worker.execute(through::countDown);
        try {
            return through.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets go of what is known of a scope, as something of it was erased. */
    public void forget(Scope scope) {
        register(scope).forget();
    }

    /** How many runs ended, or were judged, while too much was waiting; see {@link Playbooks#shadow}. */
    public long missed() {
        return missed.get();
    }

    /** Ends what is under way, for at most ten seconds. The ledger must still be open. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(DURABLE.toSeconds(), TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Does something on the governance's own thread; what fails is logged and changes nothing for the agent. */
    void later(Runnable work) {
        worker.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                missed.incrementAndGet();
                LOG.warn(
                        "A run could not be held against the playbooks of its task; shadow(version) catches up",
                        failed);
            }
        });
    }

    Playbooks playbooks(Register register) {
        return new Playbooks(this, register);
    }

    Trials trials(Register register) {
        return new Trials(this, register);
    }

    /** Waits until what was recorded before is in the ledger. */
    void makeDurable() {
        ledger.flush(DURABLE);
    }

    private Register register(Scope scope) {
        return registers.computeIfAbsent(scope, s -> new Register(ledger, s, clock));
    }
}
