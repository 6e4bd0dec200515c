package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.aggregator.ContentAggregator;
import dev.langchain4j.rag.content.aggregator.DefaultContentAggregator;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.aionis.Aionis;
import io.aionis.firewall.HeldRow;
import io.aionis.firewall.MemoryFirewall;
import io.aionis.firewall.admission.Requirement;
import io.aionis.firewall.admission.Trust;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirewallWritesPageTest {

    @TempDir
    Path directory;

    @Test
    void should_hold_a_write_until_a_person_has_read_it() {
        EmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
        Embedding embedding = Embedding.from(new float[] {1});
        try (Aionis aionis = Aionis.open(directory.resolve("memory"))) {
            MemoryFirewall firewall = MemoryFirewall.builder()
                    .workspace(aionis.in("repo:shop"))
                    .writerTrust("customer-mail", Trust.UNTRUSTED)
                    .writer(() -> "customer-mail")
                    .quarantine(Trust.UNTRUSTED)
                    .build();
            EmbeddingStore<TextSegment> notes = firewall.govern(store, "notes");
            notes.add(embedding, TextSegment.from("The lamp flickers.")); // waits; the store has nothing yet
            assertThat(found(store)).isEmpty();

            Actor reviewer = Actor.of("ann", Role.REVIEWER);
            for (HeldRow row : firewall.quarantine().pending()) {
                firewall.quarantine().release(row.id(), reviewer, "an honest complaint");
            }
            assertThat(found(store)).containsExactly("The lamp flickers.");
            firewall.close();
        }
    }

    @Test
    void should_show_a_pointer_and_fetch_by_it() {
        ContentRetriever retriever = query -> List.of(Content.from("The shop opens at nine."));
        try (Aionis aionis = Aionis.open(directory.resolve("memory"));
                MemoryFirewall firewall = MemoryFirewall.builder()
                        .workspace(aionis.in("repo:shop"))
                        .require("archive", Requirement.REHYDRATE)
                        .build()) {
            ContentRetriever archive = firewall.govern(retriever, "archive");
            ContentAggregator aggregator = firewall.governing(new DefaultContentAggregator());
            Query query = Query.from("When does the shop open?");

            String shown = aggregator
                    .aggregate(Map.of(query, List.of(archive.retrieve(query))))
                    .get(0)
                    .textSegment()
                    .text();

            assertThat(shown).doesNotContain("nine");
            String pointer = shown.replaceAll("(?s).*?(fw-[0-9a-f]+).*", "$1");
            assertThat(new Notes(firewall).fetch(pointer)).contains("nine");
            assertThat(new Notes(firewall).fetch("fw-000000000000")).isEqualTo("There is no such note.");
        }
    }

    record Notes(MemoryFirewall firewall) {

        @Tool("Fetches a note by the pointer that stands in its place.")
        String fetch(String pointer) {
            return firewall.fetch(pointer).orElse("There is no such note.");
        }
    }

    private static List<String> found(EmbeddingStore<TextSegment> store) {
        return store
                .search(EmbeddingSearchRequest.builder()
                        .queryEmbedding(Embedding.from(new float[] {1}))
                        .maxResults(5)
                        .build())
                .matches()
                .stream()
                .map(match -> match.embedded().text())
                .toList();
    }
}
