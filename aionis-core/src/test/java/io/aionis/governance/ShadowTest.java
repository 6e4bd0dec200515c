package io.aionis.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.compile.RecordedRun;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.GovernanceBody.Trial.Result;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a plan would have done, held against what a run did. */
class ShadowTest {

    private final List<ToolCall> calls = new ArrayList<>();
    private Map<String, Json> parameters = Map.of("order", Json.of("A-1"));

    private ShadowTest read(String tool, String arguments, String result) {
        return call(tool, arguments, result, Outcome.SUCCEEDED, Effect.READ);
    }

    private ShadowTest write(String tool, String arguments) {
        return call(tool, arguments, "ok", Outcome.SUCCEEDED, Effect.WRITE);
    }

    private ShadowTest call(String tool, String arguments, String result, Outcome outcome, Effect effect) {
        calls.add(new ToolCall(
                calls.size(), null, tool, Json.parse(arguments), result, outcome, null, null, null, effect));
        return this;
    }

    private ShadowTest order() {
        return read("get_order", "{\"order\":\"A-1\"}", "{\"payment\":\"p-1\"}");
    }

    private Shadow.Comparison against(String plan) {
        Plan read = PlanJson.read(plan);
        var run = new RecordedRun(
                new RunId("r"), Task.of("Desk.refund"), "", parameters, calls, RunStatus.RETURNED, false);
        return Shadow.compare(read, run);
    }

    private static String plan(String... steps) {
        return "{\"format\":\"aionis-plan/1\",\"name\":\"refund\",\"task\":\"Desk.refund\",\"parameters\":"
                + "{\"order\":\"string\"},\"steps\":[" + String.join(",", steps) + "]}";
    }

    private static String step(String id, String tool, Effect effect, String arguments) {
        return "{\"id\":\"" + id + "\",\"tool\":\"" + tool + "\",\"effect\":\"" + effect + "\",\"arguments\":"
                + arguments + "}";
    }

    private static final String GET = step("s1", "get_order", Effect.READ, "{\"order\":{\"$parameter\":\"order\"}}");
    private static final String REFUND =
            step("s2", "refund", Effect.WRITE, "{\"payment\":{\"$from\":\"s1\",\"at\":\"/payment\"}}");
    private static final String MAIL = step("s3", "mail", Effect.WRITE, "{\"order\":{\"$parameter\":\"order\"}}");

    @Test
    void should_agree_when_every_write_was_predicted_whatever_else_was_read() {
        read("list", "{}", "[]")
                .order()
                .read("get_order", "{\"order\":\"B-2\"}", "{}")
                .write("refund", "{\"payment\":\"p-1\"}");

        assertThat(against(plan(GET, REFUND))).isEqualTo(new Shadow.Comparison(Result.AGREED, "", 0));
    }

    @Test
    void should_differ_by_a_wrong_write_when_the_run_did_not_make_it() {
        order().write("refund", "{\"payment\":\"p-2\"}");

        Shadow.Comparison found = against(plan(GET, REFUND));

        assertThat(found.result()).isEqualTo(Result.DIFFERED);
        assertThat(found.wrongWrites()).isEqualTo(1);
        assertThat(found.reason()).contains("step s2").contains("refund{\"payment\":\"p-1\"}");
    }

    @Test
    void should_differ_without_a_wrong_write_when_the_run_wrote_more_or_in_another_order() {
        order().write("refund", "{\"payment\":\"p-1\"}").write("mail", "{\"order\":\"A-1\"}");

        Shadow.Comparison more = against(plan(GET, REFUND));
        assertThat(more.result()).isEqualTo(Result.DIFFERED);
        assertThat(more.wrongWrites()).isZero();
        assertThat(more.reason()).contains("also wrote mail");
        assertThat(against(plan(GET, REFUND, MAIL)).result()).isEqualTo(Result.AGREED);
        Shadow.Comparison order = against(plan(GET, MAIL, REFUND));
        assertThat(order.result()).isEqualTo(Result.DIFFERED);
        assertThat(order.reason()).contains("step s3").contains("before other writes");
    }

    @Test
    void should_be_undecided_when_the_run_did_not_make_a_read_that_the_plan_makes() {
        write("refund", "{\"payment\":\"p-1\"}");

        assertThat(against(plan(GET, REFUND)).result()).isEqualTo(Result.UNDECIDED);
    }

    @Test
    void should_be_undecided_when_parameters_are_missing_or_nobody_knows_what_was_written() {
        order().call("refund", "{\"payment\":\"p-1\"}", "", Outcome.UNKNOWN, Effect.WRITE);
        assertThat(against(plan(GET, REFUND)).result()).isEqualTo(Result.UNDECIDED);

        calls.clear();
        parameters = Map.of();
        order().write("refund", "{\"payment\":\"p-1\"}");
        assertThat(against(plan(GET, REFUND)).reason()).contains("parameters").contains("order");
    }

    @Test
    void should_answer_each_move_from_a_call_of_its_own() {
        order().write("refund", "{\"payment\":\"p-1\"}");

        Shadow.Comparison twice = against(plan(GET, REFUND, REFUND.replace("s2", "s4")));

        assertThat(twice.result()).isEqualTo(Result.DIFFERED);
        assertThat(twice.wrongWrites()).isEqualTo(1);
    }

    @Test
    void should_read_what_was_read_since_the_last_write() {
        order().write("mail", "{\"order\":\"A-1\"}")
                .read("get_order", "{\"order\":\"A-1\"}", "{\"payment\":\"p-2\"}")
                .write("refund", "{\"payment\":\"p-2\"}");

        assertThat(against(plan(MAIL, GET, REFUND)).result()).isEqualTo(Result.AGREED);
    }

    @Test
    void should_take_a_write_that_failed_for_one_that_did_not_happen() {
        order().call("refund", "{\"payment\":\"p-0\"}", "NO_SUCH_CARD", Outcome.FAILED, Effect.WRITE)
                .write("refund", "{\"payment\":\"p-1\"}");

        assertThat(against(plan(GET, REFUND)).result()).isEqualTo(Result.AGREED);
    }

    @Test
    void should_take_slots_from_the_run_and_say_so_but_nothing_else() {
        String slot = step(
                "s2",
                "refund",
                Effect.WRITE,
                "{\"payment\":{\"$from\":\"s1\",\"at\":\"/payment\"},\"why\":{\"$slot\":\"free text\"}}");
        order().write("refund", "{\"payment\":\"p-1\",\"why\":\"late\"}");
        assertThat(against(plan(GET, slot)))
                .isEqualTo(new Shadow.Comparison(Result.AGREED, "1 slot was taken from the run", 0));

        calls.clear();
        order().write("refund", "{\"payment\":\"p-9\",\"why\":\"late\"}");
        assertThat(against(plan(GET, slot)).wrongWrites()).isEqualTo(1);
    }

    @Test
    void should_differ_when_the_plan_would_have_handed_back() {
        read("get_order", "{\"order\":\"A-1\"}", "{}").write("refund", "{\"payment\":\"p-1\"}");

        Shadow.Comparison found = against(plan(GET, REFUND));

        assertThat(found.result()).isEqualTo(Result.DIFFERED);
        assertThat(found.wrongWrites()).isZero();
        assertThat(found.reason()).contains("handed back");
    }
}
