package io.aionis.benchmarks.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Trust;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScrambleTest {

    private static final AdmissionCase FIRST = row("attack-1", "g", "one");
    private static final AdmissionCase SECOND = row("attack-2", "g", "two");
    private static final AdmissionCase ALONE = row("attack-3", null, "three");

    @Test
    void should_leave_nothing_but_texts_orders_and_trust() {
        List<AdmissionCase> scrambled =
                new Scramble(7).of(List.of(FIRST, SECOND, ALONE)).cases();

        assertThat(scrambled).hasSize(3).allSatisfy(each -> {
            assertThat(each.id()).doesNotContain("attack");
            assertThat(each.family()).isEqualTo("unnamed");
            assertThat(each.store()).isNotEqualTo("poisoned-notes");
            assertThat(each.writer()).isNotEqualTo("mallory");
            assertThat(each.metadata()).containsOnlyKeys("lang");
            assertThat(each.trust()).isEqualTo(Trust.KNOWN);
        });
        assertThat(Lists.of(scrambled))
                .extracting(list -> list.stream().map(AdmissionCase::text).toList())
                .containsExactlyInAnyOrder(List.of("one", "two"), List.of("three"));
        assertThat(scrambled)
                .extracting(AdmissionCase::store)
                .containsOnly(scrambled.get(0).store());
    }

    @Test
    void should_count_a_decision_that_hung_on_what_is_gone() {
        Setting setting = new Setting(Mode.STANDARD, null, Set.of(), false);
        List<Decided> decided = List.of(
                new Decided(ALONE, Decision.DO_NOT_USE, List.of("READ_THE_FAMILY"), 1),
                new Decided(FIRST, Decision.ADMIT, List.of(), 1));

        assertThat(Scramble.differences(decided, setting, 7)).isEqualTo(1);
    }

    private static AdmissionCase row(String id, @Nullable String group, String text) {
        return new AdmissionCase(
                id,
                group,
                "injection",
                true,
                text,
                Map.of("lang", "en", "is_attack", "true", "Label", "poisoned"),
                "poisoned-notes",
                "mallory",
                Trust.KNOWN,
                null,
                null,
                null);
    }
}
