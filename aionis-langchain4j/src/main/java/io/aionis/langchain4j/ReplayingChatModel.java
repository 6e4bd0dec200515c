package io.aionis.langchain4j;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Answers with the next call of an active playbook; asks the real model for everything else. Listeners of the real model
 * see real calls only, and the token usage is that of real calls.
 */
final class ReplayingChatModel implements ChatModel {

    /** Asks the real model, in the way this one was asked. */
    @FunctionalInterface
    private interface Asking {
        ChatResponse ask(ChatRequest request);
    }

    private final ChatModel real;
    private final ReplayAnswers answers;

    ReplayingChatModel(ChatModel real, ReplayAnswers answers) {
        this.real = real;
        this.answers = answers;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        return answer(request, real::chat, answers::guided);
    }

    @Override
    public ChatResponse chat(ChatRequest request, ChatRequestOptions options) {
        return answer(request, asked -> real.chat(asked, options), answers::guided);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return answer(request, real::doChat, UnaryOperator.identity());
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

    private ChatResponse answer(ChatRequest request, Asking model, UnaryOperator<ChatRequest> guide) {
        ReplaySession session = answers.sessionOf(request);
        Reply reply = answers.next(session, request, real::defaultRequestParameters);
        while (session != null && reply instanceof Reply.Fill fill) {
            fill(session, fill.question(), request, model);
            reply = answers.next(session, request, real::defaultRequestParameters);
        }
        ChatResponse replayed = answers.response(session, reply);
        return replayed != null ? replayed : counted(session, model.ask(guide.apply(request)));
    }

    private void fill(ReplaySession session, SlotQuestion question, ChatRequest request, Asking model) {
        ChatResponse values;
        try {
            values = model.ask(question.request(
                    request.parameters().modelName(), real.defaultRequestParameters(), real.supportedCapabilities()));
        } catch (RuntimeException failure) {
            answers.notFilled(session, failure);
            return;
        }
        answers.filled(session, question, values);
    }

    private static ChatResponse counted(@Nullable ReplaySession session, ChatResponse response) {
        return session == null ? response : ReplayAnswers.adding(session.takeSpent(), response);
    }
}
