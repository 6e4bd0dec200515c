package io.aionis.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import io.aionis.model.EvidenceBody.Message.From;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What chat messages say, whoever wrote them down in between. */
final class Messages {

    private static final int LONGEST_PLAIN = 1_000_000;

    private Messages() {}

    /** Whether two messages say the same. Attributes do not count: a store may have changed the class of a number. */
    static boolean same(ChatMessage one, ChatMessage other) {
        if (one == other) {
            return true;
        } else if (one instanceof UserMessage a && other instanceof UserMessage b) {
            return Objects.equals(a.name(), b.name()) && a.contents().equals(b.contents());
        } else if (one instanceof AiMessage a && other instanceof AiMessage b) {
            return Objects.equals(a.text(), b.text())
                    && a.toolExecutionRequests().equals(b.toolExecutionRequests());
        } else if (one instanceof ToolExecutionResultMessage a && other instanceof ToolExecutionResultMessage b) {
            return Objects.equals(a.id(), b.id())
                    && Objects.equals(a.toolName(), b.toolName())
                    && Boolean.TRUE.equals(a.isError()) == Boolean.TRUE.equals(b.isError())
                    && a.contents().equals(b.contents());
        }
        return one.equals(other);
    }

    static From from(ChatMessage message) {
        return switch (message.type()) {
            case SYSTEM -> From.SYSTEM;
            case USER -> From.USER;
            case AI -> From.AGENT;
            case TOOL_EXECUTION_RESULT -> From.TOOL;
            default -> From.OTHER;
        };
    }

    /** The same message as bounded text alone, for one that cannot be written down as it is. */
    static ChatMessage plain(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return SystemMessage.from(cut(system.text()));
        } else if (message instanceof UserMessage user) {
            return UserMessage.from(cut(Texts.of(user.contents())));
        } else if (message instanceof AiMessage ai) {
            return AiMessage.builder()
                    .text(ai.text() == null ? null : cut(ai.text()))
                    .toolExecutionRequests(ai.toolExecutionRequests().stream()
                            .map(call -> call.toBuilder()
                                    .arguments(call.arguments() == null ? null : cut(call.arguments()))
                                    .build())
                            .toList())
                    .build();
        } else if (message instanceof ToolExecutionResultMessage result) {
            return ToolExecutionResultMessage.builder()
                    .id(result.id())
                    .toolName(result.toolName())
                    .isError(result.isError())
                    .contents(List.of(TextContent.from(cut(Texts.of(result.contents())))))
                    .build();
        }
        return CustomMessage.from(Map.of("text", cut(message.toString())));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_PLAIN ? text : text.substring(0, LONGEST_PLAIN);
    }
}
