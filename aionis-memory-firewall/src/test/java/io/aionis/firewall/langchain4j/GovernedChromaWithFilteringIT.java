package io.aionis.firewall.langchain4j;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreWithFilteringIT;
import dev.langchain4j.store.embedding.filter.Filter;
import dev.langchain4j.store.embedding.filter.comparison.IsGreaterThan;
import dev.langchain4j.store.embedding.filter.comparison.IsGreaterThanOrEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsLessThan;
import dev.langchain4j.store.embedding.filter.comparison.IsLessThanOrEqualTo;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** LangChain4j's own suite, through the firewall, over a Chroma server. */
@ExtendWith(ChromaServer.class)
class GovernedChromaWithFilteringIT extends EmbeddingStoreWithFilteringIT {

    private static final GovernedRows ROWS = new GovernedRows();
    private static final EmbeddingModel MODEL = new HashingEmbeddingModel();
    private static EmbeddingStore<TextSegment> store;

    @BeforeAll
    static void open() {
        store = ROWS.over(ChromaServer.collection());
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

    /** Chroma refuses to order texts, and nothing is handed out then. */
    @Override
    @ParameterizedTest
    @MethodSource
    protected void should_filter_by_metadata(Filter filter, List<Metadata> matching, List<Metadata> notMatching) {
        if (ordersTexts(filter)) {
            assertThatThrownBy(() -> super.should_filter_by_metadata(filter, matching, notMatching))
                    .isInstanceOf(RuntimeException.class)
                    .hasMessageContaining("Invalid where clause");
        } else {
            super.should_filter_by_metadata(filter, matching, notMatching);
        }
    }

    private static boolean ordersTexts(Filter filter) {
        Object value = null;
        if (filter instanceof IsGreaterThan compared) {
            value = compared.comparisonValue();
        } else if (filter instanceof IsGreaterThanOrEqualTo compared) {
            value = compared.comparisonValue();
        } else if (filter instanceof IsLessThan compared) {
            value = compared.comparisonValue();
        } else if (filter instanceof IsLessThanOrEqualTo compared) {
            value = compared.comparisonValue();
        }
        return value instanceof String;
    }

    @Override
    protected void clearStore() {
        store.removeAll();
    }
}
