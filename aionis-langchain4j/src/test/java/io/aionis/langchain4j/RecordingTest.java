package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.service.AiServices;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.RunStarted;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is kept of the tool calls of an AiService. */
class RecordingTest extends RecordedDesk {

    @Test
    void should_record_request_calls_and_answer_when_a_call_returns() {
        bench.model
                .calls(tool("c1", "findOrder", "{\"orderId\":\"A1\"}"))
                .calls(tool("c2", "refund", "{\"reason\":\"broken\",\"paymentId\":\"pay-A1\"}"))
                .says("Refunded.");

        desk(bench.plugin().build()).chat("Please refund A1");

        assertThat(bench.evidence()).allSatisfy(e -> {
            assertThat(e.task()).isNotNull();
            assertThat(e.task().signature()).isEqualTo("Desk.chat");
            assertThat(e.run()).isEqualTo(bench.runs.get(0));
        });
        assertThat(bench.all(RunStarted.class)).containsExactly(new RunStarted("Please refund A1", Map.of()));
        assertThat(bench.calls())
                .extracting(ToolCall::ordinal, ToolCall::callId, ToolCall::tool, ToolCall::outcome, ToolCall::effect)
                .containsExactly(
                        tuple(0, "c1", "findOrder", Outcome.SUCCEEDED, Effect.READ),
                        tuple(1, "c2", "refund", Outcome.SUCCEEDED, Effect.WRITE));
        ToolCall refund = bench.calls().get(1);
        assertThat(refund.arguments()).isEqualTo(Json.parse("{\"paymentId\":\"pay-A1\",\"reason\":\"broken\"}"));
        assertThat(refund.result()).isEqualTo("{\"refund\":\"ref-pay-A1\",\"state\":\"booked\"}");
        assertThat(refund.duration()).isNotNull();
        assertThat(refund.fingerprint()).hasSize(64);
        assertThat(bench.ends()).singleElement().satisfies(end -> {
            assertThat(end.status()).isEqualTo(RunStatus.RETURNED);
            assertThat(end.answer()).isEqualTo("Refunded.");
        });
    }

    @Test
    void should_record_typed_parameters_when_the_method_has_a_template() {
        bench.model.says("ok");

        desk(bench.plugin().build()).refund("A1", 40, Reason.BROKEN);

        assertThat(bench.all(RunStarted.class))
                .containsExactly(new RunStarted(
                        "Refund order A1 up to 40 because BROKEN",
                        Map.of("order", Json.of("A1"), "limit", Json.of(40), "reason", Json.of("BROKEN"))));
    }

    @Test
    void should_record_a_failure_when_a_tool_throws() {
        bench.model.calls(tool("c1", "fail", "{\"why\":\"A1\"}")).says("Sorry.");

        desk(bench.plugin().build()).chat("go");

        assertThat(bench.calls())
                .extracting(ToolCall::outcome, ToolCall::errorClass)
                .containsExactly(tuple(Outcome.FAILED, "no stock for A1"));
    }

    @Test
    void should_read_the_error_flag_from_the_next_request_when_the_user_took_the_hook_over() {
        bench.model
                .calls(tool("c1", "fail", "{\"why\":\"A1\"}"), tool("c2", "grumble", "{\"level\":1}"))
                .says("Sorry.");

        service(bench.plugin().build())
                .tools(tools)
                .afterToolExecution(execution -> {})
                .build()
                .chat("go");

        assertThat(bench.calls())
                .extracting(ToolCall::tool, ToolCall::outcome)
                .containsExactly(tuple("fail", Outcome.FAILED), tuple("grumble", Outcome.SUCCEEDED));
    }

    @Test
    void should_ask_the_host_when_a_tool_reports_errors_in_words() {
        bench.model
                .calls(tool("c1", "grumble", "{\"level\":2}"), tool("c2", "grumble", "{\"level\":1}"))
                .says("done");

        desk(bench.plugin().toolOutcomes(ToolOutcomes.textStartingWith("Error")).build())
                .chat("go");

        assertThat(bench.calls()).extracting(ToolCall::outcome).containsExactly(Outcome.FAILED, Outcome.SUCCEEDED);
    }

    @Test
    void should_record_every_call_when_the_host_cannot_tell_how_one_came_out() {
        bench.model
                .calls(tool("c1", "grumble", "{\"level\":2}"), tool("c2", "grumble", "{\"level\":1}"))
                .says("done");

        desk(bench.plugin()
                        .toolOutcomes((tool, result) -> {
                            if (result.startsWith("Error")) {
                                throw new IllegalStateException("no idea");
                            }
                            return Outcome.SUCCEEDED;
                        })
                        .build())
                .chat("go");

        assertThat(bench.calls()).extracting(ToolCall::outcome).containsExactly(Outcome.UNKNOWN, Outcome.SUCCEEDED);
    }

    @Test
    void should_record_raw_arguments_and_no_result_when_they_are_not_json() {
        bench.model.calls(tool("c1", "refund", "{\"paymentId\": pay"));
        Desk desk = desk(bench.plugin().build());

        assertThatThrownBy(() -> desk.chat("go")).isInstanceOf(RuntimeException.class);

        assertThat(bench.calls()).singleElement().satisfies(call -> {
            assertThat(call.arguments()).isEqualTo(Json.of("{\"paymentId\": pay"));
            assertThat(call.result()).isNull();
            assertThat(call.outcome()).isEqualTo(Outcome.UNKNOWN);
        });
        assertThat(bench.ends())
                .singleElement()
                .satisfies(end -> assertThat(end.status()).isEqualTo(RunStatus.FAILED));
    }

