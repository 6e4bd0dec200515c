package io.aionis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody.Guided;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The guides that were shown, by trace id: the last ones from memory, the others from the ledger, one read each. */
final class Traces {

    private static final int MOST = 2_000;
    private static final Duration READ_YOUR_WRITES = Duration.ofMillis(500);

    private record Key(Scope scope, String traceId) {}

    private final Ledger ledger;
    private final Cache<Key, Evidence> latest =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Traces(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The evidence that a guide was shown. Its id is the trace id, which is how it is found again. */
    Evidence shown(Scope scope, Guide guide, GuideRequest request, Instant at) {
        List<Guided.Shown> rows = guide.rows().stream()
                .map(row -> new Guided.Shown(row.memoryId(), row.surface().name()))
                .toList();
        Evidence shown = new Evidence(
                new EvidenceId(guide.traceId()),
                scope,
                request.task(),
                null,
                request.consumer(),
                Lane.SHARED,
                at,
                new Guided(guide.traceId(), request.run(), rows, guide.promptTokens()));
        latest.put(new Key(scope, guide.traceId()), shown);
        return shown;
    }

    /** Lets go of what is held of a scope, such as after an erasure; it is read again when asked for. */
    void forget(Scope scope) {
        latest.asMap().keySet().removeIf(key -> key.scope().equals(scope));
    }

    /** @throws IllegalArgumentException when no guide of that trace id was shown in the scope */
    Evidence find(Scope scope, String traceId) {
        Evidence known = latest.getIfPresent(new Key(scope, traceId));
        if (known == null) {
            known = recorded(scope, traceId)
                    .orElseThrow(() -> new IllegalArgumentException("No guide with the trace id '" + traceId
                            + "' was shown in scope " + scope
                            + "; expected the traceId() of a guide that was not empty,"
                            + " in the scope it was made in"));
        }
        return known;
    }

    private Optional<Evidence> recorded(Scope scope, String traceId) {
        EvidenceId id;
        try {
            id = new EvidenceId(traceId);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
        ledger.flush(READ_YOUR_WRITES);
        return ledger.find(scope, id).map(Recorded::evidence).filter(e -> e.body() instanceof Guided);
    }
}
