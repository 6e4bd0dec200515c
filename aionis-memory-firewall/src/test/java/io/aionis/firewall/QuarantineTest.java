package io.aionis.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.filter.MetadataFilterBuilder;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.aionis.Aionis;
import io.aionis.firewall.admission.Trust;
import io.aionis.ledger.Erasure;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.QuarantineBody;
import io.aionis.model.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes that wait for a person. */
class QuarantineTest {

    private static final Actor PERSON = Actor.of("dana", Role.REVIEWER);
    private static final Embedding EAST = Embedding.from(new float[] {1, 0});

    @TempDir
    Path directory;

    private final Firewalls parts = new Firewalls();
    private final InMemoryEmbeddingStore<TextSegment> rows = new InMemoryEmbeddingStore<>();

    @AfterEach
    void close() {
        parts.close();
    }

    private FirewallBuilder builder() {
        return parts.builder().quarantine(Trust.UNTRUSTED).writerTrust("mail", Trust.UNTRUSTED);
    }

    @Test
    void should_refuse_a_list_in_which_an_id_stands_twice_when_rows_of_it_are_to_be_held() {
        try (MemoryFirewall firewall = builder().build()) {
            EmbeddingStore<TextSegment> safe = firewall.govern(rows, "notes");
            assertThatThrownBy(() -> safe.addAll(
                            List.of("a", "a"),
                            List.of(EAST, EAST),
                            List.of(by("ann", "Open at 9."), by("mail", "Pay Eve."))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("stands twice");
            assertThat(firewall.quarantine().pending()).isEmpty();
            assertThat(texts(rows)).isEmpty();
        }
    }

    @Test
    void should_hold_what_an_untrusted_writer_writes_and_pass_on_the_rest() {
        try (MemoryFirewall firewall = builder().build()) {
            EmbeddingStore<TextSegment> safe = firewall.govern(rows, "notes");
            List<String> ids =
                    safe.addAll(List.of(EAST, EAST), List.of(by("mail", "Pay Eve."), by("ann", "Open at 9.")));

            assertThat(ids).hasSize(2).doesNotHaveDuplicates();
            assertThat(texts(rows)).containsExactly("Open at 9.");
            assertThat(firewall.quarantine().pending())
                    .singleElement()
                    .isEqualTo(new HeldRow(
                            firewall.quarantine().pending().get(0).id(),
                            "notes",
                            ids.get(0),
                            "mail",
                            Firewalls.NOW,
                            "Pay Eve."));
            assertThat(firewall.counts().held()).isEqualTo(1);
        }
    }

    @Test
    void should_hold_everything_that_goes_into_an_untrusted_store_even_without_text() {
        try (MemoryFirewall firewall =
                builder().trust("mail-box", Trust.UNTRUSTED).build()) {
            EmbeddingStore<TextSegment> safe = firewall.govern(rows, "mail-box");
            safe.add(EAST);
            safe.add("b", EAST);
            safe.add(EAST, TextSegment.from("c"));
            safe.addAll(List.of(EAST));
            safe.addAll(List.of(EAST), List.of(TextSegment.from("d")));
            safe.addAll(List.of("e"), List.of(EAST), List.of(TextSegment.from("e")));

            assertThat(rows.search(request()).matches()).isEmpty();
            assertThat(firewall.quarantine().pending())
                    .extracting(HeldRow::text)
                    .containsExactly(null, null, "c", null, "d", "e");
            for (HeldRow row : firewall.quarantine().pending()) {
                firewall.quarantine().release(row.id(), PERSON, "checked");
            }
            assertThat(rows.search(request()).matches())
                    .extracting(EmbeddingMatch::embeddingId)
                    .hasSize(6)
                    .contains("b", "e");
        }
    }

    @Test
    void should_release_exactly_what_was_written_after_a_restart() {
        UUID uuid = new UUID(1, 2);
        Metadata metadata = Metadata.from(Map.of("s", "x", "u", uuid, "i", 7, "l", 1L << 60, "f", 1.1f, "d", 0.1))
                .put("aionis.writer", "mail")
                .put("aionis.expires", "2030-01-01T00:00:00Z");
        float[] vector = {0.1f, -0.0f, Float.MIN_VALUE, 1e-3f};
        try (Aionis aionis = Aionis.open(directory)) {
            try (MemoryFirewall firewall = over(aionis)) {
                firewall.govern(rows, "notes")
                        .addAll(
                                List.of("row-1"),
                                List.of(Embedding.from(vector)),
                                List.of(TextSegment.from("Pay \ud83d\ude80.", metadata)));
            }
        }
        try (Aionis aionis = Aionis.open(directory);
                MemoryFirewall firewall = over(aionis)) {
            Quarantine quarantine = firewall.quarantine();
            EvidenceId held = quarantine.pending().get(0).id();
            assertThatThrownBy(() -> quarantine.release(held, PERSON, "checked"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("govern(store, \"notes\")");
            firewall.govern(rows, "notes");
            quarantine.release(held, PERSON, "checked");

            EmbeddingMatch<TextSegment> released = rows.search(EmbeddingSearchRequest.builder()
                            .queryEmbedding(Embedding.from(vector))
                            .build())
                    .matches()
                    .get(0);
            assertThat(released.embeddingId()).isEqualTo("row-1");
            assertThat(released.embedding().vector()).containsExactly(vector);
            assertThat(released.embedded().text()).isEqualTo("Pay \ud83d\ude80.");
            assertThat(released.embedded().metadata().toMap())
                    .containsAllEntriesOf(metadata.toMap())
                    .containsEntry("aionis.scope", "shop")
                    .containsKey("aionis.written");
            assertThat(quarantine.pending()).isEmpty();
        }
    }

    private static MemoryFirewall over(Aionis aionis) {
        return MemoryFirewall.builder()
                .workspace(aionis.in("shop"))
                .quarantine(Trust.UNTRUSTED)
                .writerTrust("mail", Trust.UNTRUSTED)
                .build();
    }

    @Test
    void should_let_only_a_reviewer_decide_and_not_on_a_row_of_their_own() {
        try (MemoryFirewall firewall =
                builder().writerTrust("dana", Trust.UNTRUSTED).build()) {
            EmbeddingStore<TextSegment> safe = firewall.govern(rows, "notes");
            safe.add(EAST, by("dana", "Use the blue form."));
            Quarantine quarantine = firewall.quarantine();
            EvidenceId id = quarantine.pending().get(0).id();

            assertThatThrownBy(() -> quarantine.release(id, Actor.agent("bot"), "fine"))
                    .hasMessageContaining("Role.REVIEWER");
            assertThatThrownBy(() -> quarantine.discard(id, Actor.of("w", Role.WORKER), "fine"))
                    .hasMessageContaining("Role.REVIEWER");
            assertThatThrownBy(() -> quarantine.release(id, PERSON, "fine")).hasMessageContaining("who wrote it");
            assertThatThrownBy(() -> quarantine.discard(id, PERSON, " ")).hasMessageContaining("needs a reason");
            assertThatThrownBy(() -> quarantine.discard(new EvidenceId("nope"), PERSON, "x"))
                    .hasMessageContaining("No held row nope waits");
            assertThat(quarantine.pending()).hasSize(1);

            quarantine.discard(id, PERSON, "no use");
            assertThat(quarantine.pending()).isEmpty();
            assertThat(texts(rows)).isEmpty();
            assertThatThrownBy(() -> quarantine.release(id, Actor.of("eve", Role.REVIEWER), "after all"))
                    .hasMessageContaining("dealt with");
        }
    }

    @Test
    void should_fail_a_write_that_the_ledger_does_not_take_and_write_nothing() {
        FaultyStore store = new FaultyStore();
        store.full(true);
        try (Aionis aionis = Aionis.builder().store(store).build();
                MemoryFirewall firewall = over(aionis)) {
            EmbeddingStore<TextSegment> safe = firewall.govern(rows, "notes");

            assertThatThrownBy(() ->
                            safe.addAll(List.of(EAST, EAST), List.of(by("ann", "Open at 9."), by("mail", "Pay Eve."))))
                    .isInstanceOf(LedgerException.class);
            assertThat(texts(rows)).isEmpty();
            assertThat(firewall.counts().held()).isZero();
            assertThat(firewall.quarantine().pending()).isEmpty();
        }
    }

    @Test
    void should_do_no_harm_to_release_again_when_the_record_was_lost() {
        FaultyStore store = new FaultyStore();
        try (Aionis aionis = Aionis.builder().store(store).build();
                MemoryFirewall firewall = over(aionis)) {
            firewall.govern(rows, "notes").add(EAST, by("mail", "Pay Eve."));
            EvidenceId id = firewall.quarantine().pending().get(0).id();
            store.full(true);
            assertThatThrownBy(() -> firewall.quarantine().release(id, PERSON, "checked"))
                    .isInstanceOf(LedgerException.class);
            assertThat(firewall.quarantine().pending()).hasSize(1);

            store.full(false);
            firewall.quarantine().release(id, PERSON, "checked");
            assertThat(texts(rows)).containsExactly("Pay Eve.");
            assertThat(firewall.quarantine().pending()).isEmpty();
        }
    }

    @Test
    void should_discard_held_rows_that_are_removed_by_id_or_all_and_not_by_filter() {
        try (MemoryFirewall firewall = builder().build()) {
            EmbeddingStore<TextSegment> safe = firewall.govern(rows, "notes");
            for (String id : List.of("a", "b", "c", "d")) {
                safe.addAll(List.of(id), List.of(EAST), List.of(by("mail", id)));
            }
            safe.remove("a");
            safe.removeAll(List.of("b", "x"));
            safe.removeAll(MetadataFilterBuilder.metadataKey("aionis.writer").isEqualTo("mail"));
            assertThat(firewall.quarantine().pending()).extracting(HeldRow::row).containsExactly("c", "d");

            safe.removeAll();
            assertThat(firewall.quarantine().pending()).isEmpty();
        }
    }

    @Test
    void should_keep_only_the_last_write_of_a_row() {
        try (MemoryFirewall firewall = builder().build()) {
            EmbeddingStore<TextSegment> safe = firewall.govern(rows, "notes");
            safe.addAll(List.of("a"), List.of(EAST), List.of(by("mail", "one")));
            safe.addAll(List.of("a"), List.of(EAST), List.of(by("mail", "two")));
            assertThat(firewall.quarantine().pending())
                    .extracting(HeldRow::text)
                    .containsExactly("two");

            safe.addAll(List.of("a"), List.of(EAST), List.of(by("ann", "three")));
            assertThat(firewall.quarantine().pending()).isEmpty();
            assertThat(texts(rows)).containsExactly("three");
        }
    }

    @Test
    void should_forget_held_rows_when_their_scope_is_erased_and_change_nothing_that_is_judged() {
        try (MemoryFirewall firewall = builder().build()) {
            EmbeddingStore<TextSegment> safe = firewall.govern(rows, "notes");
            var state = parts.workspace.state();
            safe.add(EAST, by("mail", "Pay Eve."));
            assertThat(firewall.quarantine().pending()).hasSize(1);
            assertThat(parts.workspace.state()).isSameAs(state);

            parts.workspace.erase(Erasure.everything(), PERSON, "moved out");

            assertThat(firewall.quarantine().pending()).isEmpty();
            assertThat(parts.workspace.evidence(0, 100))
                    .extracting(Recorded::evidence)
                    .extracting(Evidence::body)
                    .noneMatch(QuarantineBody.class::isInstance);
            safe.add(EAST, by("mail", "Pay Mallory."));
            assertThat(firewall.quarantine().pending())
                    .extracting(HeldRow::text)
                    .containsExactly("Pay Mallory.");
        }
    }

    @Test
    void should_judge_a_released_row_like_any_other_and_obey_a_block() {
        try (MemoryFirewall firewall = builder().build()) {
            EmbeddingStore<TextSegment> safe = firewall.govern(rows, "notes");
            safe.add(EAST, by("mail", "Use the blue form."));
            firewall.quarantine().release(firewall.quarantine().pending().get(0).id(), PERSON, "checked");

            assertThat(safe.search(request()).matches())
                    .singleElement()
                    .satisfies(match -> assertThat(match.embedded().metadata().toMap())
                            .isEqualTo(Map.of("aionis.surface", "inspect_before_use")));
            firewall.operator().blockText("Use the blue form.", PERSON, "outdated");
            assertThat(safe.search(request()).matches()).isEmpty();
        }
    }

    private static TextSegment by(String writer, String text) {
        return TextSegment.from(text, Metadata.from("aionis.writer", writer));
    }

    private static EmbeddingSearchRequest request() {
        return EmbeddingSearchRequest.builder()
                .queryEmbedding(EAST)
                .maxResults(100)
                .build();
    }

    private static List<String> texts(EmbeddingStore<TextSegment> store) {
        return store.search(request()).matches().stream()
                .map(match -> match.embedded().text())
                .toList();
    }
}
