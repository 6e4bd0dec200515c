package io.aionis.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.filter.Filter;
import dev.langchain4j.store.embedding.filter.MetadataFilterBuilder;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Trust;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a store may do wrong: nothing of it gets through, and it is counted. */
@SuppressWarnings("NullAway")
class BadStoreTest {

    private static final Embedding EAST = Embedding.from(new float[] {1, 0});
    private static final TextSegment GOOD = TextSegment.from("Open at 9.");

    private final Firewalls parts = new Firewalls();

    @AfterEach
    void close() {
        parts.close();
    }

    /** Answers each search as it is told to. */
    private static final class Answering extends InMemoryEmbeddingStore<TextSegment> {
        private final Function<EmbeddingSearchRequest, EmbeddingSearchResult<TextSegment>> answer;

        Answering(Function<EmbeddingSearchRequest, EmbeddingSearchResult<TextSegment>> answer) {
            this.answer = answer;
        }

        @Override
        public EmbeddingSearchResult<TextSegment> search(EmbeddingSearchRequest request) {
            return answer.apply(request);
        }
    }

    @Test
    void should_throw_on_what_a_search_throws_and_count_it() {
        Answering broken = new Answering(request -> {
            throw new IllegalStateException("disk gone");
        });
        try (MemoryFirewall firewall = parts.builder().build()) {
            assertThatThrownBy(() -> search(firewall.govern(broken, "rows"), null))
                    .hasMessage("disk gone");
            assertThat(firewall.counts().storeFailures()).isEqualTo(1);
        }
    }

    @Test
    void should_find_nothing_when_a_store_answers_with_null() {
        Answering nothing = new Answering(request -> null);
        Answering noMatches = new Answering(request -> new EmbeddingSearchResult<>(List.of()) {
            @Override
            public List<EmbeddingMatch<TextSegment>> matches() {
                return null;
            }
        });
        try (MemoryFirewall firewall = parts.builder().build()) {
            assertThat(search(firewall.govern(nothing, "a"), null)).isEmpty();
            assertThat(search(firewall.govern(noMatches, "b"), null)).isEmpty();
            assertThat(firewall.counts().dropped()).isEqualTo(2);
        }
    }

    @Test
    void should_leave_out_rows_that_are_null_or_cannot_be_read_and_keep_the_others() {
        EmbeddingMatch<TextSegment> hostile = new EmbeddingMatch<>(0.9, "h", EAST, GOOD) {
            @Override
            public TextSegment embedded() {
                return segment(Map.of("k", new Object() {
                    @Override
                    public String toString() {
                        throw new IllegalStateException("no text form");
                    }
                }));
            }
        };
        Answering mixed = answering(null, hostile, match("g", GOOD, EAST));
        try (MemoryFirewall firewall = parts.builder().build()) {
            assertThat(search(firewall.govern(mixed, "rows"), null))
                    .extracting(EmbeddingMatch::embeddingId)
                    .containsExactly("g");
            assertThat(firewall.counts().dropped()).isEqualTo(2);
        }
    }

    @Test
    void should_hand_out_no_more_than_asked_for_and_judge_no_more() {
        EmbeddingMatch<TextSegment>[] many = new EmbeddingMatch[500];
        Arrays.setAll(many, i -> match("r" + i, TextSegment.from("Open at " + i), EAST));
        try (MemoryFirewall firewall = parts.builder().build()) {
            assertThat(search(firewall.govern(answering(many), "rows"), null)).hasSize(10);
            assertThat(firewall.counts().judged()).isEqualTo(10);
        }
    }

    @Test
    void should_drop_rows_that_do_not_fit_the_filter_a_store_ignores() {
        Answering ignoring = answering(
                match("a", TextSegment.from("A.", Metadata.from("user", "ann")), EAST),
                match("b", TextSegment.from("B.", Metadata.from("user", "bob")), EAST),
                match("c", TextSegment.from("C.", new Metadata().put("user", 7)), EAST),
                match("d", TextSegment.from("D."), EAST),
                match("e", null, EAST));
        Filter untestable = row -> {
            throw new UnsupportedOperationException("for the store's eyes only");
        };
        try (MemoryFirewall firewall = parts.builder().build()) {
            EmbeddingStore<TextSegment> safe = firewall.govern(ignoring, "rows");
            Filter ann = MetadataFilterBuilder.metadataKey("user").isEqualTo("ann");

            assertThat(search(safe, ann)).extracting(EmbeddingMatch::embeddingId).containsExactly("a");
            assertThat(firewall.counts().dropped()).isEqualTo(4);
            assertThat(search(safe, untestable)).hasSize(5);
        }
    }

