package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import io.aionis.compile.RecordedRun;
import io.aionis.docs.ReadmeTest.OneRefund;
import io.aionis.langchain4j.ChatModelRepairer;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import io.aionis.repair.FileFinder;
import io.aionis.repair.Heuristics;
import io.aionis.repair.HttpRepairer;
import io.aionis.repair.Proposal;
import io.aionis.repair.Repairer;
import io.aionis.replay.StepResult;
import io.aionis.replay.Stop;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepairPageTest {

    @Test
    void should_repair_as_the_page_shows() {
        Plan plan = PlanJson.read("""
                {"format": "aionis-plan/1", "name": "return", "task": "shop", "parameters": {}, "steps": [
                 {"id": "s1", "tool": "get_order", "effect": "READ", "arguments": {},
                  "expect": [{"at": "/status", "oneOf": ["delivered"]}]}]}
                """);
        Map<String, StepResult> done =
                Map.of("s1", StepResult.of(Outcome.SUCCEEDED, "{\"order_status\": \"delivered\"}"));
        Stop stop = new Stop(plan, Map.of(), "s1", "nothing at /status", List.of(), done, Map.of());
        FileFinder files = FileFinder.NONE;
        List<RecordedRun> runs = List.of();
        ChatModel chatModel = new OneRefund();
        String token = "t";

        Repairer causes = new Heuristics(files, runs);
        Repairer service = HttpRepairer.at(URI.create("https://repair.example/plans"))
                .header("Authorization", "Bearer " + token)
                .redacting(RepairPageTest::withoutSecrets)
                .timeout(Duration.ofSeconds(30))
                .build();
        Repairer model = new ChatModelRepairer(chatModel);

        Optional<Proposal> proposal = Stream.of(causes, service, model)
                .flatMap(repairer -> repairer.propose(stop).stream())
                .findFirst();

        assertThat(proposal.orElseThrow().author()).isEqualTo("heuristics");
    }

    private static Json withoutSecrets(Json question) {
        return question;
    }
}
