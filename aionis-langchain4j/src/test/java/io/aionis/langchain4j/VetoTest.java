package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.service.tool.ToolExecutor;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.Claim;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A guarded tool and a call that failed before. */
class VetoTest extends RecordedDesk {

    private static final String A1 = "{\"paymentId\":\"pay-A1\",\"reason\":\"broken\"}";

    private final List<VetoedCall> told = new ArrayList<>();

    private AionisPluginBuilder options() {
        return bench.plugin()
                .toolOutcomes(ToolOutcomes.textStartingWith("Error"))
                .onVeto(told::add);
    }

    private Desk guarded(AionisPlugin plugin) {
        return service(plugin).tools(plugin.guarded(tools)).build();
    }

    /** A refund that the bank refused. */
    private void teach() {
        tools.refusals = 1;
        bench.model.calls(tool("t", "refund", A1)).says("no luck");
        guarded(options().build()).chat("refund A1");
        bench.evidence();
    }

    private void ask(AionisPlugin plugin, String arguments) {
        bench.model.calls(tool("c", "refund", arguments)).says("ok");
        guarded(plugin).chat("refund again");
    }

    private ToolCall lastCall() {
        List<ToolCall> calls = bench.calls();
        return calls.get(calls.size() - 1);
    }

    private Memory memoryOfRefund() {
        bench.evidence();
        return bench.shop().state().memories().stream()
                .filter(memory -> memory.subject() instanceof Subject.Call)
                .findFirst()
                .orElseThrow();
    }

    private String resultSeenByTheModel() {
        var messages = bench.model.requests.get(bench.model.requests.size() - 1).messages();
        return Texts.of(((ToolExecutionResultMessage) messages.get(messages.size() - 1)).contents());
    }

