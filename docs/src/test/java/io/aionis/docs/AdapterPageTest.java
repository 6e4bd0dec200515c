package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import io.aionis.Aionis;
import io.aionis.docs.ReadmeTest.OneRefund;
import io.aionis.docs.ReadmeTest.OrderTools;
import io.aionis.docs.ReadmeTest.Refunds;
import io.aionis.langchain4j.AionisPlugin;
import io.aionis.langchain4j.ChatMemories;
import io.aionis.langchain4j.RecordedMessage;
import io.aionis.model.Scope;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterPageTest {

    @TempDir
    Path directory;

    @Test
    void should_record_the_call_that_the_page_shows() {
        ChatModel model = new OneRefund();
        try (Aionis aionis = Aionis.open(directory)) {
            AionisPlugin plugin =
                    AionisPlugin.builder().aionis(aionis).scope("repo:shop").build();

            Refunds refunds = plugin.attach(AiServices.builder(Refunds.class))
                    .chatModel(plugin.replaying(model))
                    .tools(plugin.guarded(new OrderTools()))
                    .chatMemory(MessageWindowChatMemory.withMaxMessages(20))
                    .build();

            assertThat(refunds.refund("A-1")).isEqualTo("Refunded.");
            assertThat(plugin.lastRun()).isPresent();
        }
    }

    @Test
    void should_remember_the_conversation_that_the_page_shows() {
        ChatModel model = new OneRefund();
        try (Aionis aionis = Aionis.open(directory)) {
            AionisPlugin plugin =
                    AionisPlugin.builder().aionis(aionis).scope("repo:shop").build();

            ChatMemories chats = plugin.chatMemory(Refunds.class, 20);
            Refunds refunds = plugin.attach(AiServices.builder(Refunds.class))
                    .chatModel(model)
                    .chatMemoryProvider(chats)
                    .tools(new OrderTools())
                    .build();

            refunds.refund("A-1");
            for (RecordedMessage said : chats.history("default")) {
                System.out.println(said.at() + " " + said.message());
            }

            assertThat(chats.history("default")).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void should_keep_the_window_that_the_page_shows() {
        try (Aionis aionis = Aionis.open(directory)) {
            AionisPlugin plugin = AionisPlugin.builder()
                    .aionis(aionis)
                    .scope(context -> Scope.of(context.invocationParameters().get("tenant"), "repo:shop"))
                    .chatScope(memoryId -> Scope.of("user:" + memoryId))
                    .build();

            ChatMemories chats = plugin.chatMemory(
                    Refunds.class,
                    id -> MessageWindowChatMemory.builder()
                            .id(id)
                            .maxMessages(20)
                            .alwaysKeepSystemMessageFirst(true)
                            .build());

            ChatMemory memory = chats.get("ann");
            memory.add(UserMessage.from("hello"), SystemMessage.from("be kind"));
            assertThat(memory.messages().get(0)).isEqualTo(SystemMessage.from("be kind"));
        }
    }
}
