package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.policy.Provenance;
import io.aionis.model.Scope;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of an embedding store as candidates, and back as what a reader may see of them. */
final class Rows {

    private Rows() {}

    static Candidate candidate(EmbeddingMatch<TextSegment> match, String store) {
        TextSegment segment = match.embedded();
        if (segment == null) {
            return new Candidate(null, Map.of(), match.score(), Origin.of(store));
        }
        Map<String, String> metadata = new HashMap<>();
        segment.metadata().toMap().forEach((key, value) -> metadata.put(key, String.valueOf(value)));
        Origin origin = new Origin(store, metadata.get(Provenance.WRITER), null);
        return new Candidate(segment.text(), metadata, match.score(), origin);
    }

    /** The match without our keys; marked when it must be inspected. Observe mode marks nothing. */
    static EmbeddingMatch<TextSegment> shown(EmbeddingMatch<TextSegment> match, Admission admission) {
        TextSegment segment = match.embedded();
        if (segment == null) {
            return match;
        }
        boolean marked = admission.decision() == Decision.INSPECT && admission.mode() != Mode.OBSERVE;
        boolean tagged =
                segment.metadata().toMap().keySet().stream().anyMatch(key -> key.startsWith(Provenance.PREFIX));
        if (!marked && !tagged) {
            return match;
        }
        Metadata metadata = segment.metadata().copy();
        segment.metadata().toMap().keySet().stream()
                .filter(key -> key.startsWith(Provenance.PREFIX))
                .forEach(metadata::remove);
        if (marked) {
            metadata.put(Provenance.SURFACE, Provenance.INSPECT);
        }
        return new EmbeddingMatch<>(
                match.score(), match.embeddingId(), match.embedding(), TextSegment.from(segment.text(), metadata));
    }

    /** The segment as it is written: it belongs to the scope in force, whatever it says itself. */
    static @Nullable TextSegment stamped(@Nullable TextSegment segment, Scope scope) {
        if (segment == null) {
            return null;
        }
        Metadata metadata =
                segment.metadata().copy().put(Provenance.TENANT, scope.tenant()).put(Provenance.SCOPE, scope.name());
        metadata.remove(Provenance.SURFACE);
        return TextSegment.from(segment.text(), metadata);
    }
}
