package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import io.aionis.Aionis;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.RunStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is lost, repeated or broken: no write of a replayed call happens twice. */
class WritesHappenOnceTest extends LearnedRefund {

    @Test
    void should_not_repeat_a_write_when_a_guardrail_asks_again_and_the_model_forgot() {
        bench.model
                .says("bad")
                .calls(tool("x1", "refund", "{\"reason\":\"late\",\"paymentId\":\"pay-B-2002\"}"))
                .says("good");
        OutputGuardrail polite = new OutputGuardrail() {
            @Override
            public OutputGuardrailResult validate(AiMessage answer) {
                return answer.text().equals("bad") ? reprompt("bad", "say it better") : success();
            }
        };

        String answer = service(plugin)
                .tools(plugin.guarded(tools))
                .outputGuardrails(polite)
                .build()
                .refund("B-2002", "late");

        assertThat(answer).isEqualTo("good");
        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.replays)
                .singleElement()
                .satisfies(replay -> assertThat(replay.modelCalls()).isEqualTo(3));
    }

    @Test
    void should_not_repeat_a_write_when_the_memory_window_drops_the_user_message() {
        bench.model
                .calls(tool("x1", "findOrder", "{\"orderId\":\"B-2002\"}"))
                .calls(tool("x2", "refund", "{\"paymentId\":\"pay-B-2002\",\"reason\":\"late\"}"))
                .calls(tool("x3", "refund", "{\"paymentId\":\"pay-B-2002\",\"reason\":\"late\"}"))
                .says("done");

        String answer = service(plugin)
                .tools(plugin.guarded(tools))
                .chatMemory(MessageWindowChatMemory.withMaxMessages(3))
                .build()
                .refund("B-2002", "late");

        assertThat(answer).isEqualTo("done");
        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.replays).singleElement().satisfies(replay -> {
            assertThat(replay.handedBack()).contains("window");
            assertThat(replay.modelCalls()).isEqualTo(4);
        });
    }

    @Test
    void should_not_write_again_when_a_request_is_submitted_again() {
        AionisPlugin keyed = bench.plugin()
                .idempotencyKeyFrom(context -> context.invocationParameters().get("key"))
                .build();
        Desk desk = service(keyed).tools(keyed.guarded(tools)).build();
        learn("keyed", () -> desk.keyed("A-1001", "broken", InvocationParameters.from("key", "req-0")));
        tools.done.clear();
        bench.model.says("one").says("two").says("three");

        desk.keyed("B-2002", "late", InvocationParameters.from("key", "req-1"));
        desk.keyed("B-2002", "late", InvocationParameters.from("key", "req-1"));
        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.replays)
                .allSatisfy(replay -> assertThat(replay.handedBack()).isNull());
        desk.keyed("C-3003", "late", InvocationParameters.from("key", "req-1"));

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.replays.get(2).handedBack()).contains("req-1");
    }

    @Test
    void should_not_write_again_when_a_plain_request_is_submitted_again_under_its_key() {
        AionisPlugin keyed =
                bench.plugin().idempotencyKeyFrom(context -> "req-1").build();
        Desk desk = service(keyed).tools(keyed.guarded(tools)).build();
        reasonAbout("D-4004");
        desk.chat("refund D-4004");
        reasonAbout("D-4004");
        desk.chat("refund D-4004");

        assertThat(tools.refunds()).isEqualTo(1);
    }

    @Test
    void should_stop_and_say_so_when_a_write_broke_in_the_middle() {
        tools.breakAfterRefund = true;
        bench.model
                .calls(tool("x1", "refund", "{\"paymentId\":\"pay-B-2002\",\"reason\":\"late\"}"))
                .does(request -> AiMessage.from("Told: "
                        + ((ToolExecutionResultMessage) request.messages()
                                        .get(request.messages().size() - 1))
                                .text()));

        String answer = desk().refund("B-2002", "late");

        assertThat(answer).contains("NOT EXECUTED").contains("check whether it happened");
        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.replays)
                .singleElement()
                .satisfies(replay -> assertThat(replay.handedBack()).contains("connection lost"));
    }

    @Test
    void should_let_the_model_try_again_when_a_write_said_that_it_did_nothing() {
        AionisPlugin strict = bench.plugin()
                .toolOutcomes(ToolOutcomes.textStartingWith("Error"))
                .build();
        tools.refusals = 2;
        String same = "{\"reason\":\"late\",\"paymentId\":\"pay-B-2002\"}";
        bench.model
                .calls(tool("x1", "refund", same))
                .calls(tool("x2", "refund", same))
                .calls(tool("x3", "refund", same))
                .says("done");

        service(strict).tools(strict.guarded(tools)).build().refund("B-2002", "late");

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.model.requests.get(1).messages().toString()).doesNotContain("ref-pay-B-2002");
        assertThat(bench.model.requests.get(2).messages().toString()).contains("ref-pay-B-2002");
    }

    @Test
    void should_guard_the_writes_of_a_call_whose_tool_asks_the_same_service() {
        Desk desk = desk();
        bench.model
                .does(request -> {
                    desk.chat("what else is there?");
                    return AiMessage.from(tool("x1", "refund", "{\"reason\":\"late\",\"paymentId\":\"pay-B-2002\"}"));
                })
                .says("nothing")
                .says("done");

        assertThat(desk.refund("B-2002", "late")).isEqualTo("done");

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.replays).hasSize(1);
        assertThat(bench.ends().stream().skip(1).map(end -> end.status()))
                .containsExactly(RunStatus.ABANDONED, RunStatus.RETURNED, RunStatus.RETURNED);
    }

    @Test
    void should_let_the_model_write_when_the_memory_fails_before_any_plan_began() {
        bench.store.failReads = true;
        bench.model
                .calls(tool("x1", "refund", "{\"reason\":\"late\",\"paymentId\":\"pay-B-2002\"}"))
                .says("done");

        assertThat(desk().refund("B-2002", "late")).isEqualTo("done");

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(plugin.failures()).isPositive();
    }

    @Test
    void should_not_write_again_when_an_error_flag_leaves_it_open_whether_the_tool_did_its_work() {
        Map<ToolSpecification, ToolExecutor> flagging = new LinkedHashMap<>();
        ToolObjects.scan(tools)
                .forEach((tool, executor) -> flagging.put(tool, new ToolExecutor() {
                    @Override
                    public ToolExecutionResult executeWithContext(
                            ToolExecutionRequest request, InvocationContext context) {
                        ToolExecutionResult result = executor.executeWithContext(request, context);
                        return tool.name().equals("refund")
                                ? ToolExecutionResult.builder()
                                        .isError(true)
                                        .resultText("timed out")
                                        .build()
                                : result;
                    }

                    @Override
                    public String execute(ToolExecutionRequest request, Object memoryId) {
                        return executor.execute(request, memoryId);
                    }
                }));
        bench.model
                .calls(tool("x1", "refund", "{\"reason\":\"late\",\"paymentId\":\"pay-B-2002\"}"))
                .says("done");

        service(plugin).tools(plugin.guarded(flagging)).build().refund("B-2002", "late");

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.model.requests.get(1).messages().toString()).contains("timed out");
    }

    @Test
    void should_let_the_model_write_twice_on_purpose_when_nothing_was_replayed() {
        bench.shop().playbooks().disable("refund", 1, PERSON, "prices changed");
        String same = "{\"paymentId\":\"pay-B-2002\",\"reason\":\"late\"}";
        bench.model
                .calls(tool("x1", "refund", same))
                .calls(tool("x2", "refund", same))
                .says("done");

        desk().refund("B-2002", "late");

        assertThat(tools.refunds()).isEqualTo(2);
    }

    @Test
    void should_run_two_equal_writes_of_a_plan_once_each() {
        bench.shop().playbooks().disable("refund", 1, PERSON, "two refunds");
        PlaybookVersion twice = bench.shop().load("""
                {"format": "aionis-plan/1", "name": "twice", "task": "Desk.refund",
                 "parameters": {"order": "string", "reason": "string"},
                 "steps": [
                   {"id": "s1", "tool": "refund", "effect": "WRITE",
                    "arguments": {"paymentId": {"$parameter": "order"}, "reason": {"$parameter": "reason"}}},
                   {"id": "s2", "tool": "refund", "effect": "WRITE",
                    "arguments": {"paymentId": {"$parameter": "order"}, "reason": {"$parameter": "reason"}}}]}
                """, PERSON);
        bench.shop().playbooks().promote("twice", twice.version(), PERSON, "on purpose");
        bench.model.says("done");

        desk().refund("B-2002", "late");

        assertThat(tools.done).containsExactly("refund B-2002 late", "refund B-2002 late");
    }

    @Test
    void should_not_write_when_the_claim_cannot_be_kept() {
        bench.store.failClaims = true;
        bench.model.does(request -> AiMessage.from("Told: "
                + ((ToolExecutionResultMessage)
                                request.messages().get(request.messages().size() - 1))
                        .text()));

        String answer = desk().refund("B-2002", "late");

        assertThat(answer).contains("NOT EXECUTED").contains("disk full");
        assertThat(tools.done).containsExactly("find B-2002");
        assertThat(plugin.failures()).isPositive();
    }

    @Test
    void should_stay_in_doubt_when_the_request_comes_again_after_a_crash() {
        Function<InvocationContext, @Nullable String> key =
                context -> context.invocationParameters().get("key");
        AionisPlugin before = bench.plugin().idempotencyKeyFrom(key).build();
        Desk desk = service(before).tools(before.guarded(tools)).build();
        learn("keyed", () -> desk.keyed("A-1001", "broken", InvocationParameters.from("key", "req-0")));
        tools.done.clear();
        tools.breakAfterRefund = true;
        bench.model
                .says("something broke")
                .does(request -> AiMessage.from("Told: "
                        + ((ToolExecutionResultMessage) request.messages()
                                        .get(request.messages().size() - 1))
                                .text()));
        desk.keyed("B-2002", "late", InvocationParameters.from("key", "req-1"));
        bench.evidence();
        tools.breakAfterRefund = false;

        AionisPlugin after = AionisPlugin.builder()
                .aionis(Aionis.builder().store(bench.store).build())
                .scope(Bench.SHOP)
                .idempotencyKeyFrom(key)
                .build();
        String answer = service(after)
                .tools(after.guarded(tools))
                .build()
                .keyed("B-2002", "late", InvocationParameters.from("key", "req-1"));

        assertThat(answer).contains("NOT EXECUTED").contains("nobody recorded how it ended");
        assertThat(tools.refunds()).isEqualTo(1);
    }
}
