package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationParameters;
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
import io.aionis.langchain4j.Veto;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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

    interface Clerk {
        String chat(@dev.langchain4j.service.UserMessage String message, InvocationParameters parameters);
    }

    @Test
    void should_record_for_whom_the_page_says() {
        try (Aionis aionis = Aionis.open(directory)) {
            AionisPlugin plugin = AionisPlugin.builder()
                    .aionis(aionis)
                    .scope(context ->
                            Scope.of("acme", context.invocationParameters().get("shop")))
                    .actor(context -> Actor.of("checker", Role.VERIFIER).inTeam("refund desk"))
                    .taskFrom(context -> new Task("refund", "after-sales"))
                    .runIdFrom(context -> context.invocationParameters().get("ticket"))
                    .veto(Veto.BLOCK)
                    .build();
            Clerk clerk = plugin.attach(AiServices.builder(Clerk.class))
                    .chatModel(new OneRefund())
                    .tools(plugin.guarded(new OrderTools()))
                    .build();

            clerk.chat("Refund A-1", InvocationParameters.from(Map.of("shop", "lamps", "ticket", "T-7")));

            assertThat(plugin.lastRun()).contains(new RunId("T-7"));
            aionis.flush(Duration.ofSeconds(10));
            assertThat(aionis.in(Scope.of("acme", "lamps")).evidence(0, 99)).allSatisfy(recorded -> {
                assertThat(recorded.evidence().task()).isEqualTo(new Task("refund", "after-sales"));
                assertThat(recorded.evidence().actor().team()).isEqualTo("refund desk");
            });
        }
    }

    @Test
    void should_offer_the_tool_that_the_page_shows() {
        ChatModel model = new OneRefund();
        try (Aionis aionis = Aionis.open(directory)) {
            AionisPlugin plugin =
                    AionisPlugin.builder().aionis(aionis).scope("repo:shop").build();

            Refunds refunds = plugin.attach(AiServices.builder(Refunds.class))
                    .chatModel(plugin.replaying(model))
                    .tools(plugin.guarded(new OrderTools()))
                    .tools(plugin.rehydrateTool())
                    .build();

            assertThat(refunds.refund("A-1")).isEqualTo("Refunded.");
            assertThat(plugin.rehydrateTool().keySet())
                    .extracting(tool -> tool.name())
                    .containsExactly("rehydrate_memory");
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
