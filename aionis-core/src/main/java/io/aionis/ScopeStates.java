package io.aionis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aionis.adjudication.AcceptancePolicy;
import io.aionis.adjudication.Adjudicator;
import io.aionis.adjudication.Change;
import io.aionis.adjudication.Folding;
import io.aionis.adjudication.ScopeState;
import io.aionis.guide.GuideRequest;
import io.aionis.guide.Ranks;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.Recorded;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Scope;
import io.aionis.search.Embedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The folded state of the scopes at work, and the index over it, kept up to date: reads only what the ledger has that it
 * has not read. Bounded by pieces of evidence held; a scope that was let go is read again.
 */
final class ScopeStates {

    private static final long MOST_EVIDENCE = 1_000_000;
    /** A scope counts as no more than this, so that one with more evidence is held too and not read for each question. */
    private static final int MOST_OF_ONE = 500_000;

    private static final int PAGE = 1_000;

    private final Ledger ledger;
    private final AcceptancePolicy acceptance;
    private final @Nullable Embedder embedder;
    private final BiConsumer<Scope, List<Change>> changes;
    private final Cache<Scope, Live> states = Caffeine.newBuilder()
            .maximumWeight(MOST_EVIDENCE)
            .weigher((Scope scope, Live live) -> Math.min(live.pieces + 1, MOST_OF_ONE))
            .removalListener((scope, live, cause) -> {
                if (live != null && cause.wasEvicted()) {
                    live.index.close();
                }
            })
            .build();

    /** {@code changes} is told what became of memories since a scope was first read; it must not throw. */
    ScopeStates(
            Ledger ledger,
            AcceptancePolicy acceptance,
            @Nullable Embedder embedder,
            BiConsumer<Scope, List<Change>> changes) {
        this.ledger = ledger;
        this.acceptance = acceptance;
        this.embedder = embedder;
        this.changes = changes;
    }

    /** The state of a scope as far as it has been read, and what is needed to search it. */
    Folded folded(Scope scope) {
        Live live = states.get(scope, Live::new);
        int before = live.pieces;
        Folded folded = live.upToDate();
        if (live.pieces != before) {
            // Weighs it anew.
            states.asMap().replace(scope, live, live);
        }
        return folded;
    }

    /** Lets go of everything held of a scope; it is read again when asked for. */
    void forget(Scope scope) {
        Live live = states.asMap().remove(scope);
        if (live != null) {
            live.index.close();
        }
    }

    void close() {
        states.asMap().values().forEach(live -> live.index.close());
    }

    /**
     * What is known of a scope.
     *
     * @param cursor the cursor of the last evidence it knows
     * @param state the state
     * @param index finds its memories
     */
    record Folded(long cursor, ScopeState state, StateIndex index) {

        private static final int MOST_RANKED = 500;

        /** The memories around the request's task by how well they answer its question, best first. */
        Ranks rank(GuideRequest request) {
            return request.question().isBlank()
                    ? Ranks.NONE
                    : new Ranks(index.rank(request.question(), state.tasksAround(request.task()), MOST_RANKED));
        }
    }

    /** One scope: its fold, and how far it has read. */
    private final class Live {

        private final Scope scope;
        private final StateIndex index;
        private @Nullable Folding folding;
        private long cursor;
        private volatile int pieces;
        private volatile @Nullable Folded folded;

        private Live(Scope scope) {
            this.scope = scope;
            this.index = new StateIndex(embedder);
        }

        private Folded upToDate() {
            long head = ledger.head(scope);
            Folded known = folded;
            if (known != null && known.cursor() >= head) {
                return known;
            }
            synchronized (this) {
                known = folded;
                if (known == null || known.cursor() < head) {
                    known = read(head);
                }
                return known;
            }
        }

        private Folded read(long head) {
            Folding fold = folding;
            List<Change> found;
            Folded now;
            if (fold != null && advance(fold, head)) {
                now = new Folded(cursor, fold.state(), index);
                found = fold.changes();
                index.update(found, now.state());
            } else {
                Folded before = folded;
                fold = anew();
                folding = fold;
                now = new Folded(cursor, fold.state(), index);
                fold.changes();
                found = before == null ? List.of() : Change.between(before.state(), now.state());
                index.rebuild(now.state());
            }
            folded = now;
            if (!found.isEmpty()) {
                // A listener may record and ask in its turn; what it found is newer.
                changes.accept(scope, found);
            }
            return Objects.requireNonNull(folded);
        }

        /** Takes in what is new; false when only a new beginning gives the state. */
        private boolean advance(Folding fold, long head) {
            List<Recorded> page = ledger.readScope(scope, cursor, PAGE);
            while (!page.isEmpty()) {
                if (page.stream().anyMatch(Live::isErasure)) {
                    // Nothing that was known may be told any more.
                    folded = null;
                    return false;
                }
                page.forEach(recorded -> take(fold, recorded));
                cursor = page.get(page.size() - 1).cursor();
                page = cursor >= head ? List.of() : ledger.readScope(scope, cursor, PAGE);
            }
            // The newest evidence may be erased; nothing up to there is unread.
            cursor = Math.max(cursor, head);
            return !fold.isOutOfOrder();
        }

        private void take(Folding fold, Recorded recorded) {
            fold.add(recorded);
            if (Folding.weighs(recorded.evidence().body())) {
                pieces++;
            }
        }

        /** What was read before an erasure may be gone; only a new beginning is sure to hold nothing of it. */
        private Folding anew() {
            while (true) {
                long start = ledger.head(scope);
                long at = 0;
                boolean erased = false;
                List<Recorded> evidence = new ArrayList<>();
                List<Recorded> page = ledger.readScope(scope, at, PAGE);
                while (!page.isEmpty() && !erased) {
                    erased = page.stream().anyMatch(recorded -> recorded.cursor() > start && isErasure(recorded));
                    page.stream()
                            .filter(recorded ->
                                    Folding.weighs(recorded.evidence().body()))
                            .forEach(evidence::add);
                    at = page.get(page.size() - 1).cursor();
                    page = ledger.readScope(scope, at, PAGE);
                }
                if (!erased) {
                    cursor = Math.max(at, start);
                    pieces = evidence.size();
                    return Adjudicator.fold(scope, evidence, acceptance);
                }
            }
        }

        private static boolean isErasure(Recorded recorded) {
            return recorded.evidence().body() instanceof EvidenceBody.Erased;
        }
    }
}
