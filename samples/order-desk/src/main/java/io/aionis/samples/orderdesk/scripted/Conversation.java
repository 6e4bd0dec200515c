package io.aionis.samples.orderdesk.scripted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the messages of a request say: the newest task, the text around it, and the calls answered since, whoever made
 * them.
 */
record Conversation(Optional<Task> task, Guide guide, Notes notes, List<Done> done) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Conversation read(List<ChatMessage> messages) {
        int start = messages.size();
        Optional<Task> task = Optional.empty();
        while (task.isEmpty() && start > 0) {
            start--;
            task = messages.get(start) instanceof UserMessage user ? Task.find(text(user)) : Optional.empty();
        }
        List<ChatMessage> since = messages.subList(start, messages.size());
        String text = since.stream()
                .filter(UserMessage.class::isInstance)
                .map(message -> text((UserMessage) message))
                .collect(Collectors.joining("\n"));
        return new Conversation(task, Guide.find(text), Notes.find(text), answered(since));
    }

    /** The newest good answer to a call with these arguments, given as name, value, name, value. */
    Optional<Done> success(String tool, String... arguments) {
        return newest(tool, false, arguments);
    }

    /** The newest failure of a call with these arguments. */
    Optional<Done> failure(String tool, String... arguments) {
        return newest(tool, true, arguments);
    }

    private Optional<Done> newest(String tool, boolean failed, String... arguments) {
        return done.stream()
                .filter(call -> call.tool().equals(tool) && call.failed() == failed)
                .filter(call -> matches(call, arguments))
                .reduce((older, newer) -> newer);
    }

    private static boolean matches(Done call, String... arguments) {
        for (int i = 0; i < arguments.length; i += 2) {
            if (!call.has(arguments[i], arguments[i + 1])) {
                return false;
            }
        }
        return true;
    }

    private static List<Done> answered(List<ChatMessage> messages) {
        List<ToolExecutionRequest> pending = new ArrayList<>();
        List<Done> done = new ArrayList<>();
        for (ChatMessage message : messages) {
            if (message instanceof AiMessage ai) {
                pending.addAll(ai.toolExecutionRequests());
            } else if (message instanceof ToolExecutionResultMessage result) {
                pending.stream()
                        .filter(request -> answers(result, request))
                        .findFirst()
                        .ifPresent(request -> {
                            pending.remove(request);
                            done.add(done(request, result));
                        });
            }
        }
        return done;
    }

    private static boolean answers(ToolExecutionResultMessage result, ToolExecutionRequest request) {
        return Objects.equals(result.id(), request.id()) && result.toolName().equals(request.name());
    }

    private static Done done(ToolExecutionRequest request, ToolExecutionResultMessage result) {
        boolean failed = Boolean.TRUE.equals(result.isError());
        return new Done(request.name(), json(request.arguments()), json(result.text()), result.text(), failed);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException prose) {
            return MissingNode.getInstance();
        }
    }

    private static String text(UserMessage message) {
        return message.contents().stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .collect(Collectors.joining("\n"));
    }
}
