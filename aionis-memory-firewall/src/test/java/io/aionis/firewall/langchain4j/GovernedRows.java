package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.aionis.Aionis;
import io.aionis.firewall.MemoryFirewall;
import io.aionis.ledger.InMemoryLedgerStore;

/** A store behind a firewall of its own, for suites that know nothing of firewalls. */
final class GovernedRows implements AutoCloseable {

    private final Aionis aionis =
            Aionis.builder().store(new InMemoryLedgerStore()).build();
    private final MemoryFirewall firewall =
            MemoryFirewall.builder().workspace(aionis.in("shop")).build();

    EmbeddingStore<TextSegment> over(EmbeddingStore<TextSegment> store) {
        return firewall.govern(store, "rows");
    }

    @Override
    public void close() {
        firewall.close();
        aionis.close();
    }
}
