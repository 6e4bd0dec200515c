package io.aionis.firewall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.adjudication.Authority;
import io.aionis.adjudication.Credit;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.adjudication.Validity;
import io.aionis.firewall.admission.Decision;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownFailureTest {

    private static final Memory FAILED_CALL = memory(
            State.FAILED_BRANCH, call("pay_order", "{\"order\": \"#W12345\", \"method\": \"credit_card_default\"}"));

    @Test
    void should_not_hold_a_value_against_a_text_when_a_call_with_it_worked() {
        Memory worked =
                memory(State.PASSED, call("pay_order", "{\"order\": \"#W12345\", \"method\": \"gift_card_77\"}"));
        String text = "Call pay_order for #W12345 with gift_card_77.";

        assertThat(match(FAILED_CALL, List.of(FAILED_CALL), text)).isEqualTo(Decision.DO_NOT_USE);
        assertThat(match(FAILED_CALL, List.of(FAILED_CALL, worked), text)).isEqualTo(Decision.ADMIT);
        assertThat(match(FAILED_CALL, List.of(FAILED_CALL, worked), "pay the order by credit_card_default"))
                .isEqualTo(Decision.DO_NOT_USE);
    }

    @Test
    void should_refuse_a_named_route_and_only_inspect_a_route_of_one_word() {
        Memory route = memory(State.FAILED_BRANCH, new Subject.Route("patch-in-place"));
        assertThat(match(route, List.of(route), "The quickest is to patch in place."))
                .isEqualTo(Decision.DO_NOT_USE);
        assertThat(match(route, List.of(route), "Apply the patch.")).isEqualTo(Decision.ADMIT);

        Memory word = memory(State.FAILED_BRANCH, new Subject.Route("rollback"));
        assertThat(match(word, List.of(word), "Do a rollback.")).isEqualTo(Decision.INSPECT);
    }

    @Test
    void should_only_inspect_what_is_contested() {
        Memory contested = memory(State.CONTESTED, FAILED_CALL.subject());
        assertThat(match(contested, List.of(contested), "pay_order with credit_card_default"))
                .isEqualTo(Decision.INSPECT);
    }

    @Test
    void should_leave_out_a_whole_run() {
        Memory run = memory(State.FAILED_BRANCH, new Subject.RunRoute(new RunId("r1")));
        assertThat(Failure.of(run, Worked.of(List.of(run)))).isEmpty();
    }

    private static Decision match(Memory failure, List<Memory> all, String text) {
        return Failure.of(failure, Worked.of(all)).orElseThrow().match(Words.of(text));
    }

    private static Subject.Call call(String tool, String arguments) {
        return new Subject.Call(tool, Json.parse(arguments));
    }

    private static Memory memory(State state, Subject subject) {
        return new Memory(
                subject.key(),
                Task.of("pay"),
                subject,
                state,
                Authority.CANDIDATE,
                List.of("F3"),
                List.of(new EvidenceId("e1")),
                1,
                "refused",
                "title",
                List.of(),
                List.of(),
                Actor.agent("clerk"),
                Lane.SHARED,
                false,
                null,
                Validity.UNLIMITED,
                List.of(),
                Credit.NONE);
    }
}
