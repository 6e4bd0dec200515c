package io.aionis;

import io.aionis.adjudication.AcceptancePolicy;
import io.aionis.adjudication.Change;
import io.aionis.adjudication.Folding;
import io.aionis.adjudication.ScopeState;
import io.aionis.governance.Governance;
import io.aionis.governance.GovernancePolicy;
import io.aionis.guide.TokenCounter;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.LedgerStore;
import io.aionis.ledger.jdbc.SqliteLedgerStore;
import io.aionis.local.Checkers;
import io.aionis.model.Evidence;
import io.aionis.model.Scope;
import io.aionis.repair.Repairer;
import io.aionis.replay.Checker;
import io.aionis.search.Embedder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine: one ledger, and a {@link Workspace} for each scope. Safe for use by many threads; close it when done.
 *
 * <pre>{@code
 * try (Aionis aionis = Aionis.open(Path.of("memory"))) {
 *     Workspace workspace = aionis.in("repo:checkout-service");
 * }
 * }</pre>
 */
public final class Aionis implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Aionis.class);
    private static final Duration READ_YOUR_WRITES = Duration.ofMillis(500);

    private final Ledger ledger;
    private final List<Checker> checkers;
    private final List<Repairer> repairers;
    private final TokenCounter tokens;
    private final Clock clock;
    private final Supplier<String> ids;
    private final AcceptancePolicy acceptance;
    private final StateListener listener;
    private final ScopeStates states;
    private final Traces traces;
    private final Governance governance;
    private final AtomicLong recorded = new AtomicLong();
    private volatile long settled;

    private Aionis(Builder builder, LedgerStore store) {
        this.ledger = Ledger.builder(store).clock(builder.clock).build();
        this.acceptance = builder.acceptance;
        this.listener = builder.listener;
        this.states = new ScopeStates(ledger, builder.acceptance, builder.embedder, this::report);
        this.traces = new Traces(ledger);
        this.governance = new Governance(ledger, builder.clock, builder.governance);
        this.checkers = List.copyOf(builder.checkers.values());
        this.repairers = List.copyOf(builder.repairers);
        this.tokens = builder.tokens;
        this.clock = builder.clock;
        this.ids = builder.ids;
    }

    /**
     * Opens an engine that keeps its ledger in a directory, which is created when absent.
     *
     * @throws io.aionis.ledger.LedgerException when the directory cannot be used; the message says why and what to do
     */
    public static Aionis open(Path directory) {
        return builder().directory(directory).build();
    }

    /** An engine with options. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where to work: a scope of the default tenant. */
    public Workspace in(String scope) {
        return in(Scope.of(scope));
    }

    /** Where to work. */
    public Workspace in(Scope scope) {
        return new Workspace(this, scope);
    }

    /**
     * Waits until everything recorded so far is durable.
     *
     * @return false when that took longer than {@code timeout}
     */
    public boolean flush(Duration timeout) {
        return ledger.flush(timeout);
    }

    /** How many pieces of evidence were lost since this engine was opened; each loss left a gap marker in its run. */
    public long dropped() {
        return ledger.dropped();
    }

    /** Makes everything recorded durable, then lets go of the store. */
    @Override
    public void close() {
        governance.close();
        states.close();
        ledger.close();
    }

    Ledger ledger() {
        return ledger;
    }

    /** Lets a reader see what was recorded just before, without waiting for a store that hangs. */
    void settle() {
        ledger.flush(READ_YOUR_WRITES);
    }

    Governance governance() {
        return governance;
    }

    /** Who looks whether the checks of plans hold. */
    List<Checker> checkers() {
        return checkers;
    }

    /** Who is asked, after the heuristics, how a plan could be mended. */
    List<Repairer> repairers() {
        return repairers;
    }

    Traces traces() {
        return traces;
    }

    /** Records evidence without waiting for the disk. */
    void record(Evidence evidence) {
        ledger.record(evidence);
        if (Folding.weighs(evidence.body())) {
            recorded.incrementAndGet();
        }
        governance.recorded(evidence);
    }

    /** Records evidence, all of it or nothing, and waits until it is durable. */
    void recordDurably(List<Evidence> batch) {
        ledger.append(batch);
        for (Evidence evidence : batch) {
            if (Folding.weighs(evidence.body())) {
                recorded.incrementAndGet();
            }
            governance.recorded(evidence);
        }
    }

    ScopeState state(Scope scope) {
        return folded(scope).state();
    }

    ScopeStates.Folded folded(Scope scope) {
        long before = recorded.get();
        if (before != settled) {
            settle();
            settled = before;
        }
        return states.folded(scope);
    }

    private void report(Scope scope, List<Change> changes) {
        for (Change change : changes) {
            if (change.isOfState()) {
                try {
                    listener.changed(scope, change);
                } catch (RuntimeException ofTheHost) {
                    LOG.warn(
                            "A state listener failed at memory '{}'",
                            change.memory().id(),
                            ofTheHost);
                }
            }
        }
    }

    AcceptancePolicy acceptance() {
        return acceptance;
    }

    ScopeStates states() {
        return states;
    }

    TokenCounter tokens() {
        return tokens;
    }

    Clock clock() {
        return clock;
    }

    String newId() {
        return ids.get();
    }

    /** Options of an engine. Where its ledger is kept is required and set once. Not thread-safe. */
    public static final class Builder {

        private @Nullable LedgerStore store;
        private @Nullable Path directory;
        private AcceptancePolicy acceptance = AcceptancePolicy.SOLO;
        private GovernancePolicy governance = GovernancePolicy.DEFAULT;
        private TokenCounter tokens = TokenCounter.ESTIMATE;
        private @Nullable Embedder embedder;
        private StateListener listener = (scope, change) -> {};
        private final Map<String, Checker> checkers = new LinkedHashMap<>();
        private final List<Repairer> repairers = new ArrayList<>();
        private Clock clock = Clock.systemUTC();
        private Supplier<String> ids = () -> UUID.randomUUID().toString();

        private Builder() {
            Checkers.standard().forEach(checker -> checkers.put(checker.kind(), checker));
        }

        /** Keeps the ledger in this directory, by SQLite. */
        public Builder directory(Path directory) {
            requireNoStore();
            this.directory = directory;
            return this;
        }

        /** Keeps the ledger in this store. The engine closes it. */
        public Builder store(LedgerStore store) {
            requireNoStore();
            this.store = store;
            return this;
        }

        /** When a run that answered without a verdict counts; {@link AcceptancePolicy#SOLO} unless set. */
        public Builder acceptance(AcceptancePolicy acceptance) {
            this.acceptance = acceptance;
            return this;
        }

        /** What governance does by itself; {@link GovernancePolicy#DEFAULT} unless set. */
        public Builder governance(GovernancePolicy governance) {
            this.governance = governance;
            return this;
        }

        /** Looks at one kind of check that plans make; in the place of the one of that kind that comes with the library. */
        public Builder checker(Checker checker) {
            checkers.put(checker.kind(), checker);
            return this;
        }

        /**
         * Proposes how plans that stopped could be mended; asked in the order given, after the library's own
         * {@link io.aionis.repair.Heuristics}. What is proposed waits for a reviewer.
         */
        public Builder repairer(Repairer repairer) {
            repairers.add(repairer);
            return this;
        }

        /** Finds memories by meaning too, not by words alone. None unless set. */
        public Builder embedder(Embedder embedder) {
            this.embedder = embedder;
            return this;
        }

        /** Is told when a memory's state changes. */
        public Builder onChange(StateListener listener) {
            this.listener = listener;
            return this;
        }

        /** Counts tokens for guide budgets; {@link TokenCounter#ESTIMATE} unless set. */
        public Builder tokenCounter(TokenCounter tokens) {
            this.tokens = tokens;
            return this;
        }

        /** Tells the time that evidence carries; the system's unless set. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Makes ids; random UUIDs unless set. Each call must give another one. */
        public Builder ids(Supplier<String> ids) {
            this.ids = ids;
            return this;
        }

        /**
         * Opens the engine.
         *
         * @throws IllegalStateException when neither a directory nor a store was given
         * @throws io.aionis.ledger.LedgerException when the store cannot be opened
         */
        public Aionis build() {
            LedgerStore chosen = store;
            if (chosen == null) {
                if (directory == null) {
                    throw new IllegalStateException(
                            "Aionis has nowhere to keep its ledger; call directory(Path) or store(LedgerStore) before"
                                    + " build()");
                }
                chosen = SqliteLedgerStore.open(directory);
            }
            return new Aionis(this, chosen);
        }

        private void requireNoStore() {
            if (store != null || directory != null) {
                throw new IllegalStateException("The ledger's place was already set to "
                        + (store != null ? store : directory) + "; set a directory or a store, once");
            }
        }
    }
}
