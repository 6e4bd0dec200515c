package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static io.aionis.langchain4j.Talk.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.CompensateFor;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.guardrail.OutputGuardrails;
import dev.langchain4j.service.memory.ChatMemoryAccess;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chat memory under real AiServices. */
class ChatMemoryServiceTest {

    interface Desk extends ChatMemoryAccess {
        String chat(@MemoryId String user, @dev.langchain4j.service.UserMessage String message);
    }

    interface Strict {
        @OutputGuardrails(NoSorry.class)
        String chat(@MemoryId String user, @dev.langchain4j.service.UserMessage String message);
    }

    interface Polite {
        @SystemMessage("be kind")
        String chat(@MemoryId String user, @dev.langchain4j.service.UserMessage String message);
    }

    interface Streaming {
        TokenStream chat(@MemoryId String user, @dev.langchain4j.service.UserMessage String message);
    }

    /** Asks again, then takes the bad answer out of the memory. */
    public static class NoSorry implements OutputGuardrail {
        @Override
        public OutputGuardrailResult validate(AiMessage answer) {
            if (answer.text().contains("never")) {
                return failureWithMessageRemoval("never");
            }
            return answer.text().contains("sorry") ? reprompt("sorry", "Do not be sorry.") : success();
        }
    }

    private final Bench bench = new Bench();
    private final OrderTools tools = new OrderTools();
    private final AionisPlugin plugin = bench.plugin().build();

    private <T> T service(Class<T> type, int most) {
        return plugin.attach(AiServices.builder(type))
                .chatModel(bench.model)
                .tools(tools)
                .chatMemoryProvider(plugin.chatMemory(type, most))
                .build();
    }

    private List<ChatMessage> request(int i) {
        return bench.model.requests.get(i).messages();
    }

    @Test
    void should_go_on_from_the_turn_before_and_keep_users_apart() {
        bench.model.says("hi ann").says("hi bob").says("you are ann");
        Desk desk = service(Desk.class, 20);

        desk.chat("ann", "I am ann");
        desk.chat("bob", "I am bob");
        desk.chat("ann", "who am I?");

        assertThat(request(1)).hasSize(1);
        assertThat(request(2).subList(0, 2)).containsExactly(user("I am ann"), AiMessage.from("hi ann"));
    }

