package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import io.aionis.model.EvidenceBody.RunStarted;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Outcome;
import io.aionis.model.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streaming services are recorded and guided like any other, whatever becomes of the stream. */
class StreamingTest extends RecordedDesk {

    interface Talk {
        TokenStream chat(@MemoryId String user, @UserMessage String message);
    }

    private final List<String> heard = new ArrayList<>();
    private final List<Throwable> errors = new ArrayList<>();

    private AiServices<Stream> streaming(AionisPlugin plugin) {
        return plugin.attach(AiServices.builder(Stream.class))
                .streamingChatModel(plugin.guiding(new ScriptedStream(bench.model)));
    }

    private Talk talk(AionisPlugin plugin) {
        return plugin.attach(AiServices.builder(Talk.class))
                .streamingChatModel(plugin.guiding(new ScriptedStream(bench.model)))
                .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(20))
                .tools(tools)
                .build();
    }

    private void play(TokenStream stream) {
        stream.onPartialResponse(heard::add)
                .onCompleteResponse(response -> {})
                .onError(errors::add)
                .start();
    }

    @Test
    void should_record_calls_results_durations_and_the_answer() {
        bench.model
                .calls(tool("c1", "findOrder", "{\"orderId\":\"A1\"}"), tool("c2", "fail", "{\"why\":\"A1\"}"))
                .calls(tool("c3", "grumble", "{\"level\":1}"))
                .says("Done.");

        play(streaming(bench.plugin().build()).tools(tools).build().chat("go"));

        assertThat(heard).containsExactly("Done.");
        assertThat(bench.all(RunStarted.class)).extracting(RunStarted::request).containsExactly("go");
        assertThat(bench.calls())
                .extracting(ToolCall::ordinal, ToolCall::callId, ToolCall::tool, ToolCall::outcome)
                .containsExactly(
                        tuple(0, "c1", "findOrder", Outcome.SUCCEEDED),
                        tuple(1, "c2", "fail", Outcome.FAILED),
                        tuple(2, "c3", "grumble", Outcome.SUCCEEDED));
        assertThat(bench.calls()).allSatisfy(call -> {
            assertThat(call.duration()).isNotNull();
            assertThat(call.fingerprint()).isNotNull();
        });
        assertThat(bench.calls()).extracting(ToolCall::result).contains("fine", "no stock for A1");
        assertThat(bench.ends()).singleElement().satisfies(end -> {
            assertThat(end.status()).isEqualTo(RunStatus.RETURNED);
            assertThat(end.answer()).isEqualTo("Done.");
        });
    }

    @Test
    void should_put_the_guide_before_each_request_of_a_streamed_loop() {
        bench.model.calls(tool("c1", "fail", "{\"why\":\"A1\"}")).says("no luck");
        AionisPlugin plugin = bench.plugin().build();
        Stream desk = streaming(plugin).tools(tools).build();
        play(desk.chat("reserve A1"));
        bench.model.calls(tool("c2", "grumble", "{\"level\":1}")).says("done");
        bench.model.requests.clear();

        play(desk.chat("reserve A2"));

        assertThat(bench.model.requests).hasSize(2);
        for (int request = 0; request < 2; request++) {
            assertThat(bench.model.userTextOf(request)).contains("tool fail").endsWith("\n\nreserve A2");
        }
        assertThat(plugin.lastGuide())
                .hasValueSatisfying(guide -> assertThat(guide.rows()).isNotEmpty());
    }

    @Test
    void should_end_as_failed_when_the_stream_breaks_and_record_no_half_call() {
        ToolExecutionRequest half = tool("c2", "refund", "{\"paymentId\":\"pay-A1\",\"reason\":\"x\"}");
        bench.model.calls(tool("c1", "grumble", "{\"level\":1}")).does(request -> {
            throw new ScriptedStream.Broken(half);
        });

        play(streaming(bench.plugin().build()).tools(tools).build().chat("go"));

        assertThat(errors).hasSize(1);
        assertThat(bench.calls())
                .extracting(ToolCall::tool, ToolCall::outcome)
                .containsExactly(tuple("grumble", Outcome.SUCCEEDED));
        assertThat(bench.ends()).singleElement().satisfies(end -> {
            assertThat(end.status()).isEqualTo(RunStatus.FAILED);
            assertThat(end.answer()).contains("connection reset");
        });
    }

    @Test
    void should_abandon_a_stream_that_ignored_its_error_when_the_next_begins_on_its_memory() {
        bench.model
                .does(request -> {
                    throw new IllegalStateException("no model");
                })
                .says("b")
                .says("c");
        Talk desk = talk(bench.plugin().build());

        desk.chat("ann", "a").onPartialResponse(heard::add).ignoreErrors().start();
        assertThat(bench.ends()).isEmpty();
        play(desk.chat("bob", "b"));
        assertThat(bench.ends()).extracting(end -> end.status()).containsExactly(RunStatus.RETURNED);
        play(desk.chat("ann", "c"));

        assertThat(bench.ends())
                .extracting(end -> end.status())
                .containsExactly(RunStatus.RETURNED, RunStatus.ABANDONED, RunStatus.RETURNED);
    }

    @Test
    void should_abandon_a_stream_that_was_never_started_when_the_next_begins_on_its_memory() {
        bench.model.says("b");
        Talk desk = talk(bench.plugin().build());

        TokenStream dropped = desk.chat("ann", "a");
        play(desk.chat("ann", "b"));

        assertThat(dropped).isNotNull();
        assertThat(bench.ends())
                .extracting(end -> end.status())
                .containsExactly(RunStatus.ABANDONED, RunStatus.RETURNED);
    }

    @Test
    void should_wait_for_the_time_allowed_when_streams_share_the_default_memory() {
        HandClock clock = new HandClock();
        bench.model.says("a").says("b").says("c");
        Stream desk = streaming(bench.plugin()
                        .clock(clock)
                        .runTimeout(Duration.ofMinutes(5))
                        .build())
                .build();

        TokenStream late = desk.chat("a");
        TokenStream dropped = desk.chat("dropped");
        play(desk.chat("b"));
        play(late);
        assertThat(dropped).isNotNull();
        assertThat(bench.ends()).extracting(end -> end.status()).containsOnly(RunStatus.RETURNED);
        clock.set(Instant.EPOCH.plusSeconds(301));
        play(desk.chat("c"));

        assertThat(bench.ends())
                .extracting(end -> end.status())
                .containsExactly(RunStatus.RETURNED, RunStatus.RETURNED, RunStatus.ABANDONED, RunStatus.RETURNED);
    }

    @Test
    void should_hear_the_end_of_a_stream_that_is_started_after_it_was_given_up() {
        bench.model.says("b").says("a, late");
        Talk desk = talk(bench.plugin().build());

        TokenStream late = desk.chat("ann", "a");
        play(desk.chat("ann", "b"));
        play(late);

        assertThat(bench.ends())
                .extracting(end -> end.status())
                .containsExactly(RunStatus.ABANDONED, RunStatus.RETURNED, RunStatus.RETURNED);
    }

    @Test
    void should_record_each_call_once_when_streamed_tools_run_at_the_same_time() {
        bench.model
                .calls(
                        tool(null, "findOrder", "{\"orderId\":\"A1\"}"),
                        tool(null, "findOrder", "{\"orderId\":\"A1\"}"),
                        tool("x", "fail", "{\"why\":\"A1\"}"),
                        tool("x", "findOrder", "{\"orderId\":\"B2\"}"))
                .calls(tool(null, "findOrder", "{\"orderId\":\"A1\"}"))
                .says("done");

        play(streaming(bench.plugin().build())
                .tools(tools)
                .executeToolsConcurrently()
                .build()
                .chat("go"));

        assertThat(errors).isEmpty();
        assertThat(bench.calls())
                .extracting(ToolCall::tool, call -> call.arguments().text(), ToolCall::outcome)
                .containsExactlyInAnyOrder(
                        tuple("findOrder", "{\"orderId\":\"A1\"}", Outcome.SUCCEEDED),
                        tuple("findOrder", "{\"orderId\":\"A1\"}", Outcome.SUCCEEDED),
                        tuple("fail", "{\"why\":\"A1\"}", Outcome.FAILED),
                        tuple("findOrder", "{\"orderId\":\"B2\"}", Outcome.SUCCEEDED),
                        tuple("findOrder", "{\"orderId\":\"A1\"}", Outcome.SUCCEEDED));
        assertThat(bench.calls())
                .extracting(ToolCall::ordinal)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 5).boxed().toList());
        assertThat(bench.ends()).extracting(end -> end.status()).containsExactly(RunStatus.RETURNED);
    }

    @Test
    void should_record_that_a_call_never_returned_when_its_name_is_made_up_or_its_arguments_are_bad() {
        bench.model.calls(tool("c1", "teleport", "{}"));
        bench.model.calls(tool("c2", "grumble", "{\"level\":\"high\"}"));
        bench.model.says("c");
        Talk desk = talk(bench.plugin().build());

        play(desk.chat("ann", "a"));
        play(desk.chat("ann", "b"));
        play(desk.chat("ann", "c"));

        assertThat(bench.calls())
                .extracting(ToolCall::tool, ToolCall::result, ToolCall::outcome)
                .containsExactly(
                        tuple("teleport", null, Outcome.INTERRUPTED), tuple("grumble", null, Outcome.INTERRUPTED));
        assertThat(bench.ends())
                .extracting(end -> end.status())
                .containsExactly(RunStatus.ABANDONED, RunStatus.ABANDONED, RunStatus.RETURNED);
    }

    @Test
    void should_abandon_the_run_when_a_tool_of_a_stream_throws_an_error() {
        bench.model.calls(tool("c1", "crash", "{}")).says("b");
        Talk desk = bench.plugin()
                .build()
                .attach(AiServices.builder(Talk.class))
                .streamingChatModel(new ScriptedStream(bench.model))
                .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(20))
                .tools(CRASHING)
                .build();

        play(desk.chat("ann", "a"));
        play(desk.chat("ann", "b"));

        assertThat(bench.calls())
                .extracting(ToolCall::tool, ToolCall::outcome)
                .containsExactly(tuple("crash", Outcome.INTERRUPTED));
        assertThat(bench.ends())
                .extracting(end -> end.status())
                .containsExactly(RunStatus.ABANDONED, RunStatus.RETURNED);
    }

    @Test
    void should_record_one_run_when_a_guardrail_of_a_stream_asks_again() {
        bench.model
                .calls(tool("c1", "grumble", "{\"level\":1}"))
                .says("bad")
                .calls(tool("c2", "findOrder", "{\"orderId\":\"A1\"}"))
                .says("good");
        OutputGuardrail polite = new OutputGuardrail() {
            @Override
            public OutputGuardrailResult validate(AiMessage answer) {
                return answer.text().equals("bad") ? reprompt("bad", "say it better") : success();
            }
        };

        play(streaming(bench.plugin().build())
                .tools(tools)
                .outputGuardrails(polite)
                .build()
                .chat("go"));

        assertThat(errors).isEmpty();
        assertThat(bench.calls())
                .extracting(ToolCall::ordinal, ToolCall::tool, ToolCall::outcome)
                .containsExactly(tuple(0, "grumble", Outcome.SUCCEEDED), tuple(1, "findOrder", Outcome.SUCCEEDED));
        assertThat(bench.ends())
                .singleElement()
                .satisfies(end -> assertThat(end.answer()).isEqualTo("good"));
    }
}
