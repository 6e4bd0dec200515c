package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import io.aionis.model.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What breaks a replay that counts messages, asked for plainly and as a stream: each write runs as often as it says. */
class LiveCasesTest extends BothWays {

    private final AionisPlugin plugin = both().effect("findOrder", Effect.READ).build();

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_ask_the_model_for_the_final_answer_only(Way way) {
        AtomicInteger heard = new AtomicInteger();
        bench.model.listeners.add(new ChatModelListener() {
            @Override
            public void onRequest(ChatModelRequestContext request) {
                heard.incrementAndGet();
            }
        });
        bench.model.says("Refunded.");

        assertThat(ask(way, plugin)).isEqualTo("Refunded.");

        assertThat(tools.done).containsExactly("find B-2002", "refund pay-B-2002 late");
        assertThat(bench.model.requests).hasSize(1);
        assertThat(heard).hasValue(1);
        assertThat(replay().modelCalls()).isEqualTo(1);
        assertThat(replay().handedBack()).isNull();
        assertThat(plugin.failures()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_run_each_write_once_when_tools_run_at_the_same_time(Way way) {
        bench.model.says("Refunded.");

        ask(way, plugin, service -> service.tools(plugin.guarded(tools)).executeToolsConcurrently());

        assertThat(tools.done).containsExactly("find B-2002", "refund pay-B-2002 late");
        assertThat(replay().modelCalls()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_not_repeat_a_write_when_a_guardrail_asks_again(Way way) {
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

        String answer =
                ask(way, plugin, service -> service.tools(plugin.guarded(tools)).outputGuardrails(polite));

        assertThat(answer).isEqualTo("good");
        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.model.requests).hasSize(3);
        assertThat(replay().modelCalls()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_not_repeat_a_write_when_a_guardrail_tries_again(Way way) {
        bench.model.says("bad").says("good");
        OutputGuardrail polite = new OutputGuardrail() {
            @Override
            public OutputGuardrailResult validate(AiMessage answer) {
                return answer.text().equals("bad") ? retry("bad") : success();
            }
        };

        String answer = ask(
                way,
                plugin,
                service -> service.tools(plugin.guarded(tools))
                        .chatMemory(MessageWindowChatMemory.withMaxMessages(20))
                        .outputGuardrails(polite));

        assertThat(answer).isEqualTo("good");
        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.model.requests).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_not_repeat_a_write_when_the_window_holds_three_messages(Way way) {
        bench.model
                .calls(tool("x1", "findOrder", "{\"orderId\":\"B-2002\"}"))
                .calls(tool("x2", "refund", "{\"paymentId\":\"pay-B-2002\",\"reason\":\"late\"}"))
                .calls(tool("x3", "refund", "{\"paymentId\":\"pay-B-2002\",\"reason\":\"late\"}"))
                .says("done");

        String answer = ask(
                way,
                plugin,
                service -> service.tools(plugin.guarded(tools)).chatMemory(MessageWindowChatMemory.withMaxMessages(3)));

        assertThat(answer).isEqualTo("done");
        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(replay().handedBack()).contains("window");
        assertThat(replay().modelCalls()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_give_an_equal_write_its_recorded_result_and_run_another_after_a_hand_back(Way way) {
        load("""
                {"id": "s1", "tool": "refund", "effect": "WRITE",
                 "arguments": {"paymentId": "pay-B-2002", "reason": {"$parameter": "reason"}},
                 "expect": [{"at": "/state", "oneOf": ["done"]}]},
                {"id": "s2", "tool": "findOrder", "effect": "READ",
                 "arguments": {"orderId": {"$parameter": "order"}}}""");
        bench.model
                .calls(tool("x1", "refund", "{\"reason\":\"late\",\"paymentId\":\"pay-B-2002\"}"))
                .calls(tool("x2", "refund", "{\"reason\":\"late\",\"paymentId\":\"pay-C-3003\"}"))
                .says("done");

        ask(way, plugin);

        assertThat(tools.done).containsExactly("refund pay-B-2002 late", "refund pay-C-3003 late");
        assertThat(replay().handedBack()).contains("booked");
        assertThat(replay().modelCalls()).isEqualTo(3);
        assertThat(bench.model.requests.get(0).messages()).satisfies(LiveCasesTest::eachResultFollowsItsCall);
        assertThat(bench.model.requests.get(2).messages()).satisfies(LiveCasesTest::eachResultFollowsItsCall);
        assertThat(results(1).get(1)).contains("ref-pay-B-2002");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_end_with_the_models_error_and_write_once_when_the_model_fails_after_a_hand_back(Way way) {
        tools.status.put("B-2002", "lost");
        bench.model
                .calls(tool("x1", "refund", "{\"reason\":\"late\",\"paymentId\":\"pay-B-2002\"}"))
                .does(request -> {
                    throw new IllegalStateException("overloaded");
                });

        assertThatThrownBy(() -> ask(way, plugin)).hasMessageContaining("overloaded");

        assertThat(tools.done).containsExactly("find B-2002", "refund pay-B-2002 late");
        assertThat(replay().handedBack()).contains("lost");
        assertThat(replay().modelCalls()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_stop_in_doubt_when_a_tool_throws(Way way) {
        tools.breakAfterRefund = true;
        bench.model
                .calls(tool("x1", "refund", "{\"paymentId\":\"pay-B-2002\",\"reason\":\"late\"}"))
                .says("somebody must look");

        ask(way, plugin);

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(results(1).get(2)).contains("NOT EXECUTED").contains("check whether it happened");
        assertThat(replay().modelCalls()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_not_begin_when_the_plan_is_longer_than_the_round_trips_allow(Way way) {
        AionisPlugin small = both().maxToolCallingRoundTrips(2).build();
        bench.model.says("too long");

        String answer =
                ask(way, small, service -> service.tools(small.guarded(tools)).maxToolCallingRoundTrips(2));

        assertThat(answer).isEqualTo("too long");
        assertThat(tools.done).isEmpty();
        assertThat(replay().handedBack()).contains("3 round trips").contains("allows 2");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_replay_when_the_round_trips_are_just_enough(Way way) {
        AionisPlugin tight = both().maxToolCallingRoundTrips(3).build();
        bench.model.says("Refunded.");

        ask(way, tight, service -> service.tools(tight.guarded(tools)).maxToolCallingRoundTrips(3));

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(replay().handedBack()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_hand_back_when_the_request_forbids_tools(Way way) {
        bench.model.says("I may not.");

        ask(
                way,
                plugin,
                service -> service.tools(plugin.guarded(tools))
                        .chatRequestTransformer(request -> request.toBuilder()
                                .parameters(request.parameters()
                                        .overrideWith(ChatRequestParameters.builder()
                                                .toolChoice(ToolChoice.NONE)
                                                .build()))
                                .build()));

        assertThat(tools.done).isEmpty();
        assertThat(replay().handedBack()).contains("forbids tools");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_replay_its_calls_and_leave_the_rest_to_the_model_when_a_tool_call_is_required(Way way) {
        bench.model.calls(tool("x1", "findOrder", "{\"orderId\":\"B-2002\"}")).says("done");

        ask(
                way,
                plugin,
                service -> service.tools(plugin.guarded(tools))
                        .chatRequestTransformer(request -> request.toBuilder()
                                .parameters(request.parameters()
                                        .overrideWith(ChatRequestParameters.builder()
                                                .toolChoice(ToolChoice.REQUIRED)
                                                .build()))
                                .build()));

        assertThat(tools.done).containsExactly("find B-2002", "refund pay-B-2002 late", "find B-2002");
        assertThat(replay().modelCalls()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_write_nothing_when_the_memory_cuts_the_result_of_an_unguarded_read(Way way) {
        Map<ToolSpecification, ToolExecutor> mixed = new LinkedHashMap<>();
        ToolObjects.scan(tools).forEach((tool, executor) -> {
            if (tool.name().equals("refund")) {
                mixed.putAll(plugin.guarded(Map.of(tool, executor)));
            } else {
                mixed.put(
                        tool,
                        (request, memoryId) ->
                                executor.execute(request, memoryId).substring(0, 20));
            }
        });
        bench.model.says("What is it?");

        ask(way, plugin, service -> service.tools(mixed));

        assertThat(tools.done).containsExactly("find B-2002");
        assertThat(replay().handedBack()).contains("findOrder");
        assertThat(replay().modelCalls()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_replay_the_tools_of_a_guarded_provider_that_changes_between_requests(Way way) {
        List<Integer> asked = new ArrayList<>();
        ToolProvider growing = new ToolProvider() {
            @Override
            public ToolProviderResult provideTools(ToolProviderRequest request) {
                asked.add(request.messages().size());
                Map<ToolSpecification, ToolExecutor> offered = new LinkedHashMap<>(ToolObjects.scan(tools));
                if (asked.size() < 2) {
                    offered.keySet().removeIf(tool -> tool.name().equals("refund"));
                }
                return ToolProviderResult.builder().addAll(offered).build();
            }

            @Override
            public boolean isDynamic() {
                return true;
            }
        };
        bench.model.says("Refunded.");

        ask(way, plugin, service -> service.toolProvider(plugin.guarded(growing)));

        assertThat(tools.done).containsExactly("find B-2002", "refund pay-B-2002 late");
        assertThat(replay().handedBack()).isNull();
        assertThat(asked).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_write_nothing_when_a_tool_before_the_last_step_would_end_the_call(Way way) {
        ToolProvider immediate = request -> {
            ToolProviderResult.Builder result = ToolProviderResult.builder();
            ToolObjects.scan(tools).forEach((tool, executor) -> {
                if (tool.name().equals("findOrder")) {
                    result.add(tool, executor, dev.langchain4j.agent.tool.ReturnBehavior.IMMEDIATE);
                } else {
                    result.add(tool, executor);
                }
            });
            return result.build();
        };
        bench.model.says("I will ask first.");

        ask(way, plugin, service -> service.toolProvider(plugin.guarded(immediate)));

        assertThat(tools.done).isEmpty();
        assertThat(replay().handedBack()).contains("IMMEDIATE");
    }

    private List<String> results(int request) {
        return bench.model.requests.get(request).messages().stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(message -> Texts.of(((ToolExecutionResultMessage) message).contents()))
                .toList();
    }

    private static void eachResultFollowsItsCall(List<? extends ChatMessage> messages) {
        List<String> open = new ArrayList<>();
        for (ChatMessage message : messages) {
            if (message instanceof ToolExecutionResultMessage result) {
                assertThat(open.remove(result.id())).as("a call for " + result).isTrue();
            } else {
                assertThat(open).isEmpty();
            }
            if (message instanceof AiMessage ai) {
                ai.toolExecutionRequests().forEach(call -> open.add(call.id()));
            }
        }
        assertThat(open).isEmpty();
    }
}
