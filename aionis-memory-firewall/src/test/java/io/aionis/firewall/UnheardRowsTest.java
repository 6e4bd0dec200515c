package io.aionis.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Trust;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row that is withheld tells nothing about the others, not even by the decisions on them. */
class UnheardRowsTest {

    private static final Candidate OURS = note("The return window for shoes is 30 days.", Map.of());

    private static final String THEIRS = "The return window for shoes is 60 days.";

    private final Firewalls parts = new Firewalls();

    @AfterEach
    void close() {
        parts.close();
    }

    @ParameterizedTest
    @CsvSource({"aionis.scope, bank", "aionis.tenant, other", "aionis.expires, 2026-05-04T09:00:00Z"})
    void should_not_hold_a_row_of_another_scope_or_one_that_ended_against_a_row(String key, String value) {
        try (MemoryFirewall firewall = parts.builder().build()) {
            List<Admission> together = firewall.judge(List.of(OURS, note(THEIRS, Map.of(key, value))));

            assertThat(together).extracting(Admission::decision).containsExactly(Decision.ADMIT, Decision.WITHHELD);
            assertThat(firewall.judge(List.of(OURS)))
                    .extracting(Admission::decision)
                    .containsExactly(Decision.ADMIT);
        }
    }

    @Test
    void should_hold_a_row_of_the_same_scope_against_it() {
        try (MemoryFirewall firewall = parts.builder().build()) {
            assertThat(firewall.judge(List.of(OURS, note(THEIRS, Map.of("aionis.scope", "shop")))))
                    .extracting(Admission::decision)
                    .containsExactly(Decision.INSPECT, Decision.INSPECT);
        }
    }

    @Test
    void should_forget_what_a_text_says_that_was_not_offered_for_a_month() {
        AtomicReference<Instant> now = new AtomicReference<>(Firewalls.NOW);
        InstantSource clock = now::get;
        try (MemoryFirewall firewall = parts.builder()
                .trust("pages", Trust.KNOWN)
                .clock(clock.withZone(ZoneOffset.UTC))
                .build()) {
            firewall.judge(List.of(Candidate.of(THEIRS, "pages")));
            now.set(Firewalls.NOW.plus(Duration.ofDays(29)));
            assertThat(firewall.judge(List.of(OURS)))
                    .extracting(Admission::decision)
                    .containsExactly(Decision.INSPECT);
            now.set(Firewalls.NOW.plus(Duration.ofDays(31)));
            assertThat(firewall.judge(List.of(OURS)))
                    .extracting(Admission::decision)
                    .containsExactly(Decision.ADMIT);
        }
    }

    @Test
    void should_take_what_one_store_says_now_for_the_version_in_force() {
        try (MemoryFirewall firewall = parts.builder().build()) {
            firewall.judge(List.of(note(THEIRS, Map.of())));
            assertThat(firewall.judge(List.of(OURS)))
                    .extracting(Admission::decision)
                    .containsExactly(Decision.ADMIT);
            assertThat(firewall.judge(List.of(OURS, note(THEIRS, Map.of()))))
                    .extracting(Admission::decision)
                    .containsExactly(Decision.INSPECT, Decision.INSPECT);
        }
    }

    private static Candidate note(String text, Map<String, String> metadata) {
        return new Candidate(text, metadata, 0, Origin.of("notes"));
    }
}
