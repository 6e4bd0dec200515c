package io.aionis.samples.orderdesk.scripted;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.service.AiServices;
import io.aionis.samples.orderdesk.Exchange;
import io.aionis.samples.orderdesk.Meter;
import io.aionis.samples.orderdesk.OrderDesk;
import io.aionis.samples.orderdesk.shop.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A desk over a real shop with a scripted model that does not wait. */
final class DeskFixture implements AutoCloseable {
    final Shop shop;
    final Meter meter = new Meter();
    final ChatMemory memory = MessageWindowChatMemory.withMaxMessages(100);
    private final double wrongTurnRate;

    DeskFixture(Path directory, double wrongTurnRate) {
        this.shop = Shop.open(directory);
        this.wrongTurnRate = wrongTurnRate;
    }

    String ask(Exchange exchange) {
        return exchange.at(desk().build());
    }

    /** Asks with a guide in front of the user message. */
    String askGuided(Exchange exchange, String guide) {
        return exchange.at(desk().retrievalAugmentor(request -> guided(request, guide))
                .storeRetrievedContentInChatMemory(false)
                .build());
    }

    /** Asks with notes that a retriever found. */
    String askWithNotes(Exchange exchange, String... notes) {
        List<Content> contents = Arrays.stream(notes).map(Content::from).toList();
        return exchange.at(desk().contentRetriever(query -> contents).build());
    }

    private AiServices<OrderDesk> desk() {
        return AiServices.builder(OrderDesk.class)
                .chatModel(model())
                .chatMemory(memory)
                .tools(shop.tools());
    }

    ScriptedModel model() {
        return ScriptedModel.builder()
                .latency(Duration.ZERO)
                .wrongTurnRate(wrongTurnRate)
                .listeners(List.of(meter))
                .build();
    }

    /** The answered calls, in order, with {@code !} after the name of each that failed. */
    List<String> calls() {
        return names(memory.messages());
    }

    static List<String> names(List<ChatMessage> messages) {
        return Conversation.read(messages).done().stream()
                .map(done -> done.tool() + (done.failed() ? "!" : ""))
                .toList();
    }

    @Override
    public void close() {
        shop.close();
    }

    private static AugmentationResult guided(AugmentationRequest request, String guide) {
        UserMessage message = (UserMessage) request.chatMessage();
        return new AugmentationResult(UserMessage.from(guide + "\n" + message.singleText()), List.of());
    }
}
