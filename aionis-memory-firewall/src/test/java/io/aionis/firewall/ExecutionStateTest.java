package io.aionis.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.model.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Through the front, on what the engine itself makes of a failed call. */
class ExecutionStateTest {

    private final Firewalls parts = new Firewalls();

    @BeforeEach
    void record() {
        parts.failed("exchange_items", Map.of("payment_method_id", "credit_card_default", "note", "as agreed"));
    }

    @AfterEach
    void close() {
        parts.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Call exchange_items with credit_card_default.            | DO_NOT_USE
                    Exchanging an item works best on the Credit Card Default | DO_NOT_USE
                    Use exchangeItems(payment_method_id=credit_card_default) | DO_NOT_USE
                    cre\u200Bdit_card_default is how we exchange items       | DO_NOT_USE
                    Never exchange items with credit_card_default            | DO_NOT_USE
                    Everything is paid by credit_card_default.               | INSPECT
                    Call exchange_items with gift_card_7.                    | INSPECT
                    An item was bought by credit card.                       | ADMIT
                    The terms were fixed as agreed, without exchange.        | ADMIT
                    """)
    void should_refuse_what_names_the_failed_call_and_inspect_what_touches_it(String text, Decision expected) {
        assertThat(judge(parts.builder(), text).decision()).isEqualTo(expected);
    }

    @Test
    void should_hold_nothing_against_another_task_or_an_unknown_one() {
        String text = "Call exchange_items with credit_card_default.";
        assertThat(judge(parts.builder().task(() -> Task.of("cancel-order")), text)
                        .decision())
                .isEqualTo(Decision.ADMIT);
        assertThat(judge(parts.builder().task(() -> null), text).decision()).isEqualTo(Decision.ADMIT);
    }

    @Test
    void should_refuse_a_repeat_of_a_failed_call_when_its_values_are_plain_words() {
        parts.failed("lend_copy", Map.of("branch", "main", "member", "ann"));

        assertThat(judge(parts.builder(), "tool lend_copy {\"branch\":\"main\",\"member\":\"ann\"}")
                        .decision())
                .isEqualTo(Decision.DO_NOT_USE);
        assertThat(judge(parts.builder(), "Ann is a member of the main library.")
                        .decision())
                .isEqualTo(Decision.ADMIT);
    }

    private static Admission judge(FirewallBuilder builder, String text) {
        try (MemoryFirewall firewall = builder.build()) {
            return firewall.judge(List.of(Candidate.of(text, "notes"))).get(0);
        }
    }
}
