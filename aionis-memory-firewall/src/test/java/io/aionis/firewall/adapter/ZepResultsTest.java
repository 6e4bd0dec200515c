package io.aionis.firewall.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.firewall.admission.Candidate;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZepResultsTest {

    /** As a graph search answers. */
    private static final String GRAPH = """
            {"context": null,
             "edges": [
              {"uuid": "e1", "name": "LIVES_IN", "fact": "Ann lives in Oslo", "source_node_uuid": "n1",
               "target_node_uuid": "n2", "created_at": "2026-01-02T03:04:05Z", "valid_at": "2025-06-01T00:00:00Z",
               "invalid_at": "2026-02-01T00:00:00Z", "expired_at": "2026-02-03T00:00:00Z", "score": 0.93,
               "attributes": {"confidence": "high"}, "episodes": ["p1"]},
              {"uuid": "e2", "name": "LIVES_IN", "fact": "Ann lives in Bergen", "source_node_uuid": "n1",
               "target_node_uuid": "n3", "created_at": "2026-02-03T00:00:00Z", "invalid_at": null, "score": 0.91}],
             "nodes": [
              {"uuid": "n1", "name": "Ann", "summary": "Ann moved in spring.", "labels": ["Entity", "User"],
               "created_at": "2026-01-02T03:04:05Z"},
              {"uuid": "n2", "name": "Oslo", "summary": "", "created_at": "2026-01-02T03:04:05Z"}],
             "episodes": [
              {"uuid": "p1", "content": "I live in Oslo.", "role": "ann", "role_type": "user", "source": "message",
               "created_at": "2026-01-02T03:04:05Z", "thread_id": "t1"}]}
            """;

    /** As the older search of sessions answers. */
    private static final String SESSIONS = """
            {"results": [
              {"message": {"uuid": "m1", "content": "The code is 7.", "role": "eve", "role_type": "user",
                           "created_at": "2024-05-01T10:00:00Z", "metadata": {"lang": "en"}},
               "summary": null, "metadata": {"batch": "2"}, "score": 0.8, "session_id": "s1"},
              {"fact": {"uuid": "f1", "fact": "Eve likes tea", "rating": 0.4, "created_at": "2024-05-01T10:00:00Z"},
               "score": 0.7, "session_id": "s1"},
              {"summary": {"uuid": "u1", "content": "They spoke of tea.", "created_at": "2024-05-01T10:00:00Z"},
               "score": 0.6, "session_id": "s2"}]}
            """;

    @Test
    void should_read_facts_nodes_and_episodes_of_a_graph_search() {
        ForeignRows found = ZepResults.read(GRAPH, "zep");

        assertThat(found.unread()).isEmpty();
        assertThat(found.rows()).extracting(ForeignRow::id).containsExactly("e1", "e2", "n1", "n2", "p1");
        assertThat(found.candidates())
                .extracting(Candidate::text)
                .containsExactly(
                        "Ann lives in Oslo",
                        "Ann lives in Bergen",
                        "Ann: Ann moved in spring.",
                        "Oslo",
                        "I live in Oslo.");
        Candidate fact = found.candidates().get(0);
        assertThat(fact.score()).isEqualTo(0.93);
        assertThat(fact.origin().writer()).isNull();
        assertThat(fact.origin().at()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(fact.metadata()).containsEntry("confidence", "high").containsEntry("name", "LIVES_IN");
        assertThat(found.candidates().get(4).origin().writer()).isEqualTo("ann");
    }

    @Test
    void should_end_a_fact_when_it_stopped_being_true_or_was_replaced() {
        ForeignRows found = ZepResults.read(GRAPH, "zep");

        assertThat(found.candidates().get(0).metadata()).containsEntry("aionis.expires", "2026-02-01T00:00:00Z");
        assertThat(found.candidates().get(1).metadata()).doesNotContainKey("aionis.expires");
    }

    @Test
    void should_read_the_older_search_with_the_score_and_session_beside_each_part() {
        ForeignRows found = ZepResults.read(SESSIONS, "zep");

        assertThat(found.rows()).extracting(ForeignRow::id).containsExactly("m1", "f1", "u1");
        assertThat(found.candidates())
                .extracting(Candidate::text)
                .containsExactly("The code is 7.", "Eve likes tea", "They spoke of tea.");
        assertThat(found.candidates()).extracting(Candidate::score).containsExactly(0.8, 0.7, 0.6);
        assertThat(found.candidates().get(0).origin().writer()).isEqualTo("eve");
        assertThat(found.candidates().get(0).metadata())
                .containsEntry("session_id", "s1")
                .containsEntry("lang", "en")
                .containsEntry("batch", "2");
    }

    @Test
    void should_read_the_older_memory_and_a_bare_list() {
        ForeignRows memory = ZepResults.read("""
                {"context": "FACTS: Ann lives in Oslo", "facts": ["Ann lives in Oslo"],
                 "relevant_facts": [{"uuid": "f9", "content": "Ann lives in Oslo", "expired_at": "2026-01-01T00:00:00Z"}],
                 "messages": [{"content": "Hello", "role_type": "user"}], "summary": {"content": "They met."}}
                """, "zep");
        assertThat(memory.rows())
                .extracting(ForeignRow::id)
                .containsExactly("/facts/0", "f9", "/messages/0", "/summary", "/context");
        assertThat(memory.candidates().get(1).metadata()).containsEntry("aionis.expires", "2026-01-01T00:00:00Z");

        ForeignRows bare = ZepResults.read("[{\"message\": {\"content\": \"Hello\"}, \"dist\": 0.2}]", "zep");
        assertThat(bare.candidates()).extracting(Candidate::text).containsExactly("Hello");
        assertThat(ZepResults.read("{}", "zep").rows()).isEmpty();
    }

    @Test
    void should_keep_the_other_rows_when_one_cannot_be_read() {
        ForeignRows found = ZepResults.read(
                "{\"edges\": [{\"uuid\": \"e1\", \"name\": \"KNOWS\"}, {\"uuid\": \"e2\", \"fact\": \"Ann knows Eve\"}],"
                        + " \"results\": [{\"score\": 1}, 4]}",
                "zep");

        assertThat(found.rows()).extracting(ForeignRow::id).containsExactly("e2");
        assertThat(found.unread()).extracting(UnreadRow::place).containsExactly("/edges/0", "/results/0", "/results/1");
    }

    @Test
    void should_refuse_an_answer_of_which_no_row_can_be_read() {
        assertThatThrownBy(() -> ZepResults.read("{\"edges\": [{\"name\": \"KNOWS\"}]}", "zep"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("None of the 1 rows", "zep", "/edges/0", "fact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"message\": \"unauthorized\"}", "3", "null", "{\"edges\": 3}"})
    void should_say_what_was_expected_when_the_answer_has_another_shape(String json) {
        assertThatThrownBy(() -> ZepResults.read(json, "zep"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("The Zep answer for store 'zep'", "expected")
                .hasMessageNotContaining("unauthorized");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-04T10:00:00Z, 2026-05-04T10:00:00Z",
        "2026-05-04 10:00:00, 2026-05-04T10:00:00Z",
        "2026-05-04T12:00:00.5+0200, 2026-05-04T10:00:00.500Z",
        "2026-05-04, 2026-05-04T00:00:00Z",
        "1777888800000, 2026-05-04T10:00:00Z"
    })
    void should_read_times_as_backends_write_them(String written, Instant meant) {
        assertThat(Times.begin(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-13-01", "9999999999999999999", "2026-05-04Tnoon", "+999999999-12-31"})
    void should_know_what_is_no_time(String written) {
        assertThat(Times.end(written)).isNull();
    }
}
