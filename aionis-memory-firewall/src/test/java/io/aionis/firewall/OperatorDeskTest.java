package io.aionis.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Origin;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.EvidenceBody.OperatorAction.Kind;
import io.aionis.model.Lane;
import io.aionis.model.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may block and release, and which of two rulings holds. */
class OperatorDeskTest {

    private static final Actor PERSON = Actor.of("dana", Role.REVIEWER);
    private static final String TEXT = "Use the blue form.";
    private static final String HASH = Candidate.hashOf(TEXT);

    private final Firewalls parts = new Firewalls();

    @AfterEach
    void close() {
        parts.close();
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "REVIEWER")
    void should_let_anybody_block_and_a_reviewer_alone_release(Role role) {
        Actor agent = Actor.of("bot", role);
        try (MemoryFirewall firewall = parts.builder().build()) {
            firewall.operator().block(HASH, agent, "looks odd");
            assertThat(decision(firewall)).isEqualTo(Decision.DO_NOT_USE);

            assertThatThrownBy(() -> firewall.operator().release(HASH, agent, "fine"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Role.REVIEWER");
            assertThat(decision(firewall)).isEqualTo(Decision.DO_NOT_USE);

            firewall.operator().release(HASH, PERSON, "fine");
            assertThat(decision(firewall)).isEqualTo(Decision.ADMIT);
        }
    }

    @ParameterizedTest
    @CsvSource({"RELEASE, AGENT", "RELEASE, WORKER", "ARCHIVE, REVIEWER", "RESTORE, REVIEWER", "RESTORE, AGENT"})
    void should_take_nothing_in_the_ledger_for_a_release_but_that_of_a_reviewer(Kind kind, Role role) {
        try (MemoryFirewall firewall = parts.builder().build()) {
            firewall.operator().block(HASH, PERSON, "outdated");
            parts.workspace.observe(
                    null, null, Actor.of("bot", role), Lane.SHARED, new OperatorAction(kind, HASH, "fine"));
            parts.flush();
            assertThat(decision(firewall)).isEqualTo(Decision.DO_NOT_USE);
        }
        try (MemoryFirewall again = parts.builder().build()) {
            assertThat(decision(again)).as("by the ledger").isEqualTo(Decision.DO_NOT_USE);
        }
    }

    @Test
    void should_hold_a_block_over_an_earlier_release_that_another_firewall_made() {
        try (MemoryFirewall one = parts.builder().build();
                MemoryFirewall two = parts.builder().build()) {
            one.operator().release(HASH, PERSON, "fine");
            two.operator().block(HASH, PERSON, "outdated");
            assertThat(decision(two)).isEqualTo(Decision.DO_NOT_USE);
            assertThat(decision(one)).isEqualTo(Decision.DO_NOT_USE);

            one.operator().release(HASH, PERSON, "in use again");
            assertThat(decision(two)).isEqualTo(Decision.ADMIT);
        }
    }

    private static Decision decision(MemoryFirewall firewall) {
        return firewall.judge(List.of(new Candidate(TEXT, Map.of(), 0, Origin.of("notes"))))
                .get(0)
                .decision();
    }
}
