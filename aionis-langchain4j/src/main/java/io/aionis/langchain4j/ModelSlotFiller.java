package io.aionis.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.aionis.model.Json;
import io.aionis.replay.SlotFiller;
import java.util.Map;

/**
 * Fills open slots by one call of a model, for a replay without an AiService; a live replay does the same by itself. The
 * model is held to a JSON schema where it supports that, sees the choices only where a slot has some, and is offered no
 * tools. A slot it is not certain of stays open. As safe for use by many threads as the model is.
 */
public final class ModelSlotFiller implements SlotFiller {

    private final ChatModel model;

    /** @param model the real model; it counts as one call for each point at which slots are open */
    public ModelSlotFiller(ChatModel model) {
        this.model = model;
    }

    /**
     * The values it is certain of, by slot.
     *
     * @throws RuntimeException what the model throws
     */
    @Override
    public Map<String, Json> fill(Request request) {
        SlotQuestion question = SlotQuestion.of(request);
        if (question == null) {
            return Map.of();
        }
        ChatResponse answer =
                model.chat(question.request(null, model.defaultRequestParameters(), model.supportedCapabilities()));
        return question.read(answer.aiMessage().text());
    }
}
