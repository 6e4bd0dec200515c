package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.replay.Approvals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A step that cannot be undone runs when somebody said yes to it, and once. */
class ApprovedStepsTest extends BothWays {

    private final List<Approvals.Request> asked = Collections.synchronizedList(new ArrayList<>());

    private AionisPlugin plugin(Approvals.Decision decision) {
        return irreversible()
                .approvals(request -> {
                    asked.add(request);
                    return decision;
                })
                .build();
    }

    private AionisPluginBuilder irreversible() {
        return both().effect("refund", Effect.IRREVERSIBLE).idempotencyKeyFrom(context -> "req-1");
    }

    @BeforeEach
    void loadAPlanThatCannotBeUndone() {
        load("""
                {"id": "s1", "tool": "findOrder", "effect": "READ",
                 "arguments": {"orderId": {"$parameter": "order"}}},
                {"id": "s2", "tool": "refund", "effect": "IRREVERSIBLE",
                 "arguments": {"paymentId": {"$from": "s1", "at": "/payment/id"},
                  "reason": {"$parameter": "reason"}}}""");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_run_a_step_once_that_was_approved(Way way) {
        bench.model.says("Refunded.").says("Refunded before.");
        AionisPlugin plugin = plugin(new Approvals.Approved("ada"));

        ask(way, plugin);
        ask(way, plugin);

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.replays).hasSize(2).allSatisfy(replay -> {
            assertThat(replay.handedBack()).isNull();
            assertThat(replay.modelCalls()).isEqualTo(1);
        });
        assertThat(asked).first().satisfies(request -> {
            assertThat(request.playbook()).isEqualTo("other v1");
            assertThat(request.request()).isEqualTo("req-1");
            assertThat(request.tool()).isEqualTo("refund");
            assertThat(request.arguments())
                    .isEqualTo(new Json.Obj(Map.of("paymentId", Json.of("pay-B-2002"), "reason", Json.of("late"))));
        });
        assertThat(asked.get(0).id()).isEqualTo(asked.get(asked.size() - 1).id());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_tell_the_model_and_the_host_what_waits_for_an_approval(Way way) {
        bench.model
                .calls(tool("x1", "refund", "{\"reason\":\"late\",\"paymentId\":\"pay-B-2002\"}"))
                .says("It waits.");

        String answer = ask(way, plugin(new Approvals.Pending("desk-7")));

        assertThat(answer).isEqualTo("It waits.");
        assertThat(tools.refunds()).isZero();
        assertThat(replay().handedBack()).contains("waits for an approval").contains("desk-7");
        assertThat(bench.model.requests.get(0).messages().toString())
                .contains("NOT EXECUTED")
                .contains("desk-7");
        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_run_a_step_that_waited_when_the_request_comes_again_approved(Way way) {
        bench.model.says("It waits.").says("Refunded.");

        ask(way, plugin(new Approvals.Pending("desk-7")));
        ask(way, plugin(new Approvals.Approved("ada")));

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.replays.get(1).handedBack()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_not_run_a_step_that_was_refused(Way way) {
        bench.model.says("Refused.");

        ask(way, plugin(new Approvals.Refused("ada", "too much")));

        assertThat(tools.refunds()).isZero();
        assertThat(replay().handedBack()).contains("ada refused it: too much");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_not_run_a_step_when_nobody_can_be_asked(Way way) {
        bench.model.says("Later.");
        AionisPlugin plugin = irreversible()
                .approvals(request -> {
                    throw new IllegalStateException("desk closed");
                })
                .build();

        ask(way, plugin);

        assertThat(tools.refunds()).isZero();
        assertThat(plugin.failures()).isPositive();
        assertThat(replay().handedBack()).contains("desk closed");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_hand_back_before_the_step_when_there_is_no_desk(Way way) {
        bench.model.says("May I?");

        ask(way, irreversible().build());

        assertThat(tools.refunds()).isZero();
        assertThat(replay().handedBack()).contains("irreversible");
    }
}