    @Test
    void should_say_the_system_message_once() {
        bench.model.says("a").says("b");
        Polite desk = service(Polite.class, 20);

        desk.chat("ann", "1");
        desk.chat("ann", "2");

        assertThat(request(1))
                .filteredOn(dev.langchain4j.data.message.SystemMessage.class::isInstance)
                .hasSize(1);
        assertThat(plugin.chatMemory(Polite.class, 20).history("ann")).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 20})
    void should_begin_the_next_turn_when_the_model_called_a_tool_that_is_none(int most) {
        bench.model.calls(tool("c1", "teleport", "{}")).says("fine").says("again");
        Desk desk = service(Desk.class, most);

        assertThatThrownBy(() -> desk.chat("ann", "first")).isNotNull();
        desk.chat("ann", "second");
        desk.chat("ann", "third");

        assertThat(Talk.refused(request(1))).isNull();
        assertThat(Talk.refused(request(2))).isNull();
        assertThat(plugin.chatMemory(Desk.class, most).history("ann"))
                .filteredOn(said -> Talk.isRepair(said.message()))
                .singleElement()
                .satisfies(repair -> assertThat(repair.note()).contains("never came"));
    }

    @Test
    void should_begin_the_next_turn_when_the_arguments_were_bad_and_a_call_beside_them_good() {
        bench.model
                .calls(tool("c1", "findOrder", "{\"orderId\":\"A-1\"}"), tool("c2", "grumble", "{\"level\":\"much\"}"))
                .says("fine");
        Desk desk = service(Desk.class, 20);

        assertThatThrownBy(() -> desk.chat("ann", "first")).isNotNull();
        desk.chat("ann", "second");

        assertThat(request(1)).hasSize(5);
        assertThat(bench.model.userTextOf(1)).endsWith("second");
        assertThat(request(1).subList(2, 4)).allMatch(Talk::isRepair);
        assertThat(Talk.refused(request(1))).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6})
    void should_show_each_request_whole_blocks_when_calls_are_parallel_and_the_window_is_tiny(int most) {
        bench.model
                .calls(look("c1"), look("c2"), look("c3"), look("c4"))
                .calls(look("c5"), look("c6"))
                .says("done")
                .says("bye");
        Desk desk = service(Desk.class, most);

        desk.chat("ann", "look four times");
        desk.chat("ann", "and now?");

        for (int i = 0; i < 4; i++) {
            assertThat(Talk.refused(request(i))).as("request %d", i).isNull();
        }
        assertThat(request(1)).hasSize(6).first().isEqualTo(request(0).get(0));
        assertThat(request(2)).contains(request(0).get(0));
        assertThat(request(2))
                .filteredOn(ToolExecutionResultMessage.class::isInstance)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void should_keep_guide_and_stamp_in_sight_and_out_of_memory_when_the_window_is_tiny() {
        bench.model.calls(tool("c0", "fail", "{\"why\":\"A1\"}")).says("no luck");
        Desk desk = service(Desk.class, 2);
        desk.chat("bob", "reserve A1");
        bench.model.requests.clear();
        bench.model.calls(look("c1")).calls(look("c2")).calls(look("c3")).says("done");

        desk.chat("ann", "reserve A2");

        for (int i = 0; i < 4; i++) {
            assertThat(bench.model.userTextOf(i)).contains("fail").endsWith("\n\nreserve A2");
            assertThat(Stamp.of(request(i))).isNotNull();
        }
        assertThat(plugin.chatMemory(Desk.class, 2).history("ann"))
                .extracting(RecordedMessage::message)
                .filteredOn(UserMessage.class::isInstance)
                .containsExactly(user("reserve A2"));
    }

    @Test
    void should_reprompt_without_storing_the_reprompt() {
        bench.model.calls(look("c1")).says("sorry").says("done");
        Strict desk = service(Strict.class, 3);

        assertThat(desk.chat("ann", "do it")).isEqualTo("done");

        assertThat(request(2)).last().isEqualTo(user("Do not be sorry."));
        assertThat(Talk.refused(request(2))).isNull();
        assertThat(plugin.chatMemory(Strict.class, 3).history("ann"))
                .extracting(RecordedMessage::message)
                .doesNotContain(user("Do not be sorry."));
    }

    @Test
    void should_take_a_bad_answer_out_when_a_guardrail_says_so() {
        bench.model.says("never").says("fine");
        Strict desk = service(Strict.class, 20);

        assertThatThrownBy(() -> desk.chat("ann", "1")).isNotNull();
        desk.chat("ann", "2");

        assertThat(request(1)).hasSize(2).startsWith(user("1"));
        assertThat(bench.model.userTextOf(1)).isEqualTo("2");
        assertThat(plugin.chatMemory(Strict.class, 20).history("ann"))
                .extracting(RecordedMessage::message)
                .contains(AiMessage.from("never"));
    }

    @Test
    void should_be_reached_by_access_and_forget_nothing_when_let_go_of() {
        bench.model.says("hi").says("still here");
        Desk desk = service(Desk.class, 20);
        desk.chat("ann", "1");

        ChatMemory memory = desk.getChatMemory("ann");
        assertThat(memory.messages()).containsExactly(user("1"), AiMessage.from("hi"));
        assertThat(desk.evictChatMemory("ann")).isTrue();
        desk.chat("ann", "2");

        assertThat(request(1)).startsWith(user("1"), AiMessage.from("hi"));
        assertThat(desk.getChatMemory("ann")).isSameAs(memory);
    }

    @Test
    void should_not_close_the_outer_agents_block_when_its_tool_asks_another_service() {
        bench.model.calls(tool("c1", "ask", "{}")).says("inner").says("outer");
        Polite inner = service(Polite.class, 20);
        class Asking {
            @Tool("asks another agent")
            String ask() {
                return inner.chat("ann", "what?");
            }
        }
        Desk outer = plugin.attach(AiServices.builder(Desk.class))
                .chatModel(bench.model)
                .tools(new Asking())
                .chatMemoryProvider(plugin.chatMemory(Desk.class, 20))
                .build();

        assertThat(outer.chat("ann", "ask")).isEqualTo("outer");

        assertThat(request(2)).hasSize(3).noneMatch(Talk::isRepair);
    }

    @Test
    void should_take_the_compensation_of_a_tool_into_a_tiny_window() {
        class Shop {
            @Tool("Reserves")
            String reserve(String item) {
                return "reserved " + item;
            }

            @CompensateFor("reserve")
            void release(String item) {
                tools.done.add("release " + item);
            }

            @Tool("Pays")
            String pay(String item) {
                throw new IllegalStateException("no money");
            }
        }
        bench.model
                .calls(tool("c1", "reserve", "{\"item\":\"lamp\"}"))
                .calls(tool("c2", "pay", "{\"item\":\"lamp\"}"))
                .says("sorry");
        Desk desk = plugin.attach(AiServices.builder(Desk.class))
                .chatModel(bench.model)
                .tools(new Shop())
                .compensateOnToolErrors(true)
                .chatMemoryProvider(plugin.chatMemory(Desk.class, 4))
                .build();

        desk.chat("ann", "buy a lamp");

        assertThat(tools.done).containsExactly("release lamp");
        assertThat(Talk.refused(request(2))).isNull();
        assertThat(request(2)).first().satisfies(message -> assertThat(message).isInstanceOf(UserMessage.class));
        assertThat(request(2))
                .noneMatch(Talk::isRepair)
                .anySatisfy(message -> assertThat(message.toString()).contains("rolled back"));
    }

    @Test
    void should_keep_blocks_whole_when_tools_run_at_once_and_the_answer_streams() throws Exception {
        bench.model.calls(look("c1"), look("c2"), look("c3")).says("done");
        var finished = new CompletableFuture<String>();
        StreamingChatModel streaming = new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                AiMessage answer = bench.model.doChat(request).aiMessage();
                for (int i = 0; i < answer.toolExecutionRequests().size(); i++) {
                    handler.onCompleteToolCall(new CompleteToolCall(
                            i, answer.toolExecutionRequests().get(i)));
                }
                handler.onCompleteResponse(
                        ChatResponse.builder().aiMessage(answer).build());
            }
        };

        plugin.attach(AiServices.builder(Streaming.class))
                .streamingChatModel(streaming)
                .tools(tools)
                .executeToolsConcurrently()
                .chatMemoryProvider(plugin.chatMemory(Streaming.class, 2))
                .build()
                .chat("ann", "look")
                .onPartialResponse(part -> {})
                .onCompleteResponse(
                        response -> finished.complete(response.aiMessage().text()))
                .onError(finished::completeExceptionally)
                .start();

        assertThat(finished.get(60, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(request(1)).hasSize(5).noneMatch(Talk::isRepair);
        assertThat(Talk.refused(request(1))).isNull();
        assertThat(Stamp.of(request(1))).isNotNull();
    }

    @Test
    void should_be_the_users_own_memory_when_switched_off() {
        System.setProperty("aionis.enabled", "false");
        try {
            assertThat(plugin.chatMemory("own", id -> MessageWindowChatMemory.withMaxMessages(5))
                            .get("ann"))
                    .isInstanceOf(MessageWindowChatMemory.class);
        } finally {
            System.clearProperty("aionis.enabled");
        }
    }

    @Test
    void should_replay_in_a_window_that_is_smaller_than_the_plan() {
        LearnedRefund learned = new LearnedRefund() {};
        learned.learn();
        LearnedRefund.Desk desk = learned.service(learned.plugin)
                .tools(learned.plugin.guarded(learned.tools))
                .chatMemoryProvider(learned.plugin.chatMemory(LearnedRefund.Desk.class, 2))
                .build();
        learned.bench.model.says("one").says("two");

        desk.refund("B-2002", "late");
        desk.refund("C-3003", "late");

        assertThat(learned.tools.done)
                .containsExactly("find B-2002", "refund pay-B-2002 late", "find C-3003", "refund pay-C-3003 late");
        assertThat(learned.bench.replays)
                .hasSize(2)
                .allSatisfy(replay -> assertThat(replay.handedBack()).isNull());
    }

    private static dev.langchain4j.agent.tool.ToolExecutionRequest look(String id) {
        return tool(id, "findOrder", "{\"orderId\":\"" + id + "\"}");
    }
}
