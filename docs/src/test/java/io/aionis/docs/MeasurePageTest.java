package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.Aionis;
import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.governance.SkillReviews;
import io.aionis.guide.GuideRequest;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.measure.Comparison;
import io.aionis.measure.EffectReport;
import io.aionis.measure.MeasureRequest;
import io.aionis.measure.Metric;
import io.aionis.measure.SkillCandidate;
import io.aionis.measure.SkillStatus;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MeasurePageTest {

    private static final Task REFUND = Task.of("Desk.refund");
    private static final Actor AGENT = Actor.agent("desk");

    @Test
    void should_measure_and_review_as_the_page_shows() throws IOException {
        AtomicInteger ids = new AtomicInteger();
        try (Aionis aionis = Aionis.builder()
                .store(new InMemoryLedgerStore())
                .clock(Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC))
                .ids(() -> "e" + ids.incrementAndGet())
                .build()) {
            Workspace shop = aionis.in("repo:shop");
            work(shop);

            EffectReport report =
                    shop.measure(MeasureRequest.of(REFUND).needing(30).seeded(7));
            Comparison success = report.comparison(Metric.SUCCESS_RATE);
            System.out.println(success.guided() + " against " + success.unguided() + ": " + success.finding());
            String json = report.json(); // {"effect_report": {…, "training_candidates": […]}}

            Actor ada = Actor.of("ada", Role.REVIEWER);
            SkillReviews skills = shop.skills();
            for (SkillCandidate skill : skills.open()) {
                System.out.println(skill.toJson().pretty()); // read it before you promote it
                skills.promote(skill, ada, "read and tried");
            }

            assertThat(skills.list())
                    .singleElement()
                    .extracting(SkillCandidate::status)
                    .isEqualTo(SkillStatus.PROMOTED);
            String page = Files.readString(Path.of("..", "docs", "measure.md"));
            assertThat(page).contains(at(json, "/effect_report/metrics/0"));
            assertThat(page).contains(at(json, "/effect_report/training_candidates/0"));
        }
    }

    private static String at(String json, String pointer) {
        return Objects.requireNonNull(Json.parse(json).at(pointer)).pretty();
    }

    /** Without guidance the card is tried first, and one refund goes wrong; with guidance it is not tried. */
    private static void work(Workspace shop) {
        for (int i = 0; i < 6; i++) {
            boolean guided = i >= 3;
            RunId run = new RunId("r" + i);
            if (guided) {
                shop.guide(GuideRequest.at(REFUND).as(AGENT).forRun(run));
            }
            String order = "A-" + i;
            RunRecorder recorder =
                    shop.startRun(run, REFUND, AGENT, "Refund order " + order, Map.of("order", Json.of(order)));
            if (i == 0) {
                call(recorder, "refund", order, "\"card\"", "CARD_EXPIRED: no", Outcome.FAILED);
            }
            call(recorder, "refund", order, "\"voucher\"", "{\"status\":\"refunded\"}", Outcome.SUCCEEDED);
            recorder.end(RunStatus.RETURNED, "Refunded.");
            recorder.verdict(
                    Actor.of("books", Role.VERIFIER),
                    i == 1 ? Outcome.FAILED : Outcome.SUCCEEDED,
                    i == 1 ? "the customer was paid twice" : "the books balance");
        }
    }

    private static void call(RunRecorder run, String tool, String order, String by, String result, Outcome outcome) {
        run.toolCall(
                tool, Json.parse("{\"order\":\"" + order + "\",\"by\":" + by + "}"), result, outcome, Effect.WRITE);
    }
}
