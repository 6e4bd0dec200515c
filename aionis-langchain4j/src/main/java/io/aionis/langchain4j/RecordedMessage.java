package io.aionis.langchain4j;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.CustomMessage;
import io.aionis.model.Chat;
import io.aionis.model.EvidenceBody.Message;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chat message as the ledger holds it.
 *
 * @param id its evidence
 * @param at when it entered the chat
 * @param message what was said
 * @param note what a reader must know of it, such as that it stands in for a result that never came; or null
 */
public record RecordedMessage(
        EvidenceId id,
        Instant at,
        ChatMessage message,
        @Nullable String note) {

    /** Evidence of a message, as the JSON LangChain4j writes; as plain text with a note where that is not possible. */
    static Message evidence(Chat chat, ChatMessage message, @Nullable String note) {
        try {
            return new Message(chat, Messages.from(message), json(message), note);
        } catch (RuntimeException notWhole) {
            String why = "kept as text of at most a million characters, as its JSON could not be kept: "
                    + notWhole.getClass().getSimpleName();
            return new Message(
                    chat,
                    Messages.from(message),
                    json(Messages.plain(message)),
                    note == null ? why : note + "; " + why);
        }
    }

    /** The message; one that this release of LangChain4j cannot read comes as its JSON in a custom message. */
    static RecordedMessage of(EvidenceId id, Instant at, Message body) {
        try {
            return new RecordedMessage(id, at, message(body), body.note());
        } catch (RuntimeException unreadable) {
            String content = body.content().text();
            return new RecordedMessage(
                    id,
                    at,
                    CustomMessage.from(Map.of("content", content)),
                    "cannot be read by this release of LangChain4j");
        }
    }

    /** @throws RuntimeException when this release of LangChain4j cannot read the message */
    static ChatMessage message(Message body) {
        return ChatMessageDeserializer.messageFromJson(body.content().text());
    }

    private static Json json(ChatMessage message) {
        return Json.parse(ChatMessageSerializer.messageToJson(message));
    }
}
