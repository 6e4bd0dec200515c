package io.aionis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aionis.adjudication.AcceptancePolicy;
import io.aionis.adjudication.Adjudicator;
import io.aionis.adjudication.ScopeState;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.Recorded;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folded state of the scopes at work. Reads only what the ledger has that it has not read, and folds again only when
 * some of it can change a judgement. Bounded by pieces of evidence held; a scope that was let go is read again.
 */
final class ScopeStates {

    private static final int MOST_EVIDENCE = 500_000;
    private static final int PAGE = 1_000;

    private final Ledger ledger;
    private final AcceptancePolicy acceptance;
    private final Cache<Scope, Folded> states = Caffeine.newBuilder()
            .maximumWeight(MOST_EVIDENCE)
            .weigher((Scope scope, Folded folded) -> folded.evidence().size() + 1)
            .build();

    ScopeStates(Ledger ledger, AcceptancePolicy acceptance) {
        this.ledger = ledger;
        this.acceptance = acceptance;
    }

    ScopeState of(Scope scope) {
        Folded known = states.getIfPresent(scope);
        if (known != null && known.cursor() == ledger.head(scope)) {
            return known.state();
        }
        Folded now = next(scope, known);
        states.put(scope, now);
        return now.state();
    }

    private Folded next(Scope scope, @Nullable Folded known) {
        List<Recorded> evidence = new ArrayList<>(known == null ? List.of() : known.evidence());
        int before = evidence.size();
        long cursor = known == null ? 0 : known.cursor();
        List<Recorded> page = ledger.readScope(scope, cursor, PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(ScopeStates::judged).forEach(evidence::add);
            cursor = page.get(page.size() - 1).cursor();
            page = ledger.readScope(scope, cursor, PAGE);
        }
        ScopeState state = known != null && evidence.size() == before
                ? known.state()
                : Adjudicator.adjudicate(scope, evidence, acceptance);
        return new Folded(cursor, List.copyOf(evidence), state);
    }

    /** Whether the evidence can change a judgement; admissions, guides shown, reviews of skills, playbook changes and
     * claims cannot. */
    private static boolean judged(Recorded recorded) {
        EvidenceBody body = recorded.evidence().body();
        return !(body instanceof EvidenceBody.Admission
                || body instanceof EvidenceBody.Lifecycle
                || body instanceof EvidenceBody.Guided
                || body instanceof EvidenceBody.SkillReview
                || body instanceof EvidenceBody.Claim
                || body instanceof EvidenceBody.Settlement);
    }

    private record Folded(long cursor, List<Recorded> evidence, ScopeState state) {}
}
