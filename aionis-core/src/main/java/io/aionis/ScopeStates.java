package io.aionis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aionis.adjudication.AcceptancePolicy;
import io.aionis.adjudication.Adjudicator;
import io.aionis.adjudication.Change;
import io.aionis.adjudication.Folding;
import io.aionis.adjudication.ScopeState;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.Recorded;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The folded state of the scopes at work, kept up to date: reads only what the ledger has that it has not read. Bounded
 * by pieces of evidence held; a scope that was let go is read again.
 */
final class ScopeStates {

    private static final long MOST_EVIDENCE = 1_000_000;
    private static final int PAGE = 1_000;

    private final Ledger ledger;
    private final AcceptancePolicy acceptance;
    private final BiConsumer<Scope, List<Change>> changes;
    private final Cache<Scope, Live> states = Caffeine.newBuilder()
            .maximumWeight(MOST_EVIDENCE)
            .weigher((Scope scope, Live live) -> live.pieces + 1)
            .build();

    /** {@code changes} is told what became of memories since a scope was first read; it must not throw. */
    ScopeStates(Ledger ledger, AcceptancePolicy acceptance, BiConsumer<Scope, List<Change>> changes) {
        this.ledger = ledger;
        this.acceptance = acceptance;
        this.changes = changes;
    }

    ScopeState of(Scope scope) {
        Live live = states.get(scope, Live::new);
        int before = live.pieces;
        ScopeState state = live.state();
        if (live.pieces != before) {
            // Weighs it anew.
            states.asMap().replace(scope, live, live);
        }
        return state;
    }

    /** Lets go of a scope, which is read anew when it is asked for. */
    void forget(Scope scope) {
        states.invalidate(scope);
    }

    /** Whether the evidence can change a judgement. */
    static boolean judged(EvidenceBody body) {
        return !(body instanceof EvidenceBody.Admission
                || body instanceof EvidenceBody.Lifecycle
                || body instanceof EvidenceBody.SkillReview
                || body instanceof EvidenceBody.Claim
                || body instanceof EvidenceBody.Settlement
                || body instanceof EvidenceBody.Guided);
    }

    /** One scope: its fold, and how far it has read. */
    private final class Live {

        private final Scope scope;
        private @Nullable Folding folding;
        private long cursor;
        private volatile int pieces;
        private volatile ScopeState state = ScopeState.EMPTY;
        private volatile long stateAt = -1;

        private Live(Scope scope) {
            this.scope = scope;
        }

        private ScopeState state() {
            long head = ledger.head(scope);
            if (stateAt >= head) {
                return state;
            }
            synchronized (this) {
                if (stateAt < head) {
                    read();
                }
                return state;
            }
        }

        private void read() {
            Folding fold = folding;
            if (fold == null) {
                fold = rebuilt();
            } else {
                for (List<Recorded> page = page(); !page.isEmpty(); page = page()) {
                    page.forEach(fold::add);
                }
                if (fold.isOutOfOrder()) {
                    fold = rebuilt();
                } else {
                    state = fold.state();
                    List<Change> found = fold.changes();
                    if (!found.isEmpty()) {
                        changes.accept(scope, found);
                    }
                }
            }
            folding = fold;
            stateAt = cursor;
        }

        private Folding rebuilt() {
            cursor = 0;
            pieces = 0;
            List<Recorded> evidence = new ArrayList<>();
            for (List<Recorded> page = page(); !page.isEmpty(); page = page()) {
                evidence.addAll(page);
            }
            Folding fold = Adjudicator.fold(scope, evidence, acceptance);
            state = fold.state();
            fold.changes();
            return fold;
        }

        /** What can change a judgement among the next pieces; empty at the end. */
        private List<Recorded> page() {
            List<Recorded> page = ledger.readScope(scope, cursor, PAGE);
            List<Recorded> judged = List.of();
            while (!page.isEmpty() && judged.isEmpty()) {
                cursor = page.get(page.size() - 1).cursor();
                judged = page.stream()
                        .filter(recorded -> judged(recorded.evidence().body()))
                        .toList();
                if (judged.isEmpty()) {
                    page = ledger.readScope(scope, cursor, PAGE);
                }
            }
            pieces += judged.size();
            return judged;
        }
    }
}
