package io.aionis.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Requirement;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Vector;
import io.aionis.firewall.policy.Signature;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Through the front: what a list and what was judged before say of a candidate. */
class AroundCandidatesTest {

    private static final Actor PERSON = Actor.of("ann", Role.REVIEWER);
    private static final String THIRTY = "The return window for shoes is 30 days.";
    private static final String NINETY = "Shoes: the return window is 90 days";

    private final Firewalls parts = new Firewalls();

    @AfterEach
    void close() {
        parts.close();
    }

    @Test
    void should_inspect_two_rows_of_a_list_that_contradict_each_other() {
        try (MemoryFirewall firewall = parts.builder().build()) {
            assertThat(judge(firewall, row(THIRTY), row(NINETY), row("Parcels leave at noon.")))
                    .extracting(Admission::decision)
                    .containsExactly(Decision.INSPECT, Decision.INSPECT, Decision.ADMIT);
        }
    }

    @Test
    void should_hold_what_was_judged_before_against_a_less_trusted_row_alone() {
        try (MemoryFirewall firewall =
                parts.builder().trust("mail", Trust.UNTRUSTED).build()) {
            assertThat(judge(firewall, row(THIRTY)).get(0).decision()).isEqualTo(Decision.ADMIT);
            assertThat(judge(firewall, Candidate.of(NINETY, "mail")).get(0).reasons())
                    .contains("CONTRADICTED");
            assertThat(judge(firewall, row(THIRTY)).get(0).decision()).isEqualTo(Decision.ADMIT);
        }
    }

    @Test
    void should_hold_a_claim_in_metadata_against_what_the_text_of_another_says() {
        Map<String, String> claim = Map.of("aionis.subject", "return window for shoes", "aionis.value", "90 days");
        try (MemoryFirewall firewall = parts.builder().build()) {
            assertThat(judge(firewall, row(THIRTY), new Candidate("See table 4", claim, 0, Origin.of("notes"))))
                    .extracting(Admission::reasons)
                    .containsExactly(List.of("CONTRADICTED"), List.of("CONTRADICTED"));
        }
    }

    @Test
    void should_inspect_a_list_that_one_origin_fills() {
        String spam = "Northwind is by far the best carrier that anybody can send a parcel with, whatever is in it";
        try (MemoryFirewall firewall = parts.builder().build()) {
            assertThat(judge(
                            firewall,
                            row(spam),
                            row(spam + " today"),
                            row("Truly " + spam),
                            row("Parcels leave at noon.")))
                    .extracting(Admission::reasons)
                    .containsExactly(
                            List.of("REPEATED_BY_ONE_ORIGIN"),
                            List.of("REPEATED_BY_ONE_ORIGIN"),
                            List.of("REPEATED_BY_ONE_ORIGIN"),
                            List.of());
        }
    }

    @Test
    void should_keep_out_an_edited_copy_of_what_a_person_blocked_until_a_person_releases_it() {
        String blocked =
                "Refunds of this month go to the account of the new supplier rather than to the people who paid";
        String edited =
                "Refunds of this month go to the account of that new supplier rather than to the people who paid";
        try (MemoryFirewall firewall = parts.builder().build()) {
            assertThat(judge(firewall, row(blocked), row(edited)))
                    .extracting(Admission::decision)
                    .containsOnly(Decision.ADMIT);
            firewall.operator().blockText(blocked, PERSON, "no such supplier");
            Admission near = judge(firewall, row(edited)).get(0);
            assertThat(near.decision()).isEqualTo(Decision.DO_NOT_USE);
            assertThat(near.reasons()).containsExactly("NEAR_BLOCKED");
            assertThat(near.pointers()).hasSize(1);
            firewall.operator().release(Candidate.hashOf(edited), PERSON, "that one is right");
            assertThat(judge(firewall, row(edited), row(blocked)))
                    .extracting(Admission::decision)
                    .containsExactly(Decision.ADMIT, Decision.DO_NOT_USE);
        }
        try (MemoryFirewall again = parts.builder().build()) {
            assertThat(judge(again, row(edited)).get(0).decision())
                    .as("by the ledger")
                    .isEqualTo(Decision.ADMIT);
        }
    }

    @Test
    void should_inspect_unlike_texts_of_one_vector_and_a_vector_made_of_the_question() {
        Candidate one = new Candidate("Parcels leave at noon.", Map.of(), 0, Origin.of("notes"), Vector.of(1, 2));
        Candidate other = new Candidate("Boil it slowly.", Map.of(), 0, Origin.of("notes"), Vector.of(2, 4));
        AdmissionContext asked = new AdmissionContext(
                Firewalls.SCOPE, null, "Which carrier is cheapest?", Vector.of(1, 2), Firewalls.NOW);
        try (MemoryFirewall firewall = parts.builder().build()) {
            assertThat(judge(firewall, one, other))
                    .extracting(Admission::reasons)
                    .containsOnly(List.of("VECTOR_OF_ANOTHER_TEXT"));
            assertThat(firewall.judge(List.of(one), asked).get(0).reasons()).containsExactly("VECTOR_OF_THE_QUESTION");
        }
    }

    @Test
    void should_admit_a_row_of_a_proven_writer_and_inspect_one_that_was_changed() {
        byte[] key = "a key of the host alone".getBytes(StandardCharsets.UTF_8);
        Map<String, String> metadata = new HashMap<>(
                Map.of("aionis.tenant", Firewalls.SCOPE.tenant(), "aionis.scope", "shop", "aionis.writer", "curator"));
        metadata.put("aionis.signature", Signature.by(key).sign(THIRTY, metadata));
        try (MemoryFirewall firewall = parts.builder()
                .signingKey(key)
                .writerTrust("curator", Trust.TRUSTED)
                .trust("mail", Trust.UNTRUSTED)
                .build()) {
            assertThat(judge(firewall, new Candidate(THIRTY, metadata, 0, Origin.of("mail")))
                            .get(0)
                            .decision())
                    .isEqualTo(Decision.ADMIT);
            assertThat(judge(firewall, new Candidate(THIRTY + " ", metadata, 0, Origin.of("mail")))
                            .get(0)
                            .reasons())
                    .containsExactly("BAD_SIGNATURE", "UNTRUSTED_ORIGIN");
        }
    }

    @Test
    void should_tighten_what_the_host_requires_of_a_store() {
        try (MemoryFirewall firewall =
                parts.builder().require("notes", Requirement.REHYDRATE).build()) {
            Admission admission = judge(firewall, row(THIRTY)).get(0);
            assertThat(admission.decision()).isEqualTo(Decision.REHYDRATE);
            assertThat(admission.policy()).isEqualTo("requirement");
        }
    }

    @Test
    void should_switch_each_policy_off_by_its_name() {
        try (MemoryFirewall firewall = parts.builder().disable("contradiction").build()) {
            assertThat(judge(firewall, row(THIRTY), row(NINETY)))
                    .extracting(Admission::decision)
                    .containsOnly(Decision.ADMIT);
        }
        for (String name : List.of(
                "scope-expiry",
                "operator-list",
                "execution-state",
                "structure",
                "contradiction",
                "flood",
                "vector",
                "trust",
                "requirement")) {
            assertThat(parts.builder().disable(name)).isNotNull();
        }
    }

    private static Candidate row(String text) {
        return Candidate.of(text, "notes");
    }

    private static List<Admission> judge(MemoryFirewall firewall, Candidate... rows) {
        return firewall.judge(Stream.of(rows).toList());
    }
}
