package io.aionis.firewall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.firewall.admission.Decision;
import io.aionis.model.RunId;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownFailureTest {

    private static final Memory FAILED_CALL = Memories.call(
            State.FAILED_BRANCH, "pay_order", "{\"order\": \"#W12345\", \"method\": \"credit_card_default\"}");

    @Test
    void should_not_hold_a_value_against_a_text_when_a_call_with_it_worked() {
        Memory worked =
                Memories.call(State.PASSED, "pay_order", "{\"order\": \"#W12345\", \"method\": \"gift_card_77\"}");
        String text = "Call pay_order for #W12345 with gift_card_77.";

        assertThat(match(FAILED_CALL, List.of(FAILED_CALL), text)).isEqualTo(Decision.DO_NOT_USE);
        assertThat(match(FAILED_CALL, List.of(FAILED_CALL, worked), text)).isEqualTo(Decision.ADMIT);
        assertThat(match(FAILED_CALL, List.of(FAILED_CALL, worked), "pay the order by credit_card_default"))
                .isEqualTo(Decision.DO_NOT_USE);
    }

    @Test
    void should_refuse_a_named_route_and_only_inspect_a_route_of_one_word() {
        Memory route = Memories.of(State.FAILED_BRANCH, new Subject.Route("patch-in-place"));
        assertThat(match(route, List.of(route), "The quickest is to patch in place."))
                .isEqualTo(Decision.DO_NOT_USE);
        assertThat(match(route, List.of(route), "Apply the patch.")).isEqualTo(Decision.ADMIT);

        Memory word = Memories.of(State.FAILED_BRANCH, new Subject.Route("rollback"));
        assertThat(match(word, List.of(word), "Do a rollback.")).isEqualTo(Decision.INSPECT);
    }

    @Test
    void should_only_inspect_what_is_contested() {
        Memory contested = Memories.of(State.CONTESTED, FAILED_CALL.subject());
        assertThat(match(contested, List.of(contested), "pay_order with credit_card_default"))
                .isEqualTo(Decision.INSPECT);
    }

    @Test
    void should_leave_out_a_whole_run() {
        Memory run = Memories.of(State.FAILED_BRANCH, new Subject.RunRoute(new RunId("r1")));
        assertThat(Failure.of(run, Worked.of(List.of(run)))).isEmpty();
    }

    private static Decision match(Memory failure, List<Memory> all, String text) {
        return Failure.of(failure, Worked.of(all)).orElseThrow().match(Words.of(text));
    }
}
