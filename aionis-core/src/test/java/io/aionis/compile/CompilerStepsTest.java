package io.aionis.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunStatus;
import io.aionis.plan.Expectation;
import io.aionis.plan.ValueKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompilerStepsTest {

    @Test
    void should_keep_writes_and_what_feeds_them_when_other_calls_lead_nowhere() {
        Compiled compiled = Runs.given("{'email': 'ann@example.org'}")
                .read("find_user", "{'email': 'ann@example.org'}", "ann_0042")
                .read("think", "{'thought': 'I should look at the weather, it is 27 degrees.'}", "")
                .read("weather", "{'place': 'everywhere at once, 12 places'}", "{'sky': 'blue'}")
                .write("close_account", "{'user_id': 'ann_0042'}", "closed")
                .compile();

        assertThat(Runs.tools(compiled)).containsExactly("find_user", "close_account");
        assertThat(compiled.notes())
                .contains(
                        "think (call 1) is left out: nothing later needs it",
                        "weather (call 2) is left out: nothing later needs it");
    }

    @Test
    void should_leave_out_failures_and_repeats_when_they_changed_nothing() {
        Compiled compiled = Runs.given("{'order_id': '#W7001'}")
                .read("get_order", "{'order_id': '#W7001'}", "{'status': 'pending'}")
                .call("cancel", "{'order': '#W7001'}", "bad argument", Outcome.FAILED, Effect.WRITE)
                .call("refund", "{'order': '#W7001'}", "no", Outcome.FAILED, Effect.WRITE)
                .read("get_order", "{'order_id': '#W7001'}", "{'status': 'pending'}")
                .write("cancel", "{'order_id': '#W7001'}", "{'status': 'cancelled'}")
                .read("get_order", "{'order_id': '#W7001'}", "{'status': 'cancelled'}")
                .compile();

        assertThat(Runs.tools(compiled)).containsExactly("get_order", "cancel");
        assertThat(compiled.notes())
                .containsExactlyInAnyOrder(
                        "cancel (call 1) is left out: it failed, and a later call of the same tool worked",
                        "refund (call 2) is left out: it failed for good",
                        "get_order (call 3) is left out: it repeats a read, and nothing was written between",
                        "get_order (call 5) is left out: nothing later needs it");
    }

    @Test
    void should_keep_the_second_read_when_something_was_written_between() {
        Compiled compiled = Runs.given("{'order_id': '#W7001'}")
                .read("get_order", "{'order_id': '#W7001'}", "{'status': 'pending'}")
                .write("hold", "{'order_id': '#W7001'}", "held")
                .read("get_order", "{'order_id': '#W7001'}", "{'status': 'on hold'}")
                .write("cancel", "{'order_id': '#W7001'}", "cancelled")
                .compile();

        assertThat(Runs.tools(compiled)).containsExactly("get_order", "hold", "get_order", "cancel");
    }

    @Test
    void should_keep_a_lookup_of_what_was_given_when_nothing_else_uses_it() {
        Compiled compiled = Runs.given("{'order_id': '#W7001', 'email': 'ann@example.org'}")
                .read("find_user", "{'email': 'ann@example.org'}", "ann_0042")
                .write("cancel", "{'order_id': '#W7001'}", "cancelled")
                .compile();

        assertThat(Runs.tools(compiled)).containsExactly("find_user", "cancel");
    }

    @Test
    void should_keep_the_reads_when_nothing_is_written() {
        Compiled compiled = Runs.given("{'order_id': '#W7001'}")
                .read("think", "{'thought': 'Order first, then 2 more things.'}", "")
                .read("get_order", "{'order_id': '#W7001'}", "{'status': 'pending'}")
                .compile();

        assertThat(Runs.tools(compiled)).containsExactly("get_order");
    }

    @Test
    void should_expect_kinds_and_codes_when_results_have_them() {
        Compiled compiled = Runs.given("{'order_id': '#W7001', 'carrier': 'post'}")
                .read(
                        "get_order",
                        "{'order_id': '#W7001'}",
                        "{'status': 'pending', 'by': 'post', 'owner': 'annsmith', 'City': 'Bonn', 'n': 5, 'items': [{'state': 'new'}]}")
                .write(
                        "cancel",
                        "{'order_id': '#W7001', 'owner': 'annsmith', 'reason': 'too late'}",
                        "{'status': 'cancelled', 'reason': 'too late'}")
                .compile();

        assertThat(compiled.plan().steps().get(0).expectations())
                .containsExactly(
                        new Expectation.Kind("", ValueKind.OBJECT),
                        new Expectation.OneOf("/status", List.of(Json.of("pending"))),
                        new Expectation.Kind("/owner", ValueKind.STRING));
        assertThat(compiled.plan().steps().get(1).expectations())
                .containsExactly(
                        new Expectation.Kind("", ValueKind.OBJECT),
                        new Expectation.OneOf("/status", List.of(Json.of("cancelled"))));
    }

    @Test
    void should_expect_flags_and_constants_again_but_no_text_that_holds_what_was_given() {
        Compiled compiled = Runs.given("{'order': '#W7001', 'who': 'ann'}")
                .read("get", "{'order': '#W7001'}", "{'state': 'SHIPPED', 'refundable': true, 'currency': 'USD'}")
                .write("notify", "{'order': '#W7001', 'who': 'ann'}", "mail sent to ann")
                .compile();

        assertThat(compiled.plan().steps().get(0).expectations())
                .containsExactly(
                        new Expectation.Kind("", ValueKind.OBJECT),
                        new Expectation.OneOf("/state", List.of(Json.of("SHIPPED"))),
                        new Expectation.OneOf("/refundable", List.of(Json.of(true))));
        assertThat(compiled.plan().steps().get(1).expectations())
                .containsExactly(new Expectation.Kind("", ValueKind.STRING));
    }

    @Test
    void should_expect_a_value_of_the_same_kind_where_a_later_argument_takes_it() {
        Compiled compiled = Runs.given("{'order': '#W7001'}")
                .read("get", "{'order': '#W7001'}", "{'account': 'acc-77'}")
                .write("refund", "{'account': 'acc-77'}", "")
                .compile();

        assertThat(compiled.plan().steps().get(0).expectations())
                .containsExactly(
                        new Expectation.Kind("", ValueKind.OBJECT), new Expectation.Kind("/account", ValueKind.STRING));
    }

    @Test
    void should_declare_the_parameters_it_uses_and_note_the_others() {
        Compiled compiled = Runs.given("{'order_id': '#W7001', 'express': true, 'count': 5}")
                .write("cancel", "{'order_id': '#W7001', 'count': 5}", "cancelled")
                .compile();

        assertThat(compiled.plan().parameters())
                .isEqualTo(Map.of("order_id", ValueKind.STRING, "count", ValueKind.NUMBER));
        assertThat(compiled.plan().task()).isEqualTo("shop");
        assertThat(compiled.plan().steps().get(0).fingerprint()).isEqualTo("f-cancel");
        assertThat(compiled.notes()).containsExactly("The parameter 'express' is a constraint that nothing consumes");
    }

    @Test
    void should_refuse_when_no_honest_plan_can_be_made() {
        RecordedRun run =
                Runs.given("{}").write("cancel", "{'id': 'a1'}", "done").run();

        assertRefused(with(run, RunStatus.SUCCEEDED, true), "evidence of it was lost");
        assertRefused(with(run, null, false), "it has not ended");
        assertRefused(
                with(run, RunStatus.FAILED, false),
                "it ended, or was judged, as FAILED; expected SUCCEEDED or RETURNED");
        assertRefused(Runs.given("{}").run(), "it called no tool");
        assertRefused(
                Runs.given("{}")
                        .call("cancel", "{'id': 'a1'}", "bad", Outcome.FAILED, Effect.WRITE)
                        .run(),
                "no call of it worked");
        assertRefused(
                Runs.given("{}")
                        .call("cancel", "{'id': 'a1'}", "", Outcome.INTERRUPTED, Effect.WRITE)
                        .run(),
                "The write cancel (call 0) came out as INTERRUPTED, so nobody knows whether it happened");
        assertRefused(Runs.given("{}").write("cancel", "'a1'", "done").run(), "something else than a JSON object");
        assertThat(Compiler.compile("book", with(run, RunStatus.RETURNED, false))
                        .plan()
                        .steps())
                .hasSize(1);
    }

    private static RecordedRun with(RecordedRun run, @org.jspecify.annotations.Nullable RunStatus status, boolean gap) {
        return new RecordedRun(run.run(), run.task(), run.request(), run.parameters(), run.calls(), status, gap);
    }

    private static void assertRefused(RecordedRun run, String why) {
        assertThatThrownBy(() -> Compiler.compile("book", run))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining(why);
    }
}
