package io.aionis.firewall.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.adjudication.ScopeState;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineTest {

    @Test
    void should_admit_when_no_policy_objects() {
        Admission decided = judge(policy("a", null));
        assertThat(decided.decision()).isEqualTo(Decision.ADMIT);
        assertThat(decided.policy()).isEqualTo(Admission.NO_OBJECTION);
        assertThat(decided.reasons()).isEmpty();
    }

    @Test
    void should_let_the_strictest_decide_and_keep_what_the_others_said() {
        Verdict blocked = new Verdict(Decision.DO_NOT_USE, List.of("B"), List.of(new EvidenceId("e1")));
        Verdict inspect = new Verdict(Decision.INSPECT, List.of("A"), List.of(new EvidenceId("e2")));

        Admission decided = judge(policy("a", inspect), policy("b", blocked));

        assertThat(decided.decision()).isEqualTo(Decision.DO_NOT_USE);
        assertThat(decided.policy()).isEqualTo("b");
        assertThat(decided.reasons()).containsExactly("B", "A");
        assertThat(decided.pointers()).containsExactly(new EvidenceId("e1"), new EvidenceId("e2"));
    }

    @Test
    void should_let_the_first_decide_among_equals() {
        Admission decided =
                judge(policy("a", Verdict.of(Decision.INSPECT, "A")), policy("b", Verdict.of(Decision.INSPECT, "B")));
        assertThat(decided.policy()).isEqualTo("a");
        assertThat(decided.reasons()).containsExactly("A", "B");
    }

    @Test
    void should_withhold_when_a_policy_throws() {
        Policy broken = new Policy() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
                throw new IllegalStateException("no idea");
            }
        };
        Admission decided = judge(policy("a", Verdict.of(Decision.DO_NOT_USE, "A")), broken);
        assertThat(decided.decision()).isEqualTo(Decision.WITHHELD);
        assertThat(decided.policy()).isEqualTo("broken");
        assertThat(decided.reasons()).containsExactly(Admission.POLICY_ERROR, "A");
    }

    private static Admission judge(Policy... policies) {
        return new Pipeline(List.of(policies))
                .judge(
                        Candidate.of("text", "notes"),
                        new AdmissionContext(Scope.of("shop"), null, null, Instant.EPOCH),
                        new Knowledge(
                                ScopeState.EMPTY,
                                Map.of(),
                                Knowledge.Host.of(Trust.KNOWN),
                                Mode.STANDARD,
                                Surroundings.NONE));
    }

    private static Policy policy(String name, @org.jspecify.annotations.Nullable Verdict verdict) {
        return new Policy() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
                return Optional.ofNullable(verdict);
            }
        };
    }
}
