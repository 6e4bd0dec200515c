package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.Set;

/**
 * Streams what a scripted model answers, on the caller's thread: tool calls in two parts, then whole. What the script
 * throws becomes an error of the stream; what the handler throws is swallowed, as the real models do.
 */
final class ScriptedStream implements StreamingChatModel {

    private final ScriptedModel script;

    ScriptedStream(ScriptedModel script) {
        this.script = script;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        ChatResponse response;
        try {
            response = script.doChat(request);
        } catch (Broken broken) {
            part(0, broken.half, broken.half.arguments().length() / 2, handler);
            handler.onError(broken);
            return;
        } catch (RuntimeException failure) {
            handler.onError(failure);
            return;
        }
        stream(response, handler);
    }

    @Override
    public List<ChatModelListener> listeners() {
        return script.listeners();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return script.supportedCapabilities();
    }

    private static void stream(ChatResponse response, StreamingChatResponseHandler handler) {
        AiMessage message = response.aiMessage();
        try {
            if (message.text() != null) {
                handler.onPartialResponse(message.text());
            }
            for (int i = 0; i < message.toolExecutionRequests().size(); i++) {
                ToolExecutionRequest call = message.toolExecutionRequests().get(i);
                part(i, call, call.arguments().length(), handler);
                handler.onCompleteToolCall(new CompleteToolCall(i, call));
            }
            handler.onCompleteResponse(response);
        } catch (RuntimeException | Error ofTheHandler) {
            // A provider's thread has nobody to throw it to.
        }
    }

    private static void part(int index, ToolExecutionRequest call, int length, StreamingChatResponseHandler handler) {
        if (length > 0) {
            handler.onPartialToolCall(PartialToolCall.builder()
                    .index(index)
                    .id(call.id())
                    .name(call.name())
                    .partialArguments(call.arguments().substring(0, length))
                    .build());
        }
    }

    /** The connection broke in the middle of a tool call. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ToolExecutionRequest half;

        Broken(ToolExecutionRequest half) {
            super("connection reset");
            this.half = half;
        }
    }
}
