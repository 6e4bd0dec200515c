package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.filter.Filter;
import io.aionis.firewall.admission.Candidate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a store found. Leaves out, counted, what cannot be read and what is not what was asked for. */
final class MatchReader {

    private final String store;
    private final Gate gate;
    private final @Nullable Filter filter;

    MatchReader(String store, Gate gate, @Nullable Filter filter) {
        this.store = store;
        this.gate = gate;
        this.filter = filter;
    }

    /** The match as a candidate; null when it is left out. */
    @Nullable
    Candidate read(@Nullable EmbeddingMatch<TextSegment> match) {
        try {
            TextSegment segment = Objects.requireNonNull(match, "match").embedded();
            if (isOther(segment)) {
                gate.dropped("a row of " + store + " that the filter does not let through", 1);
                return null;
            }
            return Rows.candidate(segment, match.score(), Asked.vector(match.embedding()), store)
                    .withRow(match.embeddingId());
        } catch (RuntimeException unreadable) {
            gate.dropped(
                    "a row of " + store + " that cannot be read: "
                            + unreadable.getClass().getName(),
                    1);
            return null;
        }
    }

    /**
     * A filter is given to the store to save work; whether a row fits is told by the filter itself. Only a filter that
     * can be tested in no row at all is left to the store.
     */
    private boolean isOther(@Nullable TextSegment segment) {
        if (filter == null) {
            return false;
        }
        Metadata metadata = segment == null || segment.metadata() == null ? new Metadata() : segment.metadata();
        try {
            return !filter.test(metadata);
        } catch (UnsupportedOperationException | UnsupportedFeatureException untestable) {
            return false;
        } catch (RuntimeException unlike) {
            return true;
        }
    }
}
