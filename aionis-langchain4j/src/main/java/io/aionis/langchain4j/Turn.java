package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said since the last user message, that message included and system messages not. While its tool loop runs,
 * the user message and the last tool block stay in the conversation whatever the window drops.
 */
final class Turn {

    private final List<ChatMessage> messages = new ArrayList<>();
    /** Where the last tool block begins; -1 before the first. */
    private int block = -1;

    /** The turn at the end of a conversation. */
    static Turn lastOf(List<ChatMessage> conversation) {
        Turn turn = new Turn();
        conversation.forEach(turn::add);
        return turn;
    }

    void add(ChatMessage message) {
        if (message instanceof SystemMessage) {
            return;
        }
        if (message instanceof UserMessage) {
            messages.clear();
            block = -1;
        }
        if (ToolBlocks.opens(message)) {
            block = messages.size();
        }
        messages.add(message);
    }

    /** The answer whose calls are not all answered yet, or null. */
    @Nullable
    AiMessage waiting() {
        return unanswered().isEmpty() ? null : (AiMessage) messages.get(block);
    }

    /** The calls that have no result yet. */
    List<ToolExecutionRequest> unanswered() {
        return looping()
                ? ToolBlocks.unanswered((AiMessage) messages.get(block), messages.subList(block + 1, messages.size()))
                : List.of();
    }

    /** Whether a call waits for this result. */
    boolean expects(ToolExecutionResultMessage result) {
        return ToolBlocks.answeredBy(result, unanswered()) != null;
    }

    /** The window, with what must be there put back in its place. */
    List<ChatMessage> in(List<ChatMessage> window) {
        int[] places = placesIn(window);
        List<ChatMessage> all = new ArrayList<>(window.size() + messages.size());
        int next = 0;
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                all.add(window.get(i));
            } else {
                addPinned(next, places[i], all);
                all.add(messages.get(places[i]));
                next = places[i] + 1;
            }
        }
        addPinned(next, messages.size(), all);
        return all;
    }

    private void addPinned(int from, int to, List<ChatMessage> all) {
        for (int i = from; i < to; i++) {
            if (isPinned(i)) {
                all.add(messages.get(i));
            }
        }
    }

    private boolean isPinned(int place) {
        return looping() && (place >= block || messages.get(place) instanceof UserMessage);
    }

    /** Whether the last thing said was a tool block, so that the model is to be asked again. */
    private boolean looping() {
        return block >= 0
                && messages.subList(block + 1, messages.size()).stream()
                        .allMatch(message -> message instanceof ToolExecutionResultMessage);
    }

    /** Which of the turn's messages each of the window's is, or -1; found from the end, since windows drop the oldest. */
    private int[] placesIn(List<ChatMessage> window) {
        int[] places = new int[window.size()];
        int last = messages.size();
        for (int i = window.size() - 1; i >= 0; i--) {
            int place = last - 1;
            while (place >= 0 && !Messages.same(messages.get(place), window.get(i))) {
                place--;
            }
            places[i] = place;
            last = place >= 0 ? place : last;
        }
        return places;
    }
}
