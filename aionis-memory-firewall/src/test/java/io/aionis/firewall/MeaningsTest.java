package io.aionis.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MeaningsTest {

    @Test
    void should_ask_the_embedder_once_for_a_text_and_for_no_more_than_it_takes() {
        List<Integer> asked = new ArrayList<>();
        Meanings meanings = new Meanings(text -> {
            asked.add(text.length());
            return new float[] {1, 2};
        });
        String text = "x".repeat(1_000_000);
        assertThat(meanings.of(text)).isEqualTo(Vector.of(1, 2)).isEqualTo(meanings.of(text));
        assertThat(asked).containsExactly(8_192);
        assertThat(meanings.of(" ")).isNull();
        assertThat(meanings.failures()).isZero();
    }

    @Test
    @SuppressWarnings("NullAway") // What an embedder written without null checks may give.
    void should_count_a_failing_embedder_and_ask_it_again() {
        AtomicInteger asked = new AtomicInteger();
        Meanings meanings = new Meanings(text -> switch (asked.getAndIncrement()) {
            case 0 -> throw new IllegalStateException("no model");
            case 1 -> throw new UnsatisfiedLinkError("no library");
            case 2 -> null;
            case 3 -> new float[0];
            case 4 -> new float[] {Float.NaN};
            case 5 -> new float[] {0, 0};
            default -> new float[] {1};
        });
        for (int i = 1; i <= 6; i++) {
            assertThat(meanings.of("text")).isNull();
            assertThat(meanings.failures()).isEqualTo(i);
        }
        assertThat(meanings.of("text")).isEqualTo(Vector.of(1));
    }

    @Test
    void should_not_let_a_failing_embedder_into_a_judgement() {
        try (Firewalls parts = new Firewalls()) {
            parts.failed("swap_goods", Map.of("method", "card"));
            try (MemoryFirewall firewall = parts.builder()
                    .embedder(text -> {
                        throw new IllegalStateException("no model");
                    })
                    .build()) {
                Candidate candidate =
                        new Candidate("Parcels leave at noon.", Map.of(), 0, Origin.of("notes"), Vector.of(1, 0));
                Admission admission = firewall.judge(List.of(candidate)).get(0);
                assertThat(admission.decision()).isEqualTo(Decision.ADMIT);
                assertThat(firewall.counts().embedderFailures()).isPositive();
                assertThat(firewall.counts().errors()).isZero();
            }
        }
    }
}
