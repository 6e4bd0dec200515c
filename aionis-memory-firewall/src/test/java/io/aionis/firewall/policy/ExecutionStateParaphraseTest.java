package io.aionis.firewall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.RouteStep;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.firewall.admission.Decision;
import io.aionis.model.Effect;
import io.aionis.model.RunId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A failed route in other words. */
class ExecutionStateParaphraseTest {

    private static final Memory PAY = Memories.call(
            State.FAILED_BRANCH, "pay_order", "{\"order\": \"#W2378156\", \"method\": \"credit_card_9513926\"}");
    private static final Memory PAID =
            Memories.call(State.PASSED, "pay_order", "{\"order\": \"#W2378156\", \"method\": \"gift_card_7711206\"}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Paying the order by credit card 9513926 settles it.",
                "The order is best paid with the card ending in 9513926.",
                "Use payOrder with credit-card-9513926",
                "card 9513926 (credit): pay this order with it",
                "PAY ORDER: CREDIT_CARD_9513926"
            })
    void should_refuse_the_failed_call_in_other_order_and_other_forms(String text) {
        assertThat(match(PAY, text, PAID)).isEqualTo(Decision.DO_NOT_USE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Paying order W2378156 by gift card 7711206 works.",
                "Orders are paid by credit card or by gift card.",
                "The customer paid for lunch."
            })
    void should_not_hit_the_call_that_worked_nor_words_in_common(String text) {
        assertThat(match(PAY, text, PAID)).isEqualTo(Decision.ADMIT);
    }

    @Test
    void should_not_hit_a_call_that_worked_by_saying_more() {
        Memory failed = Memories.call(State.FAILED_BRANCH, "book_room", "{\"guest\": \"ann\"}");
        Memory worked = Memories.call(State.PASSED, "book_room", "{\"guest\": \"ann\", \"view\": \"garden\"}");
        assertThat(match(failed, "Booking a room for Ann", worked)).isEqualTo(Decision.DO_NOT_USE);
        assertThat(match(failed, "Booking a room for Ann with a garden view", worked))
                .isEqualTo(Decision.ADMIT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            patch-jar-in-place | Patching the jar in place is quickest  | DO_NOT_USE
            patch-jar-in-place | in place, the jar was patched          | DO_NOT_USE
            patch-jar-in-place | the jar has found its place in each and every patch | ADMIT
            retry later        | Later retries help                     | INSPECT
            retry later        | Retrying later helps                   | DO_NOT_USE
            """)
    void should_know_a_route_in_other_order_but_be_surer_of_more_words(String route, String text, Decision expected) {
        assertThat(match(Memories.of(State.FAILED_BRANCH, new Subject.Route(route)), text))
                .isEqualTo(expected);
    }

    @Test
    void should_hold_the_targets_of_a_failed_route_against_a_text_unless_something_worked_on_them() {
        Memory route = Memories.of(State.FAILED_BRANCH, new Subject.Route("legacy adapter"), "src/pay/Checkout.java");
        Memory worked = Memories.of(State.PASSED, new Subject.Route("port first"), "src/pay/Checkout.java");
        assertThat(match(route, "Put the adapter into src/pay/Checkout.java")).isEqualTo(Decision.DO_NOT_USE);
        assertThat(match(route, "See src/pay/Checkout.java")).isEqualTo(Decision.INSPECT);
        assertThat(match(route, "See src/pay/Checkout.java", worked)).isEqualTo(Decision.ADMIT);
        assertThat(match(route, "See src/pay/Cart.java")).isEqualTo(Decision.ADMIT);
    }

    @Test
    void should_only_inspect_what_names_something_stale() {
        Memory stale = Memories.of(State.STALE, new Subject.Key("database.port", "5432"));
        assertThat(match(stale, "The port of the database is 5432.")).isEqualTo(Decision.INSPECT);
        assertThat(failure(stale).reason(Decision.INSPECT)).isEqualTo("STALE_HERE");
        assertThat(match(stale, "The port of the database is 6432.")).isEqualTo(Decision.ADMIT);
        Memory call = Memories.call(State.STALE, "pay_order", "{\"method\": \"credit_card_9513926\"}");
        assertThat(match(call, "pay the order with credit card 9513926")).isEqualTo(Decision.INSPECT);
        assertThat(match(call, "paid with 9513926 once")).isEqualTo(Decision.ADMIT);
    }

    @Test
    void should_know_a_failed_run_by_all_its_tools_and_what_it_worked_on() {
        RouteStep find = step("find_order", "{\"id\": \"#W2378156\"}");
        RouteStep cancel = step("cancel_order", "{\"id\": \"#W2378156\"}");
        Memory run = Memories.run(State.FAILED_BRANCH, new RunId("r1"), List.of(find, cancel));
        Memory other = Memories.run(
                State.PASSED,
                new RunId("r2"),
                List.of(step("find_order", "{\"id\": \"#W9\"}"), step("cancel_order", "{\"id\": \"#W9\"}")));

        String repeat = "find_order #W2378156, then cancel_order #W2378156";
        assertThat(match(run, repeat, other)).isEqualTo(Decision.DO_NOT_USE);
        assertThat(match(run, "First find_order, then cancel_order")).isEqualTo(Decision.INSPECT);
        assertThat(match(run, "First find_order, then cancel_order", other)).isEqualTo(Decision.ADMIT);
        assertThat(match(run, "find_order #W2378156", other)).isEqualTo(Decision.ADMIT);
    }

    @Test
    void should_not_take_data_about_a_thing_for_a_note_that_recommends_the_call() {
        Memory failed = Memories.call(
                State.FAILED_BRANCH, "update_order_address", "{\"order\": \"#W2378156\", \"zip\": \"Z99-118\"}");
        String row = "{\"order_id\": \"#W2378156\", \"address\": {\"zip\": \"Z99-118\"}, \"status\": \"pending\"}";
        assertThat(match(failed, row)).isEqualTo(Decision.ADMIT);
        String call = "{\"call\": \"update_order_address\", \"order\": \"#W2378156\", \"zip\": \"Z99-118\"}";
        assertThat(match(failed, call)).isEqualTo(Decision.DO_NOT_USE);
        assertThat(match(failed, "Update the address of the order to Z99-118.")).isEqualTo(Decision.DO_NOT_USE);
    }

    @Test
    void should_only_inspect_a_failed_tool_on_a_thing_that_other_calls_worked_on() {
        Memory failed =
                Memories.call(State.FAILED_BRANCH, "cancel_order", "{\"order\": \"#W2378156\", \"reason\": \"late\"}");
        Memory found = Memories.call(State.PASSED, "find_order", "{\"order\": \"#W2378156\"}");
        assertThat(match(failed, "Order W2378156: just cancel it, the order", found))
                .isEqualTo(Decision.INSPECT);
        assertThat(match(failed, "Order W2378156 is on its way", found)).isEqualTo(Decision.ADMIT);
        assertThat(match(failed, "Order W2378156: just cancel it, the order")).isEqualTo(Decision.DO_NOT_USE);
    }

    @Test
    void should_not_take_dates_and_amounts_for_the_name_of_one_thing() {
        Memory search = Memories.call(
                State.FAILED_BRANCH,
                "search_flights",
                "{\"from\": \"AAA\", \"date\": \"2024-05-20\", \"most\": \"12.50\"}");
        assertThat(match(search, "The report of 2024-05-20 names 12.50 dollars."))
                .isEqualTo(Decision.ADMIT);
        assertThat(match(search, "search_flights from AAA on 2024-05-20 for 12.50"))
                .isEqualTo(Decision.DO_NOT_USE);
    }

    private static RouteStep step(String tool, String arguments) {
        return new RouteStep(
                (Subject.Call) Memories.call(State.RAW, tool, arguments).subject(), Effect.WRITE);
    }

    private static Decision match(Memory failure, String text, Memory... others) {
        return failure(failure, others).match(Words.of(text));
    }

    private static Failure failure(Memory failure, Memory... others) {
        List<Memory> all = Stream.concat(Stream.of(failure), Stream.of(others)).toList();
        return Failure.of(failure, Worked.of(all)).orElseThrow();
    }
}
