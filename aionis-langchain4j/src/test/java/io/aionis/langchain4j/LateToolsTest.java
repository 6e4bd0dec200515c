package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** A tool of a stream that broke off may run when the call is long over. */
class LateToolsTest extends BothWays {

    @Test
    void should_write_once_when_a_tool_runs_after_its_stream_broke_off() {
        bench.shop().playbooks().disable("refund", 1, PERSON, "the model does it");
        ToolExecutionRequest refund = tool("x1", "refund", "{\"reason\":\"late\",\"paymentId\":\"pay-B-2002\"}");
        StreamingChatModel breaking = new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                handler.onCompleteToolCall(new CompleteToolCall(0, refund));
                handler.onError(new IllegalStateException("connection reset"));
            }
        };
        List<Runnable> waiting = new ArrayList<>();
        Executor later = waiting::add;
        AionisPlugin keyed = both().idempotencyKeyFrom(context -> "req-1").build();

        assertThatThrownBy(() -> ask(
                        Way.STREAMED,
                        keyed,
                        breaking,
                        service -> service.tools(keyed.guarded(tools)).executeToolsConcurrently(later)))
                .hasMessage("connection reset");
        waiting.forEach(Runnable::run);
        assertThat(tools.refunds()).isEqualTo(1);
        bench.model.calls(refund).says("done");
        ask(Way.STREAMED, keyed);

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(keyed.failures()).isZero();
    }
}
