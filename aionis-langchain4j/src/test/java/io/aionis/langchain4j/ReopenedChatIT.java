package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static io.aionis.langchain4j.Talk.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.memory.ChatMemoryAccess;
import io.aionis.Aionis;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation on disk: talk, break in a tool call, close, reopen, go on, clear, reopen. */
class ReopenedChatIT {

    interface Desk extends ChatMemoryAccess {
        String chat(@MemoryId String user, @UserMessage String message);
    }

    @Test
    void should_go_on_after_a_restart_and_stay_cleared_after_the_next(@TempDir Path directory) {
        try (Aionis aionis = Aionis.open(directory)) {
            ScriptedModel model = new ScriptedModel().says("hi ann").calls(tool("c1", "teleport", "{}"));
            Desk desk = desk(aionis, model);
            desk.chat("ann", "I am ann");
            assertThatThrownBy(() -> desk.chat("ann", "teleport me")).isNotNull();
        }

        try (Aionis aionis = Aionis.open(directory)) {
            ScriptedModel model = new ScriptedModel().says("you are ann");
            Desk desk = desk(aionis, model);

            assertThat(desk.chat("ann", "who am I?")).isEqualTo("you are ann");

            List<ChatMessage> request = model.requests.get(0).messages();
            assertThat(request).hasSize(6).startsWith(user("I am ann"), AiMessage.from("hi ann"));
            assertThat(Talk.refused(request)).isNull();
            desk.getChatMemory("ann").clear();
        }

        try (Aionis aionis = Aionis.open(directory)) {
            ScriptedModel model = new ScriptedModel().says("who are you?");
            Desk desk = desk(aionis, model);

            desk.chat("ann", "hello");

            assertThat(model.requests.get(0).messages()).hasSize(1);
            assertThat(plugin(aionis).chatMemory(Desk.class, 20).history("ann")).hasSize(9);
        }
    }

    private static Desk desk(Aionis aionis, ScriptedModel model) {
        AionisPlugin plugin = plugin(aionis);
        return plugin.attach(AiServices.builder(Desk.class))
                .chatModel(model)
                .tools(new OrderTools())
                .chatMemoryProvider(plugin.chatMemory(Desk.class, 20))
                .build();
    }

    private static AionisPlugin plugin(Aionis aionis) {
        return AionisPlugin.builder().aionis(aionis).scope("repo:shop").build();
    }
}
