package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages for tests, and what models demand of their order. */
final class Talk {

    private Talk() {}

    static SystemMessage system(String text) {
        return SystemMessage.from(text);
    }

    static UserMessage user(String text) {
        return UserMessage.from(text);
    }

    static AiMessage ai(String text) {
        return AiMessage.from(text);
    }

    /** An answer that calls the tool "look" once under each id. */
    static AiMessage calls(@Nullable String... ids) {
        return AiMessage.from(Arrays.stream(ids)
                .map(id -> tool(id, "look", "{\"at\":\"" + id + "\"}"))
                .toList());
    }

    static ToolExecutionResultMessage result(@Nullable String id) {
        return ToolExecutionResultMessage.builder()
                .id(id)
                .toolName("look")
                .text("seen " + id)
                .build();
    }

    static boolean isRepair(ChatMessage message) {
        return message instanceof ToolExecutionResultMessage result
                && Boolean.TRUE.equals(result.isError())
                && result.attributes().containsKey("aionis.repaired");
    }

    /** The first thing a model would refuse, or null. A block at the very end may wait for its results. */
    static @Nullable String refused(List<ChatMessage> messages) {
        List<String> open = new ArrayList<>();
        for (ChatMessage message : messages) {
            if (message instanceof ToolExecutionResultMessage result) {
                if (!open.remove(result.id() + "/" + result.toolName())) {
                    return "no call waits for " + result;
                }
            } else if (!open.isEmpty()) {
                return "no result of " + open + " before " + message;
            } else if (message instanceof AiMessage ai) {
                for (ToolExecutionRequest call : ai.toolExecutionRequests()) {
                    open.add(call.id() + "/" + call.name());
                }
            }
        }
        return null;
    }
}
