package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.service.AiServices;
import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.docs.ReadmeTest.OneRefund;
import io.aionis.docs.ReadmeTest.OrderTools;
import io.aionis.docs.ReadmeTest.Refunds;
import io.aionis.governance.PlaybookVersion;
import io.aionis.langchain4j.AionisPlugin;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.plan.Procedure;
import io.aionis.replay.Readiness;
import io.aionis.replay.Replay;
import io.aionis.replay.ReplayReport;
import io.aionis.replay.ToolPort;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayPageTest {

    @TempDir
    Path directory;

    @Test
    void should_replay_as_the_page_shows() {
        try (Aionis aionis = Aionis.open(directory)) {
            AionisPlugin plugin =
                    AionisPlugin.builder().aionis(aionis).scope("repo:shop").build();
            plugin.attach(AiServices.builder(Refunds.class))
                    .chatModel(new OneRefund())
                    .tools(new OrderTools())
                    .build()
                    .refund("A-1");

            RunId run = plugin.lastRun().orElseThrow();
            Workspace shop = aionis.in("repo:shop");

            PlaybookVersion draft = shop.draft("refund", run, Actor.agent("refunds"));
            System.out.println(Procedure.render(draft.plan())); // read it before you promote it
            shop.playbooks().promote(draft, Actor.of("ada", Role.REVIEWER), "read and tried");

            ToolPort tools = plugin.toolPort(new OrderTools());
            Replay replay = shop.replay(draft).with("order", "B-2").idempotencyKey("request-17");
            Readiness readiness = replay.simulate(tools); // executes nothing
            ReplayReport report = replay.strict(tools); // report.succeeded(), report.reason()

            assertThat(readiness.problems()).isEmpty();
            assertThat(report.succeeded()).as(report.toString()).isTrue();
            assertThat(report.steps().get(0).result()).contains("B-2");
        }
    }
}
