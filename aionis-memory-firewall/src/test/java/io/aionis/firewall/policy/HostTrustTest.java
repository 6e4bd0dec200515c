package io.aionis.firewall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Requirement;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTrustTest {

    @ParameterizedTest
    @CsvSource({
        "TRUSTED, STANDARD, ",
        "TRUSTED, STRICT, ",
        "KNOWN, STANDARD, ",
        "KNOWN, STRICT, MERELY_KNOWN_ORIGIN",
        "UNKNOWN, STANDARD, UNKNOWN_ORIGIN",
        "UNTRUSTED, OBSERVE, UNTRUSTED_ORIGIN"
    })
    void should_inspect_what_the_host_does_not_vouch_for(Trust trust, Mode mode, String reason) {
        assertThat(reasons(Around.text("a note").trust(trust).mode(mode)))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void should_be_worth_no_more_than_what_it_was_derived_from() {
        assertThat(reasons(Around.text("a note").trust(Trust.TRUSTED).lineage(Trust.UNTRUSTED)))
                .containsExactly("LESS_TRUSTED_LINEAGE", "UNTRUSTED_ORIGIN");
        assertThat(reasons(Around.text("a note").trust(Trust.UNTRUSTED).lineage(Trust.TRUSTED)))
                .containsExactly("UNTRUSTED_ORIGIN");
        assertThat(reasons(Around.text("a note").trust(Trust.TRUSTED).lineage(Trust.KNOWN)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aionis.trust", "aionis.admitted", "Aionis.Trust", " aionis.trust", "aionis.", "aionis.SCOPE"})
    void should_inspect_a_row_that_claims_trust_for_itself(String key) {
        for (Mode mode : Mode.values()) {
            assertThat(reasons(Around.text("a note")
                            .trust(Trust.TRUSTED)
                            .mode(mode)
                            .metadata(Map.of(key, "TRUSTED"))))
                    .as(mode.name())
                    .containsExactly("FORGED_PROVENANCE");
        }
    }

    @Test
    void should_take_the_keys_that_the_firewall_writes_itself() {
        assertThat(reasons(Around.text("a note")
                        .metadata(Map.of(
                                "aionis.scope",
                                "shop",
                                "aionis.written",
                                "2026-05-04T10:00:00Z",
                                "aionis.surface",
                                "rehydrate",
                                "source",
                                "x"))))
                .isEmpty();
        assertThat(reasons(Around.text("a note").metadata(Map.of("aionis.surface", "inspect_before_use"))))
                .containsExactly("MARKED_BEFORE");
        assertThat(reasons(Around.text("a note").metadata(Map.of("aionis.surface", "use_now"))))
                .containsExactly("FORGED_PROVENANCE");
    }

    @Test
    void should_inspect_a_bad_signature() {
        assertThat(reasons(Around.text("a note").trust(Trust.TRUSTED).badSignature()))
                .containsExactly("BAD_SIGNATURE");
    }

    @ParameterizedTest
    @EnumSource(Requirement.class)
    void should_ask_for_what_the_host_requires(Requirement requirement) {
        List<Verdict> verdict = Around.text("a note").require(requirement).judgedBy(new HostRequirement()).stream()
                .toList();
        if (requirement == Requirement.NONE) {
            assertThat(verdict).isEmpty();
        } else {
            assertThat(verdict).singleElement().satisfies(v -> {
                assertThat(v.decision()).isEqualTo(requirement.atLeast());
                assertThat(v.reasons()).singleElement().asString().startsWith("REQUIRED_");
            });
        }
    }

    private static List<String> reasons(Around around) {
        return around.judgedBy(new HostTrust()).map(Verdict::reasons).orElse(List.of());
    }
}
