package io.aionis.firewall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.adjudication.ScopeState;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Surroundings;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Verdict;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScopeAndExpiryTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    @Test
    void should_have_no_objection_when_a_row_is_untagged_or_of_this_scope() {
        assertThat(judge(Map.of())).isEmpty();
        assertThat(judge(Map.of("aionis.scope", "shop", "aionis.tenant", "acme")))
                .isEmpty();
    }

    @Test
    void should_withhold_rows_of_another_tenant_or_scope() {
        assertThat(judge(Map.of("aionis.scope", "shop", "aionis.tenant", "other")))
                .contains(Verdict.of(Decision.WITHHELD, "OTHER_TENANT"));
        assertThat(judge(Map.of("aionis.scope", "Shop"))).contains(Verdict.of(Decision.WITHHELD, "OTHER_SCOPE"));
    }

    @Test
    void should_withhold_a_row_from_the_instant_it_expires() {
        assertThat(judge(Map.of("aionis.expires", "2026-05-04T10:00:00Z")))
                .contains(Verdict.of(Decision.WITHHELD, "EXPIRED"));
        assertThat(judge(Map.of("aionis.expires", "2026-05-04T10:00:00.001Z"))).isEmpty();
        assertThat(judge(Map.of("aionis.expires", Long.toString(NOW.toEpochMilli()))))
                .contains(Verdict.of(Decision.WITHHELD, "EXPIRED"));
        assertThat(judge(Map.of("aionis.expires", Long.toString(NOW.toEpochMilli() + 1))))
                .isEmpty();
    }

    @Test
    void should_let_a_row_hold_on_the_day_it_ends() {
        assertThat(judge(Map.of("aionis.expires", "2026-05-04"))).isEmpty();
        assertThat(judge(Map.of("aionis.expires", "2026-05-03"))).contains(Verdict.of(Decision.WITHHELD, "EXPIRED"));
        assertThat(judge(Map.of("aionis.expires", "2026-13-03")))
                .contains(Verdict.of(Decision.INSPECT, "MALFORMED_EXPIRY"));
    }

    @Test
    void should_ask_for_inspection_when_a_tag_cannot_be_read() {
        for (String expires : List.of("tomorrow", "", "99999999999999999999", "-5")) {
            assertThat(judge(Map.of("aionis.expires", expires)))
                    .as(expires)
                    .contains(Verdict.of(Decision.INSPECT, "MALFORMED_EXPIRY"));
        }
        assertThat(judge(Map.of("aionis.scope", " "))).contains(Verdict.of(Decision.INSPECT, "MALFORMED_SCOPE"));
    }

    @Test
    void should_not_let_a_blank_tag_hide_that_a_row_has_expired() {
        assertThat(judge(Map.of("aionis.tenant", "", "aionis.expires", "0")))
                .contains(Verdict.of(Decision.WITHHELD, "EXPIRED"));
    }

    private static Optional<Verdict> judge(Map<String, String> metadata) {
        return new ScopeAndExpiry()
                .judge(
                        new Candidate("text", metadata, 0.5, Origin.of("notes")),
                        new AdmissionContext(Scope.of("acme", "shop"), null, null, NOW),
                        new Knowledge(
                                ScopeState.EMPTY,
                                Map.of(),
                                Knowledge.Host.of(Trust.KNOWN),
                                Mode.STANDARD,
                                Surroundings.NONE));
    }
}
