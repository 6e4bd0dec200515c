package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.aionis.Aionis;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on disk: reason once, close, reopen, replay. */
class ReopenedMemoryIT {

    interface Desk {
        @UserMessage("Refund order {{order}} because {{reason}}")
        String refund(@V("order") String order, @V("reason") String reason);
    }

    private final OrderTools tools = new OrderTools();

    @Test
    void should_replay_what_another_process_learned(@TempDir Path directory) {
        try (Aionis aionis = Aionis.open(directory)) {
            ScriptedModel model = new ScriptedModel()
                    .calls(tool("m1", "findOrder", "{\"orderId\":\"A-1001\"}"))
                    .calls(tool("m2", "refund", "{\"paymentId\":\"pay-A-1001\",\"reason\":\"broken\"}"))
                    .says("Refunded.");
            AionisPlugin plugin = plugin(aionis);
            desk(plugin, model).refund("A-1001", "broken");
            aionis.flush(Duration.ofSeconds(10));
            RunId run = plugin.lastRun("default").orElseThrow();
            Actor person = Actor.of("ada", Role.REVIEWER);
            aionis.in("repo:shop").draft("refund", run, person);
            aionis.in("repo:shop").playbooks().promote("refund", 1, person, "it worked");
        }
        tools.done.clear();

        try (Aionis aionis = Aionis.open(directory)) {
            ScriptedModel model = new ScriptedModel().says("Refunded B.");

            assertThat(desk(plugin(aionis), model).refund("B-2002", "late")).isEqualTo("Refunded B.");

            assertThat(tools.done).containsExactly("find B-2002", "refund pay-B-2002 late");
            assertThat(model.requests).hasSize(1);
        }
    }

    private static AionisPlugin plugin(Aionis aionis) {
        return AionisPlugin.builder().aionis(aionis).scope("repo:shop").build();
    }

    private Desk desk(AionisPlugin plugin, ScriptedModel model) {
        return plugin.attach(AiServices.builder(Desk.class))
                .chatModel(plugin.replaying(model))
                .tools(plugin.guarded(tools))
                .build();
    }
}
