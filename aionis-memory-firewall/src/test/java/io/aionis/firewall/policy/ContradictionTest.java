package io.aionis.firewall.policy;

import static io.aionis.firewall.policy.Around.neighbour;
import static io.aionis.firewall.policy.Around.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Neighbour;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Verdict;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.model.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContradictionTest {

    private static final String THIRTY = "The return window for shoes is 30 days.";
    private static final String NINETY = "Shoes: the return window is 90 days";

    private final Contradiction policy = new Contradiction();

    @Test
    void should_inspect_both_of_two_equals() {
        assertThat(judge(Around.text(THIRTY).sameSubject(neighbour(NINETY, 0.2))))
                .contains(contradicted());
        assertThat(judge(Around.text(NINETY).sameSubject(neighbour(THIRTY, 0.2))))
                .contains(contradicted());
        assertThat(judge(Around.text(THIRTY).sameSubject(neighbour("Shoes: the return window is 30 days", 0.2))))
                .isEmpty();
        assertThat(judge(Around.text(THIRTY))).isEmpty();
    }

    @Test
    void should_inspect_only_the_less_trusted_however_many_there_are() {
        List<Neighbour> many = IntStream.range(0, 50)
                .mapToObj(i -> neighbour(NINETY + " ".repeat(i), "writer " + i, Trust.UNTRUSTED, 0.2))
                .toList();
        assertThat(judge(Around.text(THIRTY).sameSubject(many))).isEmpty();
        assertThat(judge(Around.text(NINETY)
                        .trust(Trust.UNTRUSTED)
                        .sameSubject(neighbour(THIRTY, "notes", Trust.KNOWN, 0.2))))
                .contains(contradicted());
    }

    @Test
    void should_count_what_it_was_derived_from() {
        Neighbour known = neighbour(NINETY, "notes", Trust.KNOWN, 0.2);
        assertThat(judge(Around.text(THIRTY).trust(Trust.TRUSTED).sameSubject(known)))
                .isEmpty();
        assertThat(judge(Around.text(THIRTY)
                        .trust(Trust.TRUSTED)
                        .lineage(Trust.UNKNOWN)
                        .sameSubject(known)))
                .contains(contradicted());
    }

    @Test
    void should_not_let_a_refused_text_contradict_anything() {
        assertThat(judge(Around.text(THIRTY).sameSubject(refused(neighbour(NINETY, 0.2)))))
                .isEmpty();
    }

    @Test
    void should_not_take_statements_about_other_things_for_a_contradiction() {
        assertThat(judge(Around.text("Order #W1 was delivered on 3 May.")
                        .sameSubject(neighbour("Order #W2 was delivered on 5 May.", 0.8))))
                .isEmpty();
    }

    @Test
    void should_hold_a_claim_of_the_metadata_against_its_row_alone() {
        Around claimed = Around.text("See the table.")
                .metadata(Map.of("aionis.subject", "return window for shoes", "aionis.value", "90 days"))
                .sameSubject(neighbour(THIRTY, 0));
        assertThat(judge(claimed)).contains(contradicted());
        Around half = Around.text("See the table.")
                .metadata(Map.of("aionis.subject", "return window for shoes"))
                .sameSubject(neighbour(THIRTY, 0));
        assertThat(judge(half)).isEmpty();
    }

    @Test
    void should_inspect_what_the_ledger_knows_better_and_point_to_it() {
        try (Aionis aionis = Aionis.builder().store(new InMemoryLedgerStore()).build()) {
            Workspace workspace = aionis.in(Scope.of("acme", "shop"));
            Ledgers.accept(workspace, "database.port", "5432");
            Optional<Verdict> other = judge(Around.text("The database port is 6432.")
                    .trust(Trust.TRUSTED)
                    .state(workspace.state(), null));
            assertThat(other).isPresent();
            assertThat(other.get().reasons()).containsExactly("CONTRADICTED");
            assertThat(other.get().pointers()).isNotEmpty();
            assertThat(judge(Around.text("The database port is 5432.").state(workspace.state(), null)))
                    .isEmpty();
            assertThat(judge(Around.text("The cache port is 6432.").state(workspace.state(), null)))
                    .isEmpty();
        }
    }

    private Optional<Verdict> judge(Around around) {
        return around.judgedBy(policy);
    }

    private static Verdict contradicted() {
        return Verdict.of(Decision.INSPECT, "CONTRADICTED");
    }
}
