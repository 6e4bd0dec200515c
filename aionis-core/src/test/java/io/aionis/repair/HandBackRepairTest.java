package io.aionis.repair;

import static io.aionis.repair.Stops.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.compile.Compiler;
import io.aionis.compile.RecordedRun;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import io.aionis.plan.Expectation;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HandBackRepairTest {

    private static final String READ = "get_order {'order_id': '#W1'} {'status': '%s', 'user_id': 'ann_7781'}";
    private static final String RETURN = "return_order {'order_id': '#W1', 'user_id': 'ann_7781'} {'done': true}";
    private static final String EXCHANGE = "exchange_order {'order_id': '#W1', 'user_id': 'ann_7781'} {'done': true}";
    private static final Plan PLAN = Compiler.compile(
                    "return", run(RunStatus.SUCCEEDED, READ.formatted("delivered"), RETURN))
            .plan();
    private static final String WHY = "Step s1 has \"shipped\" at /status; expected \"delivered\"";

    @Test
    void should_propose_what_the_model_did_instead() {
        RecordedRun run = run(RunStatus.RETURNED, READ.formatted("shipped"), EXCHANGE);

        Proposal proposal = HandBackRepair.of(PLAN, "s2", WHY, run).orElseThrow();

        assertThat(proposal.plan().steps()).extracting(PlanStep::tool).containsExactly("get_order", "exchange_order");
        assertThat(proposal.plan().name()).isEqualTo("return");
        assertThat(proposal.plan().task()).isEqualTo("shop");
        assertThat(proposal.author()).isEqualTo("hand-back");
        assertThat(proposal.basis()).isEqualTo(Proposal.Basis.RECORDED_RUN);
        assertThat(proposal.rationale())
                .startsWith("From the recorded run r1, which ended RETURNED; it is no synthesis")
                .contains("The plan stopped at s2 (return_order): Step s1 has \"shipped\"")
                .contains("The model then called exchange_order")
                .contains(" | Changes: ");
    }

    @Test
    void should_expect_what_was_expected_and_what_was_found_where_the_steps_are_the_same() {
        RecordedRun run = run(RunStatus.SUCCEEDED, READ.formatted("shipped"), RETURN);

        Proposal proposal = HandBackRepair.of(PLAN, "s1", WHY, run).orElseThrow();

        assertThat(proposal.plan().steps().get(0).expectations())
                .contains(new Expectation.OneOf("/status", List.of(Json.of("delivered"), Json.of("shipped"))));
        assertThat(proposal.plan().steps().get(1)).isEqualTo(PLAN.steps().get(1));
    }

    @Test
    void should_propose_nothing_when_nothing_differs() {
        assertNone("s2", run(RunStatus.SUCCEEDED, READ.formatted("delivered"), RETURN));
    }

    @Test
    void should_propose_nothing_when_the_run_did_not_stand() {
        String[] calls = {READ.formatted("shipped"), EXCHANGE};
        assertNone("s2", run(RunStatus.FAILED, calls));
        assertNone("s2", run(null, calls));
        RecordedRun whole = run(RunStatus.SUCCEEDED, calls);
        assertNone(
                "s2",
                new RecordedRun(
                        whole.run(), whole.task(), "", whole.parameters(), whole.calls(), RunStatus.SUCCEEDED, true));
    }

    @Test
    void should_propose_nothing_when_the_run_did_not_begin_with_the_plan() {
        assertNone("s2", run(RunStatus.SUCCEEDED, EXCHANGE));
        RecordedRun whole = run(RunStatus.SUCCEEDED, READ.formatted("shipped"), EXCHANGE);
        assertNone(
                "s2",
                new RecordedRun(
                        whole.run(),
                        Task.of("bank"),
                        "",
                        whole.parameters(),
                        whole.calls(),
                        RunStatus.SUCCEEDED,
                        false));
    }

    private static void assertNone(String step, RecordedRun run) {
        Optional<Proposal> proposal = HandBackRepair.of(PLAN, step, WHY, run);
        assertThat(proposal).isEmpty();
    }

    private static RecordedRun run(@Nullable RunStatus status, String... calls) {
        List<ToolCall> made = new ArrayList<>();
        for (String call : calls) {
            String tool = call.substring(0, call.indexOf(' '));
            int result = call.lastIndexOf(" {");
            made.add(new ToolCall(
                    made.size(),
                    null,
                    tool,
                    json(call.substring(tool.length() + 1, result)),
                    json(call.substring(result + 1)).text(),
                    Outcome.SUCCEEDED,
                    null,
                    null,
                    "f-" + tool,
                    tool.startsWith("get") ? Effect.READ : Effect.WRITE));
        }
        return new RecordedRun(
                new RunId("r1"), Task.of("shop"), "", Map.of("order_id", Json.of("#W1")), made, status, false);
    }
}
