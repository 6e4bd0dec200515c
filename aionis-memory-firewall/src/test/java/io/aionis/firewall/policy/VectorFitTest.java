package io.aionis.firewall.policy;

import static io.aionis.firewall.policy.Around.neighbour;
import static io.aionis.firewall.policy.Around.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.firewall.admission.Vector;
import io.aionis.firewall.admission.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorFitTest {

    private static final String NOTE = "Parcels leave at noon";

    private final VectorFit policy = new VectorFit();

    @Test
    void should_have_no_objection_without_a_vector_or_to_a_plain_one() {
        assertThat(reasons(Around.text(NOTE))).isEmpty();
        assertThat(reasons(Around.text(NOTE).vector(0.6f, 0.8f))).isEmpty();
        assertThat(reasons(Around.text(NOTE).vector(0.6f, 0.8f).asked("when", Vector.of(1, 0))))
                .isEmpty();
    }

    @Test
    void should_inspect_a_vector_of_which_no_angle_can_be_told() {
        assertThat(reasons(Around.text(NOTE).vector(Float.NaN, 1))).containsExactly("MALFORMED_VECTOR");
        assertThat(reasons(Around.text(NOTE).vector(Float.POSITIVE_INFINITY, 1)))
                .containsExactly("MALFORMED_VECTOR");
        assertThat(reasons(Around.text(NOTE).vector(0, -0f))).containsExactly("MALFORMED_VECTOR");
        assertThat(reasons(Around.text(NOTE).vector())).containsExactly("MALFORMED_VECTOR");
        assertThat(reasons(Around.text("").vector(Float.NaN))).containsExactly("MALFORMED_VECTOR");
        assertThat(reasons(Around.text(NOTE).vector(1, 0, 0).asked(null, Vector.of(1, 0))))
                .containsExactly("MALFORMED_VECTOR");
    }

    @Test
    void should_inspect_a_vector_that_was_made_of_the_question() {
        Vector asked = Vector.of(0.6f, 0.8f);
        assertThat(reasons(Around.text(NOTE).vector(0.6f, 0.8f).asked("Which carrier is cheapest?", asked)))
                .containsExactly("VECTOR_OF_THE_QUESTION");
        assertThat(reasons(Around.text(NOTE).vector(0.6f, 0.8f).asked("Do parcels leave today?", asked)))
                .isEmpty();
        assertThat(reasons(Around.text(NOTE).vector(0.6f, 0.7f).asked("Which carrier is cheapest?", asked)))
                .isEmpty();
        assertThat(reasons(Around.text(NOTE).vector(0.6f, 0.8f).asked(null, asked)))
                .isEmpty();
    }

    @Test
    void should_inspect_equal_vectors_of_unlike_texts_in_one_list() {
        assertThat(reasons(Around.text(NOTE)
                        .vector(0.6f, 0.8f)
                        .sameVector(with(neighbour("Boil it slowly", 0), 0.6f, 0.8f))))
                .containsExactly("VECTOR_OF_ANOTHER_TEXT");
        assertThat(reasons(Around.text(NOTE)
                        .vector(0.6f, 0.8f)
                        .sameVector(with(neighbour("Parcels leave at noon!", 1), 0.6f, 0.8f))))
                .isEmpty();
        assertThat(reasons(Around.text(NOTE)
                        .vector(0.6f, 0.8f)
                        .sameVector(with(neighbour("Boil it slowly", 0), 0.6f, 0.8f, 0))))
                .isEmpty();
        assertThat(reasons(Around.text("Parcels leave at noon. ".repeat(100))
                        .vector(0.6f, 0.8f)
                        .sameVector(with(neighbour("Boil it slowly", 0), 0.6f, 0.8f))))
                .as("of which the embedder reads the beginning alone")
                .isEmpty();
    }

    @Test
    void should_inspect_a_vector_far_from_what_the_embedder_makes_of_the_text() {
        Around fit = Around.text(NOTE).vector(0.6f, 0.8f).embedder(any -> Vector.of(0.61f, 0.79f));
        assertThat(reasons(fit)).isEmpty();
        Around unfit = Around.text(NOTE).vector(0.6f, 0.8f).embedder(any -> Vector.of(0.8f, -0.6f));
        assertThat(reasons(unfit)).containsExactly("VECTOR_UNLIKE_TEXT");
        Around another = Around.text(NOTE).vector(0.6f, 0.8f).embedder(any -> Vector.of(0.8f, -0.6f, 0));
        assertThat(reasons(another)).as("of another model").isEmpty();
    }

    private List<String> reasons(Around around) {
        return around.judgedBy(policy).map(Verdict::reasons).orElse(List.of());
    }
}
