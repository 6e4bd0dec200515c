package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.rag.query.Metadata;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import io.aionis.firewall.admission.Vector;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a governed store, retriever or aggregator.
 *
 * @param question in words, or null when there are none
 * @param vector the question as a vector, or null
 * @param invocation the AI service call it is asked in, or null when nobody says
 */
public record Asked(
        @Nullable String question,
        @Nullable Vector vector,
        @Nullable InvocationContext invocation) {

    /** Of which nothing is known. */
    public static final Asked NOTHING = new Asked(null, null, null);

    static Asked of(EmbeddingSearchRequest request) {
        return new Asked(request.query(), vector(request.queryEmbedding()), null);
    }

    static Asked of(@Nullable Query query) {
        if (query == null) {
            return NOTHING;
        }
        Metadata metadata = query.metadata();
        return new Asked(query.text(), null, metadata == null ? null : metadata.invocationContext());
    }

    static @Nullable Vector vector(@Nullable Embedding embedding) {
        float[] values = embedding == null ? null : embedding.vector();
        return values == null ? null : Vector.of(values);
    }
}
