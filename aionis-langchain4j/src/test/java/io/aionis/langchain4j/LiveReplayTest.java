package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Outcome;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A run by reasoning becomes a playbook; the same task with other parameters runs without planning. */
class LiveReplayTest extends LearnedRefund {

    @Test
    void should_ask_the_model_for_the_final_answer_only_when_the_playbook_fits() {
        bench.model.says("Refunded B-2002.");

        String answer = desk().refund("B-2002", "too late");

        assertThat(answer).isEqualTo("Refunded B-2002.");
        assertThat(tools.done).containsExactly("find B-2002", "refund pay-B-2002 too late");
        assertThat(bench.model.requests).hasSize(1);
        assertThat(bench.model.requests.get(0).messages())
                .filteredOn(ToolExecutionResultMessage.class::isInstance)
                .hasSize(2);
        assertThat(bench.replays).singleElement().satisfies(replay -> {
            assertThat(replay.playbook()).isEqualTo("refund v1");
            assertThat(replay.steps()).hasSize(2);
            assertThat(replay.handedBack()).isNull();
            assertThat(replay.modelCalls()).isEqualTo(1);
            assertThat(replay.run()).isEqualTo(bench.runs.get(0));
        });
        assertThat(plugin.failures()).isZero();
    }

    interface Told {
        @UserMessage("Refund order {{order}} because {{reason}}")
        Result<String> refund(@V("order") String order, @V("reason") String reason);
    }

    @Test
    void should_tell_of_the_plans_calls_and_the_models_in_the_result() {
        AionisPlugin named =
                bench.plugin().taskFrom(context -> Task.of("Desk.refund")).build();
        tools.status.put("C-3003", "lost");
        bench.model
                .calls(tool("x1", "refund", "{\"paymentId\":\"pay-C-3003\",\"reason\":\"lost\"}"))
                .says("Refunded.");

        Result<String> result = named.attach(AiServices.builder(Told.class))
                .chatModel(named.replaying(bench.model))
                .tools(named.guarded(tools))
                .build()
                .refund("C-3003", "late");

        assertThat(result.toolExecutions())
                .extracting(execution -> execution.request().name())
                .containsExactly("findOrder", "refund");
        assertThat(result.toolExecutions())
                .extracting(execution -> execution.request().id())
                .doesNotHaveDuplicates();
        assertThat(Talk.refused(bench.model.requests.get(1).messages())).isNull();
        assertThat(result.tokenUsage()).isNull();
    }