    @Test
    void should_run_the_tool_and_look_at_nothing_unless_asked_to() {
        teach();
        AionisPlugin plugin = options().build();

        ask(plugin, A1);

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(plugin.vetoes()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void should_run_the_tool_and_tell_when_it_warns() {
        teach();
        AionisPlugin plugin = options().veto(Veto.WARN).build();

        ask(plugin, A1);

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(plugin.vetoes()).isEqualTo(1);
        assertThat(told).singleElement().satisfies(call -> {
            assertThat(call.blocked()).isFalse();
            assertThat(call.tool()).isEqualTo("refund");
            assertThat(call.run()).isEqualTo(bench.runs.get(1));
        });
        assertThat(lastCall().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(memoryOfRefund().state()).isNotEqualTo(State.FAILED_BRANCH);
    }

    @Test
    void should_not_run_the_tool_and_say_why_when_it_blocks() {
        teach();
        AionisPlugin plugin = options().veto(Veto.BLOCK).build();
        Memory before = memoryOfRefund();

        ask(plugin, "{\"reason\":\"broken\",\"paymentId\":\"pay-A1\"}");

        assertThat(tools.refunds()).isZero();
        assertThat(resultSeenByTheModel())
                .startsWith("NOT EXECUTED")
                .contains(before.id())
                .contains("reason code Error")
                .doesNotContain("the bank is closed");
        assertThat(lastCall().isVetoed()).isTrue();
        assertThat(told).singleElement().satisfies(call -> {
            assertThat(call.blocked()).isTrue();
            assertThat(call.memoryId()).isEqualTo(before.id());
        });
        assertThat(memoryOfRefund()).isEqualTo(before);
    }

    @Test
    void should_leave_no_claim_when_it_blocks_a_named_request() {
        teach();
        AionisPlugin plugin = options()
                .veto(Veto.BLOCK)
                .idempotencyKeyFrom(context -> "ticket-7")
                .build();

        ask(plugin, A1);

        assertThat(bench.all(Claim.class)).isEmpty();
        assertThat(tools.refunds()).isZero();
    }

    @Test
    void should_record_a_block_also_when_the_user_took_the_hook_over() {
        teach();
        AionisPlugin plugin = options().veto(Veto.BLOCK).build();
        bench.model.calls(tool("c", "refund", A1)).says("ok");

        service(plugin)
                .tools(plugin.guarded(tools))
                .afterToolExecution(execution -> {})
                .build()
                .chat("refund again");

        assertThat(lastCall().isVetoed()).isTrue();
    }

    @Test
    void should_let_other_arguments_and_other_tasks_pass() {
        teach();
        AionisPlugin plugin = options().veto(Veto.BLOCK).build();

        ask(plugin, "{\"paymentId\":\"pay-B2\",\"reason\":\"broken\"}");
        bench.model.calls(tool("c", "refund", A1)).says("ok");
        guarded(plugin).refund("A1", 5, Reason.BROKEN);

        assertThat(tools.refunds()).isEqualTo(2);
        assertThat(plugin.vetoes()).isZero();
    }

    /** Rule T1: the failure depends on the schema that the tool had. */
    @Test
    void should_let_a_call_pass_when_its_tool_has_changed_since() {
        teach();
        AionisPlugin plugin = options().veto(Veto.BLOCK).build();
        Map<ToolSpecification, ToolExecutor> changed = new LinkedHashMap<>();
        ToolObjects.scan(tools)
                .forEach((tool, executor) -> changed.put(
                        tool.toBuilder()
                                .description(tool.description() + ", also at night")
                                .build(),
                        executor));
        bench.model.calls(tool("c", "refund", A1)).says("ok");

        service(plugin).tools(plugin.guarded(changed)).build().chat("refund again");

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(plugin.vetoes()).isZero();
    }

    @Test
    void should_end_the_block_when_the_call_works_elsewhere() {
        teach();
        AionisPlugin plugin = options().veto(Veto.BLOCK).build();
        ask(plugin, A1);
        ask(options().build(), A1);

        ask(plugin, A1);

        assertThat(tools.refunds()).isEqualTo(2);
        assertThat(plugin.vetoes()).isEqualTo(1);
    }

    @Test
    void should_end_the_block_with_its_time_however_often_it_was_tried() {
        teach();
        Clock soon = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(30));
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(61));
        AionisPluginBuilder blocking = options().veto(Veto.BLOCK).vetoWithin(Duration.ofHours(1));
        ask(blocking.clock(soon).build(), A1);
        assertThat(tools.refunds()).isZero();

        ask(
                options()
                        .veto(Veto.BLOCK)
                        .vetoWithin(Duration.ofHours(1))
                        .clock(late)
                        .build(),
                A1);

        assertThat(tools.refunds()).isEqualTo(1);
    }

    @Test
    void should_block_what_a_person_blocked_whatever_the_time() {
        teach();
        bench.shop()
                .observe(
                        null,
                        null,
                        Actor.of("eve", Role.REVIEWER),
                        Lane.SHARED,
                        new EvidenceBody.OperatorAction(
                                EvidenceBody.OperatorAction.Kind.BLOCK,
                                memoryOfRefund().id(),
                                "fraud"));
        Clock inAYear = Clock.fixed(Clock.systemUTC().instant().plus(Duration.ofDays(365)), ZoneOffset.UTC);

        ask(options().veto(Veto.BLOCK).clock(inAYear).build(), A1);

        assertThat(tools.refunds()).isZero();
        assertThat(resultSeenByTheModel()).contains("a person blocked").doesNotContain("fraud");
    }

    @Test
    void should_run_the_tool_when_the_memory_cannot_be_asked() {
        teach();
        AionisPlugin plugin = options().veto(Veto.BLOCK).build();
        bench.model
                .does(request -> {
                    bench.store.failReads = true;
                    return dev.langchain4j.data.message.AiMessage.from(tool("c", "refund", A1));
                })
                .says("ok");

        guarded(plugin).chat("refund again");

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(plugin.failures()).isPositive();
    }

    @Test
    void should_go_on_when_the_listener_throws() {
        teach();
        AionisPlugin plugin = bench.plugin()
                .toolOutcomes(ToolOutcomes.textStartingWith("Error"))
                .veto(Veto.BLOCK)
                .onVeto(call -> {
                    throw new IllegalStateException("no pager");
                })
                .build();

        ask(plugin, A1);

        assertThat(tools.refunds()).isZero();
        assertThat(plugin.failures()).isEqualTo(1);
    }

    @Test
    void should_refuse_a_time_that_makes_no_sense() {
        assertThatThrownBy(() -> AionisPlugin.builder().vetoWithin(Duration.ZERO))
                .hasMessageContaining("veto(Veto.OFF)");
    }
}