    @Test
    void should_take_rows_with_nonsense_vectors_values_and_sizes() {
        Map<String, Object> odd = new HashMap<>(Map.of("list", List.of(1, 2), "aionis.scope", "shop"));
        odd.put("null", null);
        TextSegment huge = TextSegment.from("Open at 9. ".repeat(100_000));
        Answering strange = answering(
                match("nan", GOOD, Embedding.from(new float[] {Float.NaN, Float.POSITIVE_INFINITY})),
                match("none", GOOD, null),
                match("odd", segment(odd), EAST),
                match("bare", segment(null), EAST),
                match("huge", huge, EAST));
        try (MemoryFirewall firewall = parts.builder().build()) {
            List<EmbeddingMatch<TextSegment>> found = firewall.govern(strange, "rows")
                    .search(EmbeddingSearchRequest.builder()
                            .queryEmbedding(Embedding.from(new float[] {Float.NaN, 0}))
                            .maxResults(10)
                            .build())
                    .matches();

            assertThat(found)
                    .extracting(EmbeddingMatch::embeddingId)
                    .contains("none", "odd", "bare")
                    .isSubsetOf("nan", "none", "odd", "bare", "huge");
            assertThat(found.stream()
                            .filter(match -> match.embeddingId().equals("odd"))
                            .findFirst()
                            .orElseThrow()
                            .embedded()
                            .metadata()
                            .toMap())
                    .isEqualTo(Map.of("list", "[1, 2]"));
            assertThat(firewall.counts().errors()).isZero();
        }
    }

    @Test
    void should_treat_a_tag_without_a_value_as_malformed_and_not_as_missing() {
        Map<String, Object> tags = new HashMap<>();
        tags.put("aionis.scope", null);
        try (MemoryFirewall firewall = parts.builder().mode(Mode.STRICT).trust("rows", Trust.TRUSTED).build()) {
            assertThat(search(firewall.govern(answering(match("a", segment(tags), EAST)), "rows"), null))
                    .isEmpty();
        }
    }

    @Test
    void should_go_on_when_the_listener_throws() {
        FirewallBuilder builder = parts.builder().listener(admission -> {
            throw new IllegalStateException("no console");
        });
        try (MemoryFirewall firewall = builder.build()) {
            assertThat(search(firewall.govern(answering(match("g", GOOD, EAST)), "rows"), null))
                    .hasSize(1);
            assertThat(firewall.counts().listenerFailures()).isEqualTo(1);
        }
    }

    @Test
    void should_stamp_writes_and_drop_the_keys_that_are_not_the_callers() {
        InMemoryEmbeddingStore<TextSegment> rows = new InMemoryEmbeddingStore<>();
        FirewallBuilder builder = parts.builder().writer(() -> "ingest").signingKey(new byte[32]);
        Metadata said = Metadata.from("aionis.admitted", "yes")
                .put("aionis.surface", "use_now")
                .put("aionis.written", "1999-01-01T00:00:00Z")
                .put("aionis.subject", "opening")
                .put("aionis.value", "9")
                .put("topic", "hours");
        try (MemoryFirewall firewall = builder.build()) {
            EmbeddingStore<TextSegment> safe = firewall.govern(rows, "rows");
            safe.add(EAST, TextSegment.from("Open at 9.", said));
            safe.add(EAST, TextSegment.from("Open at 8.", Metadata.from("aionis.writer", "boss")));

            List<Map<String, Object>> written = new ArrayList<>();
            search(rows, null).forEach(match -> written.add(match.embedded().metadata().toMap()));
            assertThat(written.get(0))
                    .containsEntry("aionis.tenant", parts.workspace.scope().tenant())
                    .containsEntry("aionis.scope", "shop")
                    .containsEntry("aionis.writer", "ingest")
                    .containsEntry("aionis.written", Firewalls.NOW.toString())
                    .containsEntry("aionis.subject", "opening")
                    .containsEntry("aionis.value", "9")
                    .containsEntry("topic", "hours")
                    .containsKey("aionis.signature")
                    .doesNotContainKeys("aionis.admitted", "aionis.surface");
            assertThat(written.get(1)).containsEntry("aionis.writer", "boss").doesNotContainKey("aionis.signature");
            assertThat(search(safe, null))
                    .extracting(match -> match.embedded().metadata().toMap())
                    .containsExactly(Map.of("topic", "hours"), Map.of());
        }
    }

    private static Answering answering(EmbeddingMatch<TextSegment>... matches) {
        return new Answering(request -> new EmbeddingSearchResult<>(Arrays.asList(matches)));
    }

    private static EmbeddingMatch<TextSegment> match(String id, TextSegment segment, Embedding embedding) {
        return new EmbeddingMatch<>(0.9, id, embedding, segment);
    }

    /** A segment of a store that knows more types than LangChain4j, or no metadata at all. */
    private static TextSegment segment(Map<String, Object> values) {
        return new TextSegment("Open at 9.", new Metadata()) {
            @Override
            public Metadata metadata() {
                return values == null
                        ? null
                        : new Metadata() {
                            @Override
                            public Map<String, Object> toMap() {
                                return values;
                            }
                        };
            }
        };
    }

    private static List<EmbeddingMatch<TextSegment>> search(EmbeddingStore<TextSegment> store, Filter filter) {
        return store.search(EmbeddingSearchRequest.builder()
                        .queryEmbedding(EAST)
                        .maxResults(10)
                        .filter(filter)
                        .build())
                .matches();
    }
}
