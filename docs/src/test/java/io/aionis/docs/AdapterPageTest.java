package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import io.aionis.Aionis;
import io.aionis.docs.ReadmeTest.OneRefund;
import io.aionis.docs.ReadmeTest.OrderTools;
import io.aionis.docs.ReadmeTest.Refunds;
import io.aionis.langchain4j.AionisPlugin;
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
}
