package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * Streams the next call of an active playbook; everything else is the real model's. A call of the plan is handed over on
 * the thread that asked; no thread waits for the real model.
 */
final class ReplayingStreamingModel implements StreamingChatModel {

    /** Asks the real model, in the way this one was asked. */
    @FunctionalInterface
    private interface Asking {
        void ask(ChatRequest request, StreamingChatResponseHandler handler);
    }

    private final StreamingChatModel real;
    private final ReplayAnswers answers;

    ReplayingStreamingModel(StreamingChatModel real, ReplayAnswers answers) {
        this.real = real;
        this.answers = answers;
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        answer(request, handler, real::chat, answers::guided);
    }

    @Override
    public void chat(ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
        answer(request, handler, (asked, to) -> real.chat(asked, options, to), answers::guided);
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        answer(request, handler, real::doChat, UnaryOperator.identity());
    }

    @Override
    public void chat(String userMessage, StreamingChatResponseHandler handler) {
        real.chat(userMessage, handler);
    }

    @Override
    public void chat(List<ChatMessage> messages, StreamingChatResponseHandler handler) {
        chat(ChatRequest.builder().messages(messages).build(), handler);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return real.defaultRequestParameters();
    }

    /** None of its own: the real model tells its listeners of each call that reaches it. */
    @Override
    public List<ChatModelListener> listeners() {
        return List.of();
    }

    @Override
    public ModelProvider provider() {
        return real.provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return real.supportedCapabilities();
    }

    private void answer(
            ChatRequest request, StreamingChatResponseHandler handler, Asking model, UnaryOperator<ChatRequest> guide) {
        ReplaySession session = answers.sessionOf(request);
        Reply reply = answers.next(session, request, real::defaultRequestParameters);
        if (session != null && reply instanceof Reply.Fill fill) {
            fill(session, fill.question(), request, model, () -> {
                try {
                    answer(request, handler, model, guide);
                } catch (RuntimeException failure) {
                    // On the real model's thread there is nobody to throw it to.
                    handler.onError(failure);
                }
            });
            return;
        }
        ChatResponse replayed = answers.response(session, reply);
        if (replayed != null) {
            emit(replayed, handler);
            return;
        }
        TokenUsage spent = session == null ? null : session.takeSpent();
        model.ask(guide.apply(request), spent == null ? handler : new CountingHandler(handler, spent));
    }

    private void fill(ReplaySession session, SlotQuestion question, ChatRequest request, Asking model, Runnable goOn) {
        AtomicBoolean answered = new AtomicBoolean();
        StreamingChatResponseHandler values = new StreamingChatResponseHandler() {
            @Override
            public void onCompleteResponse(ChatResponse response) {
                if (answered.compareAndSet(false, true)) {
                    answers.filled(session, question, response);
                    goOn.run();
                }
            }

            @Override
            public void onError(Throwable failure) {
                if (answered.compareAndSet(false, true)) {
                    answers.notFilled(session, failure);
                    goOn.run();
                }
            }
        };
        try {
            model.ask(
                    question.request(
                            request.parameters().modelName(),
                            real.defaultRequestParameters(),
                            real.supportedCapabilities()),
                    values);
        } catch (RuntimeException failure) {
            values.onError(failure);
        }
    }

    /** As real models do it: a handler that fails is told so, and nobody else. */
    private static void emit(ChatResponse response, StreamingChatResponseHandler handler) {
        try {
            String text = response.aiMessage().text();
            if (text != null && !text.isEmpty()) {
                handler.onPartialResponse(text);
            }
            for (ToolExecutionRequest call : response.aiMessage().toolExecutionRequests()) {
                handler.onPartialToolCall(PartialToolCall.builder()
                        .index(0)
                        .id(call.id())
                        .name(call.name())
                        .partialArguments(call.arguments())
                        .build());
                // Without this, tools that run at the same time would never run.
                handler.onCompleteToolCall(new CompleteToolCall(0, call));
            }
            handler.onCompleteResponse(response);
        } catch (RuntimeException failure) {
            handler.onError(failure);
        }
    }
}
