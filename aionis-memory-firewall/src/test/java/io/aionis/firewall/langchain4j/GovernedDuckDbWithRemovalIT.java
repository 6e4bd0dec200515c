package io.aionis.firewall.langchain4j;

import dev.langchain4j.community.store.embedding.duckdb.DuckDBEmbeddingStore;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreWithRemovalIT;
import org.junit.jupiter.api.AfterAll;

/** LangChain4j's own suite, through the firewall, over DuckDB in this process. */
class GovernedDuckDbWithRemovalIT extends EmbeddingStoreWithRemovalIT {

    private static final GovernedRows ROWS = new GovernedRows();
    private static final EmbeddingModel MODEL = new HashingEmbeddingModel();

    private final EmbeddingStore<TextSegment> store =
            ROWS.over(DuckDBEmbeddingStore.builder().inMemory("rows").build());

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
