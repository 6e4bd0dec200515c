package io.aionis.firewall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Requirement;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Vector;
import io.aionis.firewall.admission.Verdict;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Directions in a plane stand for meanings: 0 degrees is the failed call. */
class NearnessTest {

    private static final Memory FAILED = Memories.call(State.FAILED_BRANCH, "swap_goods", "{\"method\": \"card\"}");
    private static final Memory WORKED = Memories.call(State.PASSED, "swap_goods", "{\"method\": \"voucher\"}");
    private static final String TEXT = "Let them trade it in on plastic.";

    @Test
    void should_inspect_a_failed_branch_in_other_words_and_point_to_it() {
        Optional<Verdict> near = judge(Map.of(TEXT, 20.0), null, null);
        assertThat(near).contains(new Verdict(Decision.INSPECT, List.of("NEAR_FAILED_BRANCH"), FAILED.evidence()));
        assertThat(judge(Map.of(TEXT, 40.0), null, null)).isEmpty();
    }

    @Test
    void should_not_inspect_what_is_nearer_to_something_that_worked() {
        assertThat(judge(Map.of(TEXT, 20.0, "swap goods with voucher", 30.0), null, null, WORKED))
                .isEmpty();
        assertThat(judge(Map.of(TEXT, 20.0, "swap goods with voucher", 90.0), null, null, WORKED))
                .isPresent();
    }

    @Test
    void should_not_inspect_what_is_no_nearer_than_the_question_is() {
        assertThat(judge(Map.of(TEXT, 20.0, "How do I swap goods?", 10.0), null, "How do I swap goods?"))
                .isEmpty();
        assertThat(judge(Map.of(TEXT, 20.0, "How do I swap goods?", 30.0), null, "How do I swap goods?"))
                .isPresent();
    }

    @Test
    void should_take_the_vector_of_the_store_where_the_embedder_could_have_made_it() {
        assertThat(judge(Map.of(TEXT, 90.0), direction(10), null)).isPresent();
        assertThat(judge(Map.of(TEXT, 90.0), Vector.of(1, 0, 0), null)).isEmpty();
        assertThat(judge(Map.of(TEXT, 10.0), Vector.of(Float.NaN, 0), null)).isPresent();
    }

    @Test
    void should_hold_nothing_against_a_text_when_the_embedder_fails() {
        Candidate candidate = Candidate.of(TEXT, "notes");
        assertThat(nearness().judge(candidate, context(null), host(Map.of(), true)))
                .isEmpty();
        assertThat(nearness().judge(candidate, context(null), host(Map.of(), false)))
                .isEmpty();
    }

    private static Optional<Verdict> judge(
            Map<String, Double> meanings, @Nullable Vector stored, @Nullable String question, Memory... worked) {
        Candidate candidate = new Candidate(TEXT, Map.of(), 0, Origin.of("notes"), stored);
        return nearness(worked).judge(candidate, context(question), host(meanings, false));
    }

    private static Nearness nearness(Memory... worked) {
        List<Memory> all = Stream.concat(Stream.of(FAILED), Stream.of(worked)).toList();
        Worked known = Worked.of(all);
        return new Nearness(List.of(Failure.of(FAILED, known).orElseThrow()), known.phrases());
    }

    private static AdmissionContext context(@Nullable String question) {
        return new AdmissionContext(Scope.of("shop"), Task.of("pay"), question, Around.NOW);
    }

    private static Knowledge.Host host(Map<String, Double> meanings, boolean fails) {
        return new Knowledge.Host() {
            @Override
            public Trust trust(Candidate candidate) {
                return Trust.KNOWN;
            }

            @Override
            public String voice(Origin origin) {
                return origin.store();
            }

            @Override
            public Requirement requirement(Origin origin) {
                return Requirement.NONE;
            }

            @Override
            public @Nullable Vector meaning(String text) {
                if (fails) {
                    return null;
                }
                Double degrees = text.equals("swap goods with card") ? Double.valueOf(0) : meanings.get(text);
                return degrees == null ? null : direction(degrees);
            }
        };
    }

    private static Vector direction(double degrees) {
        double angle = Math.toRadians(degrees);
        return Vector.of((float) Math.cos(angle), (float) Math.sin(angle));
    }
}
