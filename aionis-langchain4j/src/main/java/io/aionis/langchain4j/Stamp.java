package io.aionis.langchain4j;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mark on a user message that tells which invocation a model request belongs to. Never stored, never sent. */
final class Stamp {

    private static final String KEY = "aionis.invocation";

    private Stamp() {}

    static UserMessage put(UserMessage message, UUID invocation) {
        Map<String, Object> attributes = new HashMap<>(message.attributes());
        attributes.put(KEY, invocation.toString());
        return message.toBuilder().attributes(attributes).build();
    }

    /** The invocation stamped on the last user message, or null. */
    static @Nullable UUID of(List<ChatMessage> messages) {
        int at = lastUserMessage(messages);
        if (at < 0) {
            return null;
        }
        Object stamp = ((UserMessage) messages.get(at)).attributes().get(KEY);
        return stamp == null ? null : UUID.fromString(stamp.toString());
    }

    /** Whether any of the messages bears the stamp of that invocation. */
    static boolean isOn(List<ChatMessage> messages, UUID invocation) {
        return messages.stream()
                .anyMatch(message -> message instanceof UserMessage user
                        && invocation.toString().equals(user.attributes().get(KEY)));
    }

    /** Where the last user message is; -1 when there is none. */
    static int lastUserMessage(List<ChatMessage> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof UserMessage) {
                return i;
            }
        }
        return -1;
    }
}
