package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.aggregator.ContentAggregator;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.aionis.model.QuarantineBody;

/** Puts one firewall in front of LangChain4j's stores, retrievers and aggregators. Safe for use by many threads. */
public final class Wrappers {

    private final Passing passing = new Passing();

    /** A store that hands out only what the gate lets through, and writes what the intake lets in. */
    public EmbeddingStore<TextSegment> govern(
            EmbeddingStore<TextSegment> store, String name, Gate gate, Intake intake) {
        return new GovernedEmbeddingStore(store, name, gate, intake, passing);
    }

    /** A retriever that hands out only what the gate lets through. */
    public ContentRetriever govern(ContentRetriever retriever, String name, Gate gate) {
        return new GovernedRetriever(retriever, name, gate, passing);
    }

    /** An aggregator that is given, and gives, only what the gate lets through. */
    public ContentAggregator govern(ContentAggregator aggregator, String name, Gate gate) {
        return new GovernedAggregator(aggregator, name, gate, passing);
    }

    /** Puts a held row into a store, in the place of what that has under the row's id. Throws what the store throws. */
    public static void release(QuarantineBody.Held held, EmbeddingStore<TextSegment> store) {
        Held.release(held, store);
    }
}
