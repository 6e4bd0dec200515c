package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A model that answers what the test wrote down, in order, and keeps what it was asked. */
final class ScriptedModel implements ChatModel {

    final List<ChatRequest> requests = new ArrayList<>();
    final List<ChatModelListener> listeners = new ArrayList<>();
    Set<Capability> capabilities = Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);

    @Nullable
    TokenUsage usage;

    private final Deque<Function<ChatRequest, AiMessage>> script = new ArrayDeque<>();

    ScriptedModel says(String text) {
        return does(request -> AiMessage.from(text));
    }

    ScriptedModel calls(ToolExecutionRequest... tools) {
        return does(request -> AiMessage.from(tools));
    }

    ScriptedModel does(Function<ChatRequest, AiMessage> turn) {
        script.add(turn);
        return this;
    }

    static ToolExecutionRequest tool(@Nullable String id, String name, String arguments) {
        return ToolExecutionRequest.builder()
                .id(id)
                .name(name)
                .arguments(arguments)
                .build();
    }

    String userTextOf(int request) {
        List<UserMessage> users = requests.get(request).messages().stream()
                .filter(UserMessage.class::isInstance)
                .map(UserMessage.class::cast)
                .toList();
        return Texts.of(users.get(users.size() - 1).contents());
    }

    @Override
    public synchronized ChatResponse doChat(ChatRequest request) {
        requests.add(request);
        Function<ChatRequest, AiMessage> turn = script.poll();
        if (turn == null) {
            throw new AssertionError("The script is over and the model was asked again: " + request.messages());
        }
        return ChatResponse.builder()
                .aiMessage(turn.apply(request))
                .tokenUsage(usage)
                .build();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return listeners;
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return capabilities;
    }
}
