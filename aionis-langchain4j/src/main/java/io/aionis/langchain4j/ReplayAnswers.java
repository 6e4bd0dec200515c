package io.aionis.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a model that replays does, whether it streams or not. Whatever fails here is left to the real model. */
final class ReplayAnswers {

    private static final String NAME = "aionis-replay";
    private static final Reply TO_THE_MODEL = new Reply.Model();

    private final Invocations invocations;
    private final Failures failures;
    private final boolean replays;

    /** @param replays whether plans answer; else lost guides come back, and that is all */
    ReplayAnswers(Invocations invocations, Failures failures, boolean replays) {
        this.invocations = invocations;
        this.failures = failures;
        this.replays = replays;
    }

    /** The replay that a request belongs to, or null. */
    @Nullable
    ReplaySession sessionOf(ChatRequest request) {
        try {
            Invocation invocation = replays ? invocations.find(Stamp.of(request.messages())) : null;
            return invocation == null ? null : invocation.replay();
        } catch (RuntimeException failure) {
            failures.note("a replay", failure);
            return null;
        }
    }

    /** What the replay says to a request. */
    Reply next(@Nullable ReplaySession session, ChatRequest request, Supplier<ChatRequestParameters> defaults) {
        if (session == null) {
            return TO_THE_MODEL;
        }
        try {
            return session.next(request.messages(), defaults.get().overrideWith(request.parameters()));
        } catch (RuntimeException failure) {
            failures.note("a replay", failure);
            return session.handBack("the replay failed: " + failure);
        }
    }

    /** The request with its guide: a message window may have dropped the user's message, and the guide with it. */
    ChatRequest guided(ChatRequest request) {
        return failures.call("a lost guide", () -> invocations.guided(request), request);
    }

    /** The model was asked for values and answered. */
    void filled(ReplaySession session, SlotQuestion question, ChatResponse response) {
        try {
            session.spend(response.metadata().tokenUsage());
            session.filled(question.read(response.aiMessage().text()));
        } catch (RuntimeException failure) {
            notFilled(session, failure);
        }
    }

    /** The model could not be asked for values. */
    void notFilled(ReplaySession session, Throwable failure) {
        session.handBack("the model could not be asked for the values of open slots: " + failure);
    }

    /** The response that stands for a reply in the model's place; null when the model has to answer. */
    @Nullable
    ChatResponse response(@Nullable ReplaySession session, Reply reply) {
        if (session != null && reply instanceof Reply.Call call) {
            return response(session, AiMessage.from(call.request()), FinishReason.TOOL_EXECUTION);
        } else if (session != null && reply instanceof Reply.Answer answer) {
            return response(session, AiMessage.from(answer.text()), FinishReason.STOP);
        }
        return null;
    }

    /** Adds what was spent before a response, so that the service's usage counts every real call. */
    static ChatResponse adding(@Nullable TokenUsage spent, ChatResponse response) {
        if (spent == null) {
            return response;
        }
        TokenUsage all = TokenUsage.sum(response.metadata().tokenUsage(), spent);
        return response.toBuilder()
                .metadata(response.metadata().toBuilder().tokenUsage(all).build())
                .build();
    }

    private static ChatResponse response(ReplaySession session, AiMessage message, FinishReason reason) {
        return ChatResponse.builder()
                .aiMessage(message)
                .modelName(NAME)
                .tokenUsage(session.takeSpent())
                .finishReason(reason)
                .build();
    }
}
