package io.aionis.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;

/** Adds tokens that were spent before to the usage of a streamed response; everything else goes through as it is. */
final class CountingHandler implements StreamingChatResponseHandler {

    private final StreamingChatResponseHandler handler;
    private final TokenUsage spent;

    CountingHandler(StreamingChatResponseHandler handler, TokenUsage spent) {
        this.handler = handler;
        this.spent = spent;
    }

    @Override
    public void onPartialResponse(String part) {
        handler.onPartialResponse(part);
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        handler.onPartialResponse(part, context);
    }

    @Override
    public void onPartialThinking(PartialThinking part) {
        handler.onPartialThinking(part);
    }

    @Override
    public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
        handler.onPartialThinking(part, context);
    }

    @Override
    public void onPartialToolCall(PartialToolCall part) {
        handler.onPartialToolCall(part);
    }

    @Override
    public void onPartialToolCall(PartialToolCall part, PartialToolCallContext context) {
        handler.onPartialToolCall(part, context);
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        handler.onCompleteToolCall(call);
    }

    @Override
    public void onUnmappedRawEvent(Object event) {
        handler.onUnmappedRawEvent(event);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        handler.onCompleteResponse(ReplayAnswers.adding(spent, response));
    }

    @Override
    public void onError(Throwable failure) {
        handler.onError(failure);
    }
}
