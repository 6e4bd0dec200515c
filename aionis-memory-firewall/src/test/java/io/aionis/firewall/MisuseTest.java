package io.aionis.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get wrong in their first hour, and what they need to find their way back. */
class MisuseTest {

    private final Firewalls parts = new Firewalls();

    @AfterEach
    void close() {
        parts.close();
    }

    @Test
    @SuppressWarnings("NullAway")
    void should_say_which_option_was_given_null() {
        assertThatThrownBy(() -> parts.builder().signingKey(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 16 bytes");
    }

    @Test
    void should_take_no_write_once_closed() {
        EmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
        MemoryFirewall firewall = parts.builder().build();
        EmbeddingStore<TextSegment> governed = firewall.govern(store, "notes");
        firewall.close();

        assertThatThrownBy(() -> governed.add(Embedding.from(new float[] {1, 2}), TextSegment.from("late")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("around 'notes' is closed");
    }

    @Test
    void should_count_what_strict_keeps_out() {
        try (MemoryFirewall firewall = parts.builder().mode(Mode.STRICT).build()) {
            firewall.judge(List.of(Candidate.of("The shop opens at nine.", "notes")));
            assertThat(firewall.counts().kept()).isEqualTo(1);
        }
    }

    @Test
    void should_name_the_row_in_the_receipt_on_one_line(@TempDir Path directory) throws Exception {
        Path receipts = directory.resolve("receipts.jsonl");
        Candidate row = new Candidate(
                "The shop opens at nine.", Map.of(), 0.5, new Origin("notes", null, null, "row 7\nforged: line"));
        try (MemoryFirewall firewall = parts.builder().receipts(receipts).build()) {
            assertThat(firewall.judge(List.of(row)).get(0).row()).isEqualTo("row 7?forged: line");
        }
        assertThat(Files.readAllLines(receipts)).singleElement().asString().contains("\"row\":\"row 7?forged: line\"");
    }

    @Test
    @SuppressWarnings("NullAway")
    void should_find_a_pointer_in_whatever_a_model_gives_back() {
        Candidate row = Candidate.of("The shop opens at nine.", "notes");
        try (MemoryFirewall firewall =
                parts.builder().require("notes", Requirement.REHYDRATE).build()) {
            Admission admission = firewall.judge(List.of(row)).get(0);
            String pointer = firewall.pointer(row, admission).orElseThrow();

            assertThat(admission.decision()).isEqualTo(Decision.REHYDRATE);
            assertThat(firewall.fetch(pointer)).contains("The shop opens at nine.");
            assertThat(firewall.fetch("under `" + pointer.toUpperCase(java.util.Locale.ROOT) + "`: fetch it"))
                    .contains("The shop opens at nine.");
            assertThat(firewall.fetch("fw-000000000000")).isEmpty();
            assertThat(firewall.fetch("nothing")).isEmpty();
            assertThat(firewall.fetch(null)).isEmpty();
            assertThat(firewall.pointer(Candidate.of("Another.", "notes"), admission))
                    .isEmpty();
        }
    }
}
