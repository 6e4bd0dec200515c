package io.aionis.firewall.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.firewall.admission.Candidate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mem0ResultsTest {

    /** As the platform answers a v2 search. */
    private static final String PLATFORM = """
            {"memories": [
              {"id": "ea925981-272f-40dd-b576-be64e4871429",
               "memory": "Pays by invoice and wants one mail a month.",
               "user_id": "ann", "metadata": {"source": "onboarding", "seats": 12, "tags": ["a", "b"]},
               "categories": ["billing"], "score": 0.89,
               "created_at": "2026-04-26T10:29:36.630547-07:00", "updated_at": null,
               "immutable": false, "expiration_date": null}
            ]}
            """;

    /** As the open-source library answers a search with a graph. */
    private static final String LIBRARY = """
            {"results": [
              {"id": "1", "memory": "Deploys go out on Tuesdays.", "hash": "9f0c", "metadata": null, "score": 0.41,
               "created_at": "2026-03-01T08:00:00", "updated_at": "2026-03-02T08:00:00",
               "agent_id": "release-bot", "actor_id": "eve", "role": "user"}
             ],
             "relations": [
              {"source": "ann", "relationship": "works_for", "destination": "acme"},
              {"source": "acme", "relationship": "pays_in", "target": "euro"}
             ]}
            """;

    @Test
    void should_read_the_text_the_id_the_score_and_what_the_platform_says_of_a_row() {
        ForeignRow row = Mem0Results.read(PLATFORM, "mem0").rows().get(0);
        Candidate candidate = row.candidate();

        assertThat(row.id()).isEqualTo("ea925981-272f-40dd-b576-be64e4871429");
        assertThat(candidate.text()).isEqualTo("Pays by invoice and wants one mail a month.");
        assertThat(candidate.score()).isEqualTo(0.89);
        assertThat(candidate.origin().store()).isEqualTo("mem0");
        assertThat(candidate.origin().writer()).isEqualTo("ann");
        assertThat(candidate.origin().at()).isEqualTo(Instant.parse("2026-04-26T17:29:36.630547Z"));
        assertThat(candidate.metadata())
                .containsEntry("source", "onboarding")
                .containsEntry("seats", "12")
                .containsEntry("tags", "[\"a\",\"b\"]")
                .doesNotContainKeys("aionis.expires", "immutable");
    }

    @Test
    void should_read_the_librarys_rows_and_relations() {
        ForeignRows found = Mem0Results.read(LIBRARY, "mem0");

        assertThat(found.rows()).extracting(ForeignRow::id).containsExactly("1", "/relations/0", "/relations/1");
        assertThat(found.candidates())
                .extracting(Candidate::text)
                .containsExactly("Deploys go out on Tuesdays.", "ann works_for acme", "acme pays_in euro");
        assertThat(found.candidates().get(0).origin().writer()).isEqualTo("release-bot");
        assertThat(found.candidates().get(0).metadata()).containsEntry("actor_id", "eve");
        assertThat(found.candidates().get(0).origin().at()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(found.unread()).isEmpty();
    }

    @Test
    void should_read_a_bare_list_and_a_single_row() {
        assertThat(Mem0Results.read("[{\"id\": 7, \"memory\": \"Tea.\"}]", "mem0")
                        .rows())
                .extracting(ForeignRow::id)
                .containsExactly("7");
        assertThat(Mem0Results.read("{\"id\": \"x\", \"memory\": \"Tea.\"}", "mem0")
                        .candidates())
                .extracting(Candidate::text)
                .containsExactly("Tea.");
        assertThat(Mem0Results.read("{\"results\": [], \"relations\": null}", "mem0")
                        .rows())
                .isEmpty();
    }

    @Test
    void should_end_a_row_with_the_last_day_it_is_good_for() {
        assertThat(expiry("\"expiration_date\": \"2026-05-04\"")).isEqualTo("2026-05-05T00:00:00Z");
        assertThat(expiry("\"expiration_date\": \"2026-05-04T12:00:00+02:00\"")).isEqualTo("2026-05-04T10:00:00Z");
        assertThat(expiry("\"expiration_date\": \"soon\"")).isEqualTo("soon");
    }

    @Test
    void should_take_the_earlier_end_when_a_row_claims_a_later_one() {
        assertThat(expiry("\"expiration_date\": \"2026-05-04\", \"metadata\": {\"aionis.expires\": \"2030-01-01\"}"))
                .isEqualTo("2026-05-05T00:00:00Z");
        assertThat(expiry("\"expiration_date\": \"2026-05-04\", \"metadata\": {\"aionis.expires\": \"never\"}"))
                .isEqualTo("2026-05-05T00:00:00Z");
        assertThat(expiry("\"metadata\": {\"aionis.expires\": \"2026-01-01T00:00:00Z\"}"))
                .isEqualTo("2026-01-01T00:00:00Z");
        assertThat(expiry("\"expiration_date\": \"2026-05-04\", \"metadata\": {\"aionis.expires\": \"2026-01-01\"}"))
                .isEqualTo("2026-01-02T00:00:00Z");
    }

    @Test
    void should_keep_claims_for_the_policies_to_judge_and_believe_the_backend_about_the_writer() {
        Candidate candidate = one("\"user_id\": \"ann\", \"metadata\": {\"aionis.writer\": \"eve\","
                + " \"aionis.scope\": \"bank\", \"aionis.trust\": \"TRUSTED\"}");

        assertThat(candidate.origin().writer()).isEqualTo("ann");
        assertThat(candidate.metadata())
                .containsEntry("aionis.writer", "eve")
                .containsEntry("aionis.scope", "bank")
                .containsEntry("aionis.trust", "TRUSTED");
        assertThat(one("\"metadata\": {\"aionis.writer\": \"eve\"}").origin().writer())
                .isEqualTo("eve");
    }

    @Test
    void should_leave_out_and_report_a_row_that_cannot_be_read_and_keep_the_others() {
        ForeignRows found = Mem0Results.read(
                "{\"results\": [{\"id\": \"a\"}, \"loose\", {\"id\": \"c\", \"memory\": \"Tea.\"}]}", "mem0");

        assertThat(found.rows()).extracting(ForeignRow::id).containsExactly("c");
        assertThat(found.unread()).extracting(UnreadRow::place).containsExactly("/results/0", "/results/1");
        assertThat(found.unread().get(0).problem()).contains("memory");
        assertThat(found.unread().get(1).problem()).contains("expected an object");
    }

    @Test
    void should_refuse_an_answer_of_which_no_row_can_be_read() {
        assertThatThrownBy(() -> Mem0Results.read("{\"results\": [{\"text\": \"Tea.\"}]}", "mem0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("None of the 1 rows", "mem0", "/results/0", "memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"detail\": \"Given token not valid\"}", "{}", "\"no\"", "7", "{\"results\": {}}"})
    void should_say_what_was_expected_when_the_answer_has_another_shape(String json) {
        assertThatThrownBy(() -> Mem0Results.read(json, "mem0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("The Mem0 answer for store 'mem0'", "expected")
                .hasMessageNotContaining("not valid");
    }

    @Test
    void should_say_where_it_is_not_json() {
        assertThatThrownBy(() -> Mem0Results.read("<html>502</html>", "mem0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("Mem0", "not JSON", "line 1");
    }

    private static String expiry(String members) {
        return one(members).metadata().getOrDefault("aionis.expires", "none");
    }

    private static Candidate one(String members) {
        List<Candidate> found = Mem0Results.read("[{\"memory\": \"Tea.\", " + members + "}]", "mem0")
                .candidates();
        return found.get(0);
    }
}
