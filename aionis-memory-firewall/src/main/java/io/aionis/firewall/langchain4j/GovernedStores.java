package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;

/** Puts a gate in front of LangChain4j's embedding stores. */
public final class GovernedStores {

    private GovernedStores() {}

    /** A store that hands out only what the gate lets through. */
    public static EmbeddingStore<TextSegment> govern(EmbeddingStore<TextSegment> store, String name, Gate gate) {
        return new GovernedEmbeddingStore(store, name, gate);
    }
}
