package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tool blocks: an answer with tool calls and the results of all of them. Models refuse a conversation that splits one.
 * Calls are told apart by id, name and place, as ids may be null or used twice.
 */
final class ToolBlocks {

    /** On the result that stands in for one that never came. */
    static final String REPAIRED = "aionis.repaired";

    private static final String NO_RESULT = "Error: this call left no result; it may or may not have run";

    private ToolBlocks() {}

    static boolean opens(ChatMessage message) {
        return message instanceof AiMessage ai && ai.hasToolExecutionRequests();
    }

    /** The calls that no result answers. */
    static List<ToolExecutionRequest> unanswered(AiMessage calls, List<? extends ChatMessage> results) {
        List<ToolExecutionRequest> open = new ArrayList<>(calls.toolExecutionRequests());
        for (ChatMessage message : results) {
            if (message instanceof ToolExecutionResultMessage result) {
                ToolExecutionRequest answered = answeredBy(result, open);
                if (answered != null) {
                    removeThis(open, answered);
                }
            }
        }
        return open;
    }

    /** The call among these that the result is of, or null. */
    static @Nullable ToolExecutionRequest answeredBy(
            ToolExecutionResultMessage result, List<ToolExecutionRequest> calls) {
        ToolExecutionRequest sameId = null;
        for (ToolExecutionRequest call : calls) {
            if (Objects.equals(call.id(), result.id())) {
                if (Objects.equals(call.name(), result.toolName())) {
                    return call;
                }
                sameId = sameId == null && call.id() != null ? call : sameId;
            }
        }
        return sameId;
    }

    /** An error in place of a result that never came. */
    static ToolExecutionResultMessage repair(ToolExecutionRequest call) {
        return ToolExecutionResultMessage.builder()
                .id(call.id())
                .toolName(call.name())
                .text(NO_RESULT)
                .isError(true)
                .attributes(Map.of(REPAIRED, true))
                .build();
    }

    /**
     * The same conversation with whole blocks: results without their call are left out, missing results are replaced by
     * an error, and results follow their call at once. A block at the very end may still wait for results.
     */
    static List<ChatMessage> whole(List<ChatMessage> messages) {
        List<ChatMessage> sound = new ArrayList<>(messages.size());
        int at = 0;
        while (at < messages.size()) {
            ChatMessage message = messages.get(at);
            at++;
            if (message instanceof AiMessage calls && opens(calls)) {
                int end = endOfBlock(messages, at);
                addBlock(calls, messages.subList(at, end), end == messages.size(), sound);
                at = end;
            } else if (!(message instanceof ToolExecutionResultMessage)) {
                sound.add(message);
            }
        }
        return sound;
    }

    private static int endOfBlock(List<ChatMessage> messages, int from) {
        int end = from;
        while (end < messages.size()
                && (messages.get(end) instanceof ToolExecutionResultMessage
                        || messages.get(end) instanceof SystemMessage)) {
            end++;
        }
        return end;
    }

    private static void addBlock(AiMessage calls, List<ChatMessage> rest, boolean atEnd, List<ChatMessage> to) {
        List<ToolExecutionRequest> open = new ArrayList<>(calls.toolExecutionRequests());
        List<ChatMessage> block = new ArrayList<>(List.of(calls));
        for (ChatMessage message : rest) {
            ToolExecutionRequest answered =
                    message instanceof ToolExecutionResultMessage result ? answeredBy(result, open) : null;
            if (answered != null) {
                block.add(message);
                removeThis(open, answered);
            }
        }
        List<ChatMessage> systems =
                rest.stream().filter(SystemMessage.class::isInstance).toList();
        if (atEnd && !open.isEmpty()) {
            // Nothing may stand between a call and the results that it still waits for.
            to.addAll(systems);
            to.addAll(block);
        } else {
            open.forEach(call -> block.add(repair(call)));
            to.addAll(block);
            to.addAll(systems);
        }
    }

    /** Removes one, where equal ones may be in the list too. */
    private static void removeThis(List<ToolExecutionRequest> calls, ToolExecutionRequest one) {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i) == one) {
                calls.remove(i);
                return;
            }
        }
    }
}
