package io.aionis.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.aionis.search.MemoryIndex;
import io.aionis.search.Searchable;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LangChain4jEmbedderTest {

    @Test
    void should_give_the_vector_of_the_model() {
        assertThat(LangChain4jEmbedder.of(new LetterCounts()).embed("abba")).containsExactly(2, 2);
    }

    @Test
    void should_find_by_words_when_the_model_has_no_vector() {
        try (MemoryIndex index = new MemoryIndex(LangChain4jEmbedder.of(new LetterCounts()))) {
            index.update(List.of(new Searchable("m1", "Desk.answer", "refuse")), List.of());
            await().until(() -> index.lag() == 0);

            assertThat(index.rank("refuse", Set.of("Desk.answer"), 5)).containsExactly("m1");
            assertThat(index.embeddingFailures()).isEqualTo(1);
        }
    }

    @Test
    void should_find_what_shares_no_word_with_a_model_in_the_process() {
        LangChain4jEmbedder embedder = LangChain4jEmbedder.of(new AllMiniLmL6V2EmbeddingModel());
        try (MemoryIndex index = new MemoryIndex(embedder)) {
            index.update(
                    List.of(
                            new Searchable("money", "Desk.answer", "customer got a refund for the broken lamp"),
                            new Searchable("place", "Desk.answer", "changed where the parcel is delivered")),
                    List.of());
            await().until(() -> index.lag() == 0);

            assertThat(index.rank("give my money back", Set.of("Desk.answer"), 1))
                    .containsExactly("money");
            assertThat(index.rank("ship to another address", Set.of("Desk.answer"), 1))
                    .containsExactly("place");
            assertThat(index.embeddingFailures()).isZero();
        }
    }

    /** How many a and how many b a text has; a text without either has no vector. */
    private static final class LetterCounts implements EmbeddingModel {

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            return Response.from(segments.stream()
                    .map(segment ->
                            Embedding.from(new float[] {count(segment.text(), 'a'), count(segment.text(), 'b')}))
                    .toList());
        }

        private static float count(String text, char letter) {
            return text.chars().filter(c -> c == letter).count();
        }
    }
}
