package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreWithRemovalIT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** LangChain4j's own suite, through the firewall, over a Chroma server. */
@ExtendWith(ChromaServer.class)
class GovernedChromaWithRemovalIT extends EmbeddingStoreWithRemovalIT {

    private static final GovernedRows ROWS = new GovernedRows();
    private static final EmbeddingModel MODEL = new HashingEmbeddingModel();

    private final EmbeddingStore<TextSegment> store = ROWS.over(ChromaServer.collection());

    @AfterAll
    static void close() {
        ROWS.close();
    }

    @Override
    protected EmbeddingStore<TextSegment> embeddingStore() {
        return store;
    }

    @Override
    protected EmbeddingModel embeddingModel() {
        return MODEL;
    }
}
