package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Vector;
import io.aionis.firewall.policy.Provenance;
import io.aionis.model.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Text segments as candidates, as what a reader may see of them, and as they are written. */
final class Rows {

    private Rows() {}

    /**
     * A segment as a candidate; one without text where there is no segment.
     *
     * @throws RuntimeException when the segment cannot be read, such as a value that has no text form
     */
    static Candidate candidate(@Nullable TextSegment segment, double score, @Nullable Vector vector, String store) {
        if (segment == null) {
            return new Candidate(null, Map.of(), score, Origin.of(store), vector);
        }
        Map<String, String> metadata = texts(values(segment));
        Origin origin = new Origin(store, metadata.get(Provenance.WRITER), written(metadata));
        return new Candidate(segment.text(), metadata, score, origin, vector);
    }

    /** The segment without our keys; marked when it must be inspected. Observe mode marks nothing. */
    static TextSegment shown(TextSegment segment, Admission admission) {
        boolean marked = admission.decision() == Decision.INSPECT && admission.mode() != Mode.OBSERVE;
        Map<String, Object> values = values(segment);
        boolean tagged = values.keySet().stream().anyMatch(key -> key.startsWith(Provenance.PREFIX));
        if (!marked && !tagged) {
            return segment;
        }
        Metadata metadata = new Metadata();
        values.forEach((key, value) -> {
            if (!key.startsWith(Provenance.PREFIX)) {
                put(metadata, key, value);
            }
        });
        if (marked) {
            metadata.put(Provenance.SURFACE, Provenance.INSPECT);
        }
        return TextSegment.from(segment.text(), metadata);
    }

    /** The segment that stands for a row of which only a pointer may be shown. It holds nothing of the row. */
    static TextSegment pointer(String pointer) {
        return TextSegment.from(
                "[note on hand under " + pointer + ": fetch it before relying on it]",
                Metadata.from(Provenance.SURFACE, Provenance.REHYDRATE));
    }

    /** The segment as it is written: it belongs to the scope in force, whatever it says itself. */
    static @Nullable TextSegment stamped(@Nullable TextSegment segment, Stamp stamp) {
        if (segment == null) {
            return null;
        }
        Metadata metadata = new Metadata();
        values(segment).forEach((key, value) -> {
            if (!Provenance.isReserved(key)) {
                put(metadata, key, value);
            }
        });
        Scope scope = stamp.scope();
        metadata.put(Provenance.TENANT, scope.tenant());
        metadata.put(Provenance.SCOPE, scope.name());
        metadata.put(Provenance.WRITTEN, stamp.at().toString());
        String claimed = texts(metadata.toMap()).get(Provenance.WRITER);
        String named = stamp.writer();
        if (named != null) {
            // What a row says of itself may only lower: another name must not hide a writer that is worth less.
            metadata.put(
                    Provenance.WRITER,
                    claimed == null ? named : stamp.lessTrusted().apply(claimed, named));
        }
        // The host's signature must not vouch for a name that the row brought along.
        boolean vouched = claimed == null || claimed.equals(stamp.writer());
        if (stamp.signer() != null && vouched) {
            metadata.put(Provenance.SIGNATURE, stamp.signer().sign(segment.text(), texts(metadata.toMap())));
        }
        return TextSegment.from(segment.text(), metadata);
    }

    /** The row's metadata; a store of another make may leave it out. */
    static Map<String, Object> values(TextSegment segment) {
        Metadata metadata = segment.metadata();
        return metadata == null ? Map.of() : metadata.toMap();
    }

    /** A null value keeps its key: an empty tag is malformed, and no tag at all would make the row everybody's. */
    private static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> texts = new HashMap<>();
        values.forEach((key, value) -> texts.put(key, value == null ? "" : String.valueOf(value)));
        return texts;
    }

    /** Keeps the types that LangChain4j knows; anything else becomes text. */
    static void put(Metadata metadata, String key, @Nullable Object value) {
        if (value instanceof Integer number) {
            metadata.put(key, number);
        } else if (value instanceof Long number) {
            metadata.put(key, number);
        } else if (value instanceof Float number) {
            metadata.put(key, number);
        } else if (value instanceof Double number) {
            metadata.put(key, number);
        } else if (value instanceof UUID id) {
            metadata.put(key, id);
        } else if (value != null) {
            metadata.put(key, String.valueOf(value));
        }
    }

    private static @Nullable Instant written(Map<String, String> metadata) {
        String written = metadata.get(Provenance.WRITTEN);
        try {
            return written == null ? null : Instant.parse(written);
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
