package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.aionis.Aionis;
import io.aionis.langchain4j.AionisPlugin;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

    interface Refunds {
        @UserMessage("Refund order {{order}}.")
        String refund(@V("order") String order);
    }

    static class OrderTools {
        @Tool("Refunds an order")
        public String refund(String order) {
            return "{\"order\":\"" + order + "\",\"status\":\"refunded\"}";
        }
    }

    /** Refunds once, then answers. */
    static class OneRefund implements ChatModel {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            boolean refunded = request.messages().stream().anyMatch(ToolExecutionResultMessage.class::isInstance);
            AiMessage message = refunded
                    ? AiMessage.from("Refunded.")
                    : AiMessage.from(ToolExecutionRequest.builder()
                            .name("refund")
                            .arguments("{\"order\":\"A-1\"}")
                            .build());
            return ChatResponse.builder().aiMessage(message).build();
        }
    }

    @TempDir
    Path directory;

    @Test
    void should_do_what_the_front_page_shows() {
        ChatModel model = new OneRefund();
        record_and_guide(model);

        try (Aionis aionis = Aionis.open(directory.resolve("memory"))) {
            assertThat(aionis.in("repo:shop")
                            .guide(Refunds.class.getSimpleName() + ".refund", "Refund order B-2")
                            .prompt())
                    .contains("refund");
        }
    }

    private void record_and_guide(ChatModel model) {
        Path memory = directory.resolve("memory");
        try (Aionis aionis = Aionis.open(memory)) {
            AionisPlugin plugin =
                    AionisPlugin.builder().aionis(aionis).scope("repo:shop").build();

            Refunds refunds = plugin.attach(AiServices.builder(Refunds.class))
                    .chatModel(plugin.replaying(model))
                    .tools(plugin.guarded(new OrderTools()))
                    .build();

            refunds.refund("A-1"); // recorded; the next call is guided by what this one learned
        }
    }
}
