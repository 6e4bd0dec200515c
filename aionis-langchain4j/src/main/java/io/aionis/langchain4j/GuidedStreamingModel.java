package io.aionis.langchain4j;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.Set;

/** Gives the guide back to requests that lost it; everything else is the real model's. */
final class GuidedStreamingModel implements StreamingChatModel {

    private final StreamingChatModel real;
    private final Invocations invocations;
    private final Failures failures;

    GuidedStreamingModel(StreamingChatModel real, Invocations invocations, Failures failures) {
        this.real = real;
        this.invocations = invocations;
        this.failures = failures;
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        real.chat(guided(request), handler);
    }

    @Override
    public void chat(ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
        real.chat(guided(request), options, handler);
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        real.doChat(request, handler);
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

    private ChatRequest guided(ChatRequest request) {
        return failures.call("a lost guide", () -> invocations.guided(request), request);
    }
}
