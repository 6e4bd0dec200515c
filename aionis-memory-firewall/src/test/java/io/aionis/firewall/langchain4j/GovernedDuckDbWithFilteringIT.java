package io.aionis.firewall.langchain4j;

import dev.langchain4j.community.store.embedding.duckdb.DuckDBEmbeddingStore;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreWithFilteringIT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** LangChain4j's own suite, through the firewall, over DuckDB in this process. */
class GovernedDuckDbWithFilteringIT extends EmbeddingStoreWithFilteringIT {

    private static final GovernedRows ROWS = new GovernedRows();
    private static final EmbeddingModel MODEL = new HashingEmbeddingModel();
    private static EmbeddingStore<TextSegment> store;

    @BeforeAll
    static void open() {
        store = ROWS.over(DuckDBEmbeddingStore.builder().inMemory("rows").build());
    }

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

    @Override
    protected void clearStore() {
        store.removeAll();
    }
}
