package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody.RunEnded;
import io.aionis.model.EvidenceBody.RunStarted;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several services, plugins and threads at once: every call is recorded once, in its own run. */
class ManyServicesTest extends RecordedDesk {

    private static final int THREADS = 8;
    private static final int EACH = 12;

    /** Looks up the order that the question names, then answers with it. Has no state, so any thread may ask. */
    private static final ChatModel LOOKS_UP = new ChatModel() {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            var messages = request.messages();
            if (messages.get(messages.size() - 1) instanceof ToolExecutionResultMessage result) {
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(result.text()))
                        .build();
            }
            String question = Texts.of(((UserMessage) messages.get(0)).contents());
            String order = question.substring(question.lastIndexOf(' ') + 1);
            return ChatResponse.builder()
                    .aiMessage(AiMessage.from(
                            tool("c", "findOrder", "{\"orderId\":\"" + order + "\"}"),
                            tool("c", "grumble", "{\"level\":1}")))
                    .build();
        }
    };

    @Test
    void should_keep_runs_apart_when_many_threads_share_the_default_memory() throws Exception {
        AionisPlugin plugin = bench.plugin().build();
        Desk desk = plugin.attach(AiServices.builder(Desk.class))
                .chatModel(plugin.replaying(LOOKS_UP))
                .tools(plugin.guarded(tools))
                .executeToolsConcurrently()
                .build();
        List<Callable<String>> work = new ArrayList<>();
        IntStream.range(0, THREADS)
                .forEach(thread -> work.add(() -> {
                    for (int i = 0; i < EACH; i++) {
                        String order = "T" + thread + "-" + i;
                        assertThat(desk.chat("find " + order)).isNotNull();
                    }
                    return "";
                }));

        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<String> done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }

        Map<RunId, List<Evidence>> runs =
                bench.evidence().stream().collect(Collectors.groupingBy(evidence -> evidence.run()));
        assertThat(runs).hasSize(THREADS * EACH);
        assertThat(runs.values()).allSatisfy(run -> {
            String order = ((RunStarted) run.get(0).body()).request().substring("find ".length());
            assertThat(run)
                    .extracting(Evidence::body)
                    .filteredOn(ToolCall.class::isInstance)
                    .extracting(body -> ((ToolCall) body).tool(), body -> ((ToolCall) body).ordinal())
                    .containsExactlyInAnyOrder(tuple("findOrder", 0), tuple("grumble", 1));
            assertThat(run)
                    .extracting(Evidence::body)
                    .filteredOn(
                            body -> body instanceof ToolCall call && call.tool().equals("findOrder"))
                    .extracting(body -> ((ToolCall) body).arguments())
                    .containsExactly(Json.parse("{\"orderId\":\"" + order + "\"}"));
            assertThat(run)
                    .extracting(Evidence::body)
                    .filteredOn(RunEnded.class::isInstance)
                    .extracting(body -> ((RunEnded) body).status())
                    .containsExactly(RunStatus.RETURNED);
        });
        assertThat(plugin.failures()).isZero();
    }

    @Test
    void should_record_equal_calls_each_once_when_they_run_at_the_same_time() {
        bench.model
                .calls(
                        tool(null, "findOrder", "{\"orderId\":\"A1\"}"),
                        tool(null, "findOrder", "{\"orderId\":\"A1\"}"),
                        tool("x", "fail", "{\"why\":\"A1\"}"),
                        tool("x", "fail", "{\"why\":\"B2\"}"))
                .calls(tool(null, "findOrder", "{\"orderId\":\"A1\"}"))
                .says("done");

        service(bench.plugin().build())
                .tools(tools)
                .executeToolsConcurrently()
                .build()
                .chat("go");

        assertThat(bench.calls())
                .extracting(ToolCall::ordinal, ToolCall::tool, ToolCall::outcome)
                .containsExactlyInAnyOrder(
                        tuple(0, "findOrder", Outcome.SUCCEEDED),
                        tuple(1, "findOrder", Outcome.SUCCEEDED),
                        tuple(2, "fail", Outcome.FAILED),
                        tuple(3, "fail", Outcome.FAILED),
                        tuple(4, "findOrder", Outcome.SUCCEEDED));
    }

    @Test
    void should_record_the_good_calls_of_a_batch_in_which_one_tool_throws_an_error() {
        bench.model
                .calls(tool("a", "findOrder", "{\"orderId\":\"A1\"}"), tool("b", "crash", "{}"))
                .says("later");
        Desk desk = service(bench.plugin().build()).tools(tools).tools(CRASHING).build();

        assertThatThrownBy(() -> desk.chat("go")).isInstanceOf(StackOverflowError.class);
        desk.chat("again");

        assertThat(bench.calls())
                .extracting(ToolCall::ordinal, ToolCall::tool, ToolCall::outcome)
                .containsExactly(tuple(0, "findOrder", Outcome.SUCCEEDED), tuple(1, "crash", Outcome.INTERRUPTED));
        assertThat(bench.ends())
                .extracting(end -> end.status())
                .containsExactly(RunStatus.ABANDONED, RunStatus.RETURNED);
    }

    @Test
    void should_record_what_becomes_of_bad_arguments_when_the_host_answers_for_them() {
        bench.model
                .calls(tool("a", "grumble", "{\"level\":\"high\"}"), tool("b", "grumble", "{\"level\":1}"))
                .says("done");

        service(bench.plugin().build())
                .tools(tools)
                .toolArgumentsErrorHandler((error, context) ->
                        dev.langchain4j.service.tool.ToolErrorHandlerResult.text("level is a number"))
                .build()
                .chat("go");

        assertThat(bench.calls())
                .extracting(ToolCall::outcome, ToolCall::result)
                .containsExactly(tuple(Outcome.FAILED, "level is a number"), tuple(Outcome.SUCCEEDED, "fine"));
    }

    @Test
    void should_keep_two_services_of_one_plugin_apart_also_when_one_calls_the_other() {
        AionisPlugin plugin = bench.plugin().build();
        ScriptedModel inner = new ScriptedModel().says("inner answer");
        Memo helper = plugin.attach(AiServices.builder(Memo.class))
                .chatModel(inner)
                .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(20))
                .build();
        bench.model
                .calls(tool("a", "ask", "{}"), tool("b", "grumble", "{\"level\":1}"))
                .says("outer answer");

        service(plugin)
                .tools(tools)
                .tools(Map.of(
                        dev.langchain4j.agent.tool.ToolSpecification.builder()
                                .name("ask")
                                .build(),
                        (request, memoryId) -> helper.remember("default", "help")))
                .build()
                .chat("go");

        assertThat(bench.evidence())
                .extracting(
                        Evidence::task, evidence -> evidence.body().getClass().getSimpleName())
                .containsExactly(
                        tuple(Task.of("Desk.chat"), "RunStarted"),
                        tuple(Task.of("Memo.remember"), "RunStarted"),
                        tuple(Task.of("Memo.remember"), "RunEnded"),
                        tuple(Task.of("Desk.chat"), "ToolCall"),
                        tuple(Task.of("Desk.chat"), "ToolCall"),
                        tuple(Task.of("Desk.chat"), "RunEnded"));
        assertThat(bench.ends()).extracting(RunEnded::status).containsExactly(RunStatus.RETURNED, RunStatus.RETURNED);
    }

    @Test
    void should_keep_two_plugins_on_one_engine_apart_by_their_scopes() {
        bench.model.says("a").says("b");
        AionisPlugin shop = bench.plugin().build();
        AionisPlugin bank = AionisPlugin.builder()
                .aionis(bench.engine)
                .scope(Scope.of("bank"))
                .build();

        desk(shop).chat("one");
        desk(bank).chat("two");

        assertThat(bench.all(RunStarted.class)).extracting(RunStarted::request).containsExactly("one");
        assertThat(bench.store.readScope(Scope.of("bank"), 0, 99)).hasSize(2);
        assertThat(shop.lastRun()).isNotEqualTo(bank.lastRun());
    }

    @Test
    void should_share_what_they_know_when_two_plugins_have_one_scope() {
        bench.model
                .calls(tool("c1", "fail", "{\"why\":\"A1\"}"))
                .says("no luck")
                .says("b");
        desk(bench.plugin().build()).chat("reserve A1");
        bench.model.requests.clear();

        desk(bench.plugin().build()).chat("reserve A2");

        assertThat(bench.model.userTextOf(0)).contains("tool fail");
    }

    @Test
    void should_refuse_to_attach_a_service_to_two_plugins() {
        AiServices<Desk> service = service(bench.plugin().build());
        AionisPlugin other = bench.plugin().build();

        assertThatThrownBy(() -> other.attach(service)).hasMessageContaining("record each call twice");
    }
}
