package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same request, submitted again under another version of its plan. */
class ResubmissionTest {

    private static final String PAY = Bench.step("s1", "pay", "WRITE");
    private static final String MAIL = Bench.step("s2", "mail", "WRITE");

    @TempDir
    Path directory;

    private Bench bench;
    private final ScriptedTools tools = new ScriptedTools()
            .has("pay", Effect.WRITE)
            .has("pay_out", Effect.WRITE)
            .has("mail", Effect.WRITE);

    @BeforeEach
    void open() {
        bench = new Bench(directory);
        tools.answers("mail", Outcome.FAILED, "no route");
        assertThat(submit(PAY + "," + MAIL).status()).isEqualTo(ReplayStatus.FAILED);
        assertThat(tools.calls).hasSize(2);
        tools.answers("mail", Outcome.SUCCEEDED, "sent");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ReplayReport submit(String steps) {
        return bench.replay(steps).idempotencyKey("r1").strict(tools);
    }

    @Test
    void should_go_on_from_what_was_done_when_only_what_comes_later_is_another() {
        ReplayReport report = submit(PAY + "," + MAIL.replace("{\"order\"", "{\"about\""));

        assertThat(report.succeeded()).as(report.render()).isTrue();
        assertThat(tools.calls).hasSize(3).last().asString().startsWith("mail");
    }

    @Test
    void should_not_do_in_another_form_what_was_done() {
        for (String other : new String[] {
            PAY.replace("{\"order\"", "{\"order_id\""),
            PAY.replace("\"pay\"", "\"pay_out\""),
            PAY.replace("\"s1\"", "\"s0\"").replace("{\"order\"", "{\"order_id\"")
        }) {
            ReplayReport report = submit(other + "," + MAIL);

            assertThat(report.status()).as(other).isEqualTo(ReplayStatus.IN_DOUBT);
            assertThat(report.reason()).contains("has done pay{").contains("new request");
            assertThat(tools.calls).hasSize(2);
        }
    }

    @Test
    void should_not_pass_over_what_was_done() {
        ReplayReport report = submit(MAIL);

        assertThat(report.status()).isEqualTo(ReplayStatus.IN_DOUBT);
        assertThat(tools.calls).hasSize(2);
    }

    @Test
    void should_know_its_own_writes_from_those_of_other_requests() {
        assertThat(bench.replay(PAY).idempotencyKey("r1:pay").strict(tools).succeeded())
                .isTrue();
        assertThat(bench.replay(PAY).strict(tools).succeeded()).isTrue();

        assertThat(submit(PAY + "," + MAIL).succeeded()).isTrue();
        assertThat(tools.calls).hasSize(5);
    }

    @Test
    void should_tell_another_driver_what_the_model_did_of_the_same_request() {
        Json half = Json.parse("{\"amount\":5}");
        Json all = Json.parse("{\"amount\":10}");
        Task task = Task.of("shop");
        RunId run = new RunId("live-1");
        KeptRequest first = new KeptRequest(bench.claims, "r2", run, task, "shop", Json.empty());
        assertThat(first.forbid("pay", half, 0)).isEmpty();
        var mine = (Claims.First) bench.claims.take("r2", 0, run, task, "model", "pay", half);
        bench.claims.settle(mine, run, task, new ToolAnswer(Outcome.SUCCEEDED, "paid"));

        KeptRequest again = new KeptRequest(bench.claims, "r2", new RunId("live-2"), task, "shop", Json.empty());
        assertThat(again.forbid("pay", all, 0)).get().asString().contains("has done pay{\"amount\":5} at step model");

        KeptRequest onward = new KeptRequest(bench.claims, "r2", new RunId("live-3"), task, "shop", Json.empty());
        assertThat(onward.forbid("pay", half, 0)).isEmpty();
        assertThat(onward.forbid("pay", all, 0)).isEmpty();
    }
}