    @Test
    void should_record_that_a_call_never_returned_when_the_tool_name_is_made_up() {
        bench.model.calls(tool("c1", "teleport", "{}"));
        Desk desk = desk(bench.plugin().build());

        assertThatThrownBy(() -> desk.chat("go")).isInstanceOf(RuntimeException.class);

        assertThat(bench.calls())
                .extracting(ToolCall::tool, ToolCall::result, ToolCall::outcome)
                .containsExactly(tuple("teleport", null, Outcome.UNKNOWN));
    }

    @Test
    void should_record_a_failure_when_the_host_answers_for_a_made_up_tool() {
        bench.model.calls(tool("c1", "teleport", "{}")).says("ok");

        service(bench.plugin().build())
                .tools(tools)
                .hallucinatedToolNameStrategy(request ->
                        dev.langchain4j.data.message.ToolExecutionResultMessage.from(request, "there is none"))
                .build()
                .chat("go");

        assertThat(bench.calls())
                .extracting(ToolCall::outcome, ToolCall::errorClass)
                .containsExactly(tuple(Outcome.FAILED, "no such tool"));
    }

    @Test
    void should_keep_calls_apart_when_ids_are_null_and_requests_are_equal() {
        bench.model
                .calls(
                        tool(null, "findOrder", "{\"orderId\":\"A1\"}"),
                        tool(null, "findOrder", "{\"orderId\":\"A1\"}"),
                        tool(null, "findOrder", "{\"orderId\":\"B2\"}"))
                .says("done");

        desk(bench.plugin().build()).chat("go");

        assertThat(bench.calls())
                .extracting(ToolCall::ordinal, ToolCall::arguments)
                .containsExactly(
                        tuple(0, Json.parse("{\"orderId\":\"A1\"}")),
                        tuple(1, Json.parse("{\"orderId\":\"A1\"}")),
                        tuple(2, Json.parse("{\"orderId\":\"B2\"}")));
    }

    @Test
    void should_give_ordinals_in_the_order_asked_when_tools_run_concurrently() {
        bench.model
                .calls(
                        tool("a", "findOrder", "{\"orderId\":\"1\"}"),
                        tool("b", "findOrder", "{\"orderId\":\"2\"}"),
                        tool("c", "fail", "{\"why\":\"3\"}"),
                        tool("d", "findOrder", "{\"orderId\":\"4\"}"))
                .says("done");

        service(bench.plugin().build())
                .tools(tools)
                .executeToolsConcurrently()
                .build()
                .chat("go");

        assertThat(bench.calls())
                .extracting(ToolCall::ordinal, ToolCall::callId, ToolCall::outcome)
                .containsExactlyInAnyOrder(
                        tuple(0, "a", Outcome.SUCCEEDED),
                        tuple(1, "b", Outcome.SUCCEEDED),
                        tuple(2, "c", Outcome.FAILED),
                        tuple(3, "d", Outcome.SUCCEEDED));
    }

    @Test
    void should_record_one_run_when_a_guardrail_asks_again() {
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

        String answer = service(bench.plugin().build())
                .tools(tools)
                .outputGuardrails(polite)
                .build()
                .chat("go");

        assertThat(answer).isEqualTo("good");
        assertThat(bench.runs).hasSize(1);
        assertThat(bench.calls())
                .extracting(ToolCall::ordinal, ToolCall::tool, ToolCall::outcome)
                .containsExactly(tuple(0, "grumble", Outcome.SUCCEEDED), tuple(1, "findOrder", Outcome.SUCCEEDED));
        assertThat(bench.ends()).hasSize(1);
    }

    @Test
    void should_call_the_users_own_hook_and_record_each_call_once() {
        List<String> seen = new ArrayList<>();
        bench.model.calls(tool("c1", "grumble", "{\"level\":1}")).says("ok");

        desk(bench.plugin()
                        .afterToolExecution(e -> seen.add(e.request().name()))
                        .build())
                .chat("go");

        assertThat(seen).containsExactly("grumble");
        assertThat(bench.calls()).hasSize(1);
    }

    @Test
    void should_record_a_streamed_call() throws Exception {
        StreamingChatModel streaming = new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                handler.onCompleteResponse(bench.model.doChat(request));
            }
        };
        bench.model.calls(tool("c1", "grumble", "{\"level\":1}")).says("done");
        var finished = new CompletableFuture<String>();

        bench.plugin()
                .build()
                .attach(AiServices.builder(Stream.class))
                .streamingChatModel(streaming)
                .tools(tools)
                .build()
                .chat("go")
                .onPartialResponse(part -> {})
                .onCompleteResponse(
                        response -> finished.complete(response.aiMessage().text()))
                .onError(finished::completeExceptionally)
                .start();

        assertThat(finished.get(10, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(bench.calls())
                .extracting(ToolCall::ordinal, ToolCall::tool, ToolCall::outcome)
                .containsExactly(tuple(0, "grumble", Outcome.SUCCEEDED));
        assertThat(bench.ends()).hasSize(1);
    }
}
