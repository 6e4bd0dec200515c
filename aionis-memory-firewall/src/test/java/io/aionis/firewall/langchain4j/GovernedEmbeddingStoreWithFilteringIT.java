package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreWithFilteringIT;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.aionis.Aionis;
import io.aionis.firewall.MemoryFirewall;
import io.aionis.ledger.InMemoryLedgerStore;

/** LangChain4j's own suite, through the firewall. */
class GovernedEmbeddingStoreWithFilteringIT extends EmbeddingStoreWithFilteringIT {

    private final InMemoryLedgerStore ledger = new InMemoryLedgerStore();
    private final MemoryFirewall firewall = MemoryFirewall.builder()
            .workspace(Aionis.builder().store(ledger).build().in("shop"))
            .build();
    private final EmbeddingStore<TextSegment> store = firewall.govern(new InMemoryEmbeddingStore<>(), "rows");
    private final EmbeddingModel model = new HashingEmbeddingModel();

    @Override
    protected EmbeddingStore<TextSegment> embeddingStore() {
        return store;
    }

    @Override
    protected EmbeddingModel embeddingModel() {
        return model;
    }

    @Override
    protected boolean supportsContains() {
        return true;
    }
}
