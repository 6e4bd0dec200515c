package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers with the next call of an active playbook; asks the real model for everything else. Listeners of the real model
 * see real calls only, and a replayed answer has no token usage.
 */
final class ReplayingChatModel implements ChatModel {

    private static final String NAME = "aionis-replay";

    private final ChatModel real;
    private final Invocations invocations;
    private final Failures failures;

    ReplayingChatModel(ChatModel real, Invocations invocations, Failures failures) {
        this.real = real;
        this.invocations = invocations;
        this.failures = failures;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        ChatResponse replayed = replay(request);
        return replayed != null ? replayed : real.chat(guided(request));
    }

    @Override
    public ChatResponse chat(ChatRequest request, ChatRequestOptions options) {
        ChatResponse replayed = replay(request);
        return replayed != null ? replayed : real.chat(guided(request), options);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        ChatResponse replayed = replay(request);
        return replayed != null ? replayed : real.doChat(request);
    }

    @Override
    public String chat(String userMessage) {
        return real.chat(userMessage);
    }

    @Override
    public ChatResponse chat(ChatMessage... messages) {
        return chat(ChatRequest.builder().messages(messages).build());
    }

    @Override
    public ChatResponse chat(List<ChatMessage> messages) {
        return chat(ChatRequest.builder().messages(messages).build());
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

    /** A message window may have dropped the user's message, and the guide with it. */
    private ChatRequest guided(ChatRequest request) {
        return failures.call("a lost guide", () -> invocations.guided(request), request);
    }

    private @Nullable ChatResponse replay(ChatRequest request) {
        ReplaySession session = null;
        try {
            Invocation invocation = invocations.find(Stamp.of(request.messages()));
            if (invocation == null) {
                return null;
            }
            session = invocation.replay();
            ToolExecutionRequest call = session.next(
                    request.messages(), real.defaultRequestParameters().overrideWith(request.parameters()));
            return call == null ? null : answer(call);
        } catch (RuntimeException failure) {
            failures.note("a replay", failure);
            if (session != null) {
                session.handBack("the replay failed: " + failure);
            }
            return null;
        }
    }

    private static ChatResponse answer(ToolExecutionRequest call) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(call))
                .modelName(NAME)
                .finishReason(FinishReason.TOOL_EXECUTION)
                .build();
    }
}
