package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.Aionis;
import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordPageTest {

    @TempDir
    Path directory;

    @Test
    void should_record_what_the_page_says() {
        Actor worker = Actor.of("worker-1", Role.WORKER).inTeam("payments");
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace workspace = aionis.in("repo:checkout");

            RunRecorder run = workspace.startRun(Task.of("checkout-migration"), worker, "Move checkout", Map.of());
            EvidenceId attempt = run.step("Patch the legacy adapter")
                    .on("src/adapter.ts")
                    .via("legacy adapter")
                    .failed("2 tests red");
            run.toolCall("run_tests", "{\"module\": \"checkout\"}", "2 red", Outcome.FAILED, Effect.READ);
            run.end(RunStatus.FAILED, "the adapter is no way");

            workspace
                    .observeVerdict(attempt)
                    .by(Actor.of("verifier-1", Role.VERIFIER))
                    .rejected("2 of 40 tests are red");
            workspace
                    .observeHandoff("The new adapter is in place")
                    .at(Task.of("checkout-migration"))
                    .by(Actor.of("ada", Role.REVIEWER))
                    .via("new adapter")
                    .to("worker-2")
                    .next("switch the callers")
                    .until("all tests are green")
                    .with(attempt)
                    .record();

            workspace
                    .observeStep("The database listens on 5432")
                    .at(Task.of("checkout-migration"))
                    .by(worker)
                    .about("database.port", "5432")
                    .dependingOn("commit", "ab12")
                    .validUntil(Instant.parse("2027-01-01T00:00:00Z"))
                    .supersedes(attempt)
                    .forTeam()
                    .succeeded();

            assertThat(workspace.flush(Duration.ofSeconds(10))).isTrue();
            List<Class<?>> kinds = workspace.evidence(0, 10).stream()
                    .map(Recorded::evidence)
                    .<Class<?>>map(evidence -> evidence.body().getClass())
                    .toList();
            assertThat(kinds)
                    .containsExactlyInAnyOrder(
                            EvidenceBody.RunStarted.class,
                            EvidenceBody.Step.class,
                            EvidenceBody.ToolCall.class,
                            EvidenceBody.RunEnded.class,
                            EvidenceBody.Verdict.class,
                            EvidenceBody.Handoff.class,
                            EvidenceBody.Step.class);
        }
    }
}