    @Test
    void should_record_a_replayed_run_like_any_other() {
        bench.model.says("Refunded B-2002.");
        int before = bench.calls().size();

        desk().refund("B-2002", "too late");

        assertThat(bench.calls().subList(before, bench.calls().size()))
                .extracting(ToolCall::tool, ToolCall::outcome, ToolCall::effect)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("findOrder", Outcome.SUCCEEDED, Effect.READ),
                        org.assertj.core.api.Assertions.tuple("refund", Outcome.SUCCEEDED, Effect.WRITE));
    }

    @Test
    void should_tell_the_models_listeners_of_real_calls_only() {
        AtomicInteger heard = new AtomicInteger();
        bench.model.listeners.add(new ChatModelListener() {
            @Override
            public void onRequest(ChatModelRequestContext request) {
                heard.incrementAndGet();
            }
        });
        bench.model.says("Refunded B-2002.");

        desk().refund("B-2002", "too late");

        assertThat(heard).hasValue(1);
    }

    @Test
    void should_hand_back_when_a_value_was_never_seen_and_let_the_model_finish() {
        tools.status.put("C-3003", "lost");
        bench.model.says("C-3003 was lost; I asked the carrier.");

        String answer = desk().refund("C-3003", "broken");

        assertThat(answer).contains("lost");
        assertThat(tools.done).containsExactly("find C-3003");
        assertThat(bench.replays).singleElement().satisfies(replay -> {
            assertThat(replay.handedBack()).contains("lost");
            assertThat(replay.steps()).hasSize(1);
            assertThat(replay.modelCalls()).isEqualTo(1);
        });
    }

    @Test
    void should_hand_back_before_the_first_write_when_the_tools_are_not_guarded() {
        bench.model
                .calls(tool("x1", "refund", "{\"paymentId\":\"pay-B-2002\",\"reason\":\"late\"}"))
                .says("done");

        service(plugin).tools(tools).build().refund("B-2002", "late");

        assertThat(tools.done).containsExactly("find B-2002", "refund pay-B-2002 late");
        assertThat(bench.replays).singleElement().satisfies(replay -> {
            assertThat(replay.handedBack()).contains("guarded");
            assertThat(replay.steps()).hasSize(1);
            assertThat(replay.modelCalls()).isEqualTo(2);
        });
    }

    @Test
    void should_hand_back_when_another_plugin_guards_the_tools() {
        bench.model.says("done");
        AionisPlugin other = bench.plugin().build();

        service(plugin).tools(other.guarded(tools)).build().refund("B-2002", "late");

        assertThat(tools.done).containsExactly("find B-2002");
        assertThat(bench.replays)
                .singleElement()
                .satisfies(replay -> assertThat(replay.handedBack()).contains("guarded"));
    }

    @Test
    void should_leave_free_text_to_the_model() {
        learn("chat", () -> desk().chat("refund A-1001"));
        tools.done.clear();
        bench.model.says("What order?");

        assertThat(desk().chat("refund it")).isEqualTo("What order?");

        assertThat(tools.done).isEmpty();
        assertThat(bench.replays)
                .singleElement()
                .satisfies(replay -> assertThat(replay.handedBack()).contains("free text"));
    }

    @Test
    void should_never_replay_a_disabled_playbook() {
        bench.shop().playbooks().disable("refund", 1, PERSON, "prices changed");
        bench.model.says("I will look.");

        desk().refund("B-2002", "late");

        assertThat(tools.done).isEmpty();
        assertThat(bench.replays).isEmpty();
    }

    @Test
    void should_hand_back_when_the_tool_changed() {
        AionisPlugin stricter =
                bench.plugin().effect("refund", Effect.IRREVERSIBLE).build();
        bench.model.says("done");

        service(stricter).tools(stricter.guarded(tools)).build().refund("B-2002", "late");

        assertThat(tools.refunds()).isZero();
        assertThat(bench.replays)
                .singleElement()
                .satisfies(replay -> assertThat(replay.handedBack()).contains("IRREVERSIBLE"));
    }

    @Test
    void should_answer_in_the_methods_type_when_a_replay_ends() {
        bench.model
                .calls(tool("m1", "findOrder", "{\"orderId\":\"A-1001\"}"))
                .calls(tool("m2", "refund", "{\"paymentId\":\"pay-A-1001\",\"reason\":\"broken\"}"))
                .says("{\"refund\":\"ref-pay-A-1001\"}");
        promote("receipt", () -> desk().receipt("A-1001", "broken"));
        tools.done.clear();
        bench.model.says("{\"refund\":\"ref-pay-B-2002\"}");

        assertThat(desk().receipt("B-2002", "late")).isEqualTo(new Receipt("ref-pay-B-2002"));

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.model.requests)
                .singleElement()
                .satisfies(request -> assertThat(request.responseFormat()).isNotNull());
    }

    @Test
    void should_hand_back_when_the_plan_does_not_use_a_parameter() {
        bench.shop().playbooks().disable("refund", 1, PERSON, "narrow");
        PlaybookVersion narrow = bench.shop().load("""
                {"format": "aionis-plan/1", "name": "narrow", "task": "Desk.refund",
                 "parameters": {"order": "string", "reason": "string"},
                 "steps": [{"id": "s1", "tool": "findOrder", "effect": "READ",
                    "arguments": {"orderId": {"$parameter": "order"}}}]}
                """, PERSON);
        bench.shop().playbooks().promote("narrow", narrow.version(), PERSON, "why not");
        bench.model.says("done");

        desk().refund("B-2002", "late");

        assertThat(tools.done).isEmpty();
        assertThat(bench.replays)
                .singleElement()
                .satisfies(replay -> assertThat(replay.handedBack()).contains("[reason]"));
    }

    @Test
    void should_hand_back_when_the_request_offers_no_such_tool() {
        Map<ToolSpecification, dev.langchain4j.service.tool.ToolExecutor> none = new LinkedHashMap<>();
        bench.model.says("No tools here.");

        service(plugin).tools(none).build().refund("B-2002", "late");

        assertThat(bench.replays)
                .singleElement()
                .satisfies(replay -> assertThat(replay.handedBack()).contains("does not offer"));
    }

    @Test
    void should_hand_back_and_count_when_the_replay_itself_fails() {
        class Odd {
            @Tool(value = "Finds an order", metadata = "{\"aionis.effect\":\"LOOK\"}")
            String findOrder(String orderId) {
                return "unused";
            }
        }
        bench.model.says("I will do it.");

        String answer = service(plugin).tools(new Odd()).build().refund("B-2002", "late");

        assertThat(answer).isEqualTo("I will do it.");
        assertThat(plugin.failures()).isPositive();
        assertThat(bench.replays)
                .singleElement()
                .satisfies(replay -> assertThat(replay.handedBack()).contains("LOOK"));
    }

    @Test
    void should_begin_the_next_run_when_a_listener_fails_at_the_end_of_an_abandoned_one() {
        AionisPlugin deaf = AionisPlugin.builder()
                .aionis(bench.engine)
                .scope(Bench.SHOP)
                .onRun(bench.runs::add)
                .replayListener(replay -> {
                    throw new IllegalStateException("deaf");
                })
                .build();
        Desk desk = service(deaf).tools(deaf.guarded(tools)).build();
        bench.model
                .does(request -> {
                    throw new StackOverflowError("crash");
                })
                .says("done");

        assertThatThrownBy(() -> desk.refund("B-2002", "late")).isInstanceOf(StackOverflowError.class);
        desk.refund("C-3003", "late");

        assertThat(bench.runs).hasSize(2);
        assertThat(tools.refunds()).isEqualTo(2);
    }

    @Test
    void should_replay_each_turn_when_they_share_a_memory() {
        MessageWindowChatMemory memory = MessageWindowChatMemory.withMaxMessages(20);
        Desk desk =
                service(plugin).tools(plugin.guarded(tools)).chatMemory(memory).build();
        bench.model.says("one").says("two");

        desk.refund("B-2002", "late");
        desk.refund("C-3003", "late");

        assertThat(tools.done)
                .containsExactly("find B-2002", "refund pay-B-2002 late", "find C-3003", "refund pay-C-3003 late");
        assertThat(bench.replays)
                .hasSize(2)
                .allSatisfy(replay -> assertThat(replay.handedBack()).isNull());
        assertThat(memory.messages())
                .filteredOn(dev.langchain4j.data.message.UserMessage.class::isInstance)
                .first()
                .isEqualTo(dev.langchain4j.data.message.UserMessage.from("Refund order B-2002 because late"));
    }

    @Test
    void should_replay_many_calls_at_once_each_with_its_own_values() throws Exception {
        int calls = 16;
        Desk desk = desk();
        for (int i = 0; i < calls; i++) {
            bench.model.says("done");
        }
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                String order = "N-50" + i;
                answers.add(pool.submit(() -> desk.refund(order, "late")));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("done");
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(tools.done).hasSize(2 * calls).doesNotHaveDuplicates();
        assertThat(bench.model.requests).hasSize(calls);
    }
}
