package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.Aionis;
import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.adjudication.Surface;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackPageTest {

    private static final Task REFUND = Task.of("Desk.refund");

    @TempDir
    Path directory;

    @Test
    void should_take_feedback_as_the_page_shows() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("repo:shop");
            Actor agent = Actor.agent("desk");
            remember(shop, agent);

            RunId run = new RunId("request-17");
            Guide guide = shop.guide(
                    GuideRequest.at(REFUND).as(agent).asking("Refund order B-2").forRun(run));
            RunRecorder work = shop.startRun(run, REFUND, agent, "Refund order B-2", Map.of());

            work.end(RunStatus.RETURNED, "Refunded.");
            afterwards(shop, guide);
            String traceId = guide.traceId();
            String memoryId = guide.rows().get(0).memoryId();
            later(shop, traceId, memoryId);

            assertThat(shop.evidence(0, 100))
                    .extracting(Recorded::evidence)
                    .filteredOn(evidence -> evidence.body() instanceof EvidenceBody.Feedback)
                    .hasSize(3);
        }
    }

    private static void afterwards(Workspace shop, Guide guide) {
        Actor ada = Actor.of("ada", Role.REVIEWER);

        shop.feedback(guide).by(ada).used("m1").helped("the refund went through");
        shop.feedback(guide).by(ada).respected("m2").helped("the card would have been charged");
    }

    private static void later(Workspace shop, String traceId, String memoryId) {
        Actor ben = Actor.of("ben", Role.REVIEWER);

        shop.feedback(traceId).by(ben).used(memoryId).on(Surface.USE_NOW).harmed("wrong account");
    }

    private static void remember(Workspace shop, Actor agent) {
        RunRecorder run = shop.startRun(REFUND, agent, "Refund order A-1", Map.of());
        run.toolCall("refund", Json.parse("{\"by\":\"card\"}"), "CARD_EXPIRED: no", Outcome.FAILED, Effect.WRITE);
        run.toolCall("refund", Json.parse("{\"by\":\"voucher\"}"), "done", Outcome.SUCCEEDED, Effect.WRITE);
        run.end(RunStatus.RETURNED, "Refunded.");
    }
}
