package io.aionis;

import static io.aionis.Desk.ADA;
import static io.aionis.Desk.AGENT;
import static io.aionis.Desk.REFUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.aionis.Desk.Kept;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.measure.Comparison.Finding;
import io.aionis.measure.EffectReport;
import io.aionis.measure.MeasureRequest;
import io.aionis.measure.MemorySigns;
import io.aionis.measure.Metric;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasureTest {

    @TempDir
    Path directory;

    @Test
    void should_say_that_an_empty_scope_has_not_enough() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            EffectReport report = aionis.in("shop").measure();

            assertThat(report.sufficient()).isFalse();
            assertThat(report.trainingCandidates()).isEmpty();
            assertThat(report.comparisons())
                    .hasSize(Metric.values().length)
                    .allSatisfy(comparison -> assertThat(comparison.finding()).isEqualTo(Finding.NOT_ENOUGH));
            assertThat(Json.parse(report.json()).at("/effect_report/training_candidates"))
                    .isEqualTo(Json.parse("[]"));
        }
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void should_compare_runs_with_and_without_guidance(Kept kept) {
        try (Aionis aionis = kept.in(directory)) {
            Workspace shop = aionis.in("shop");
            for (int i = 0; i < 6; i++) {
                Desk.verify(shop, Desk.refund(shop, "#" + i, true), i < 3 ? Outcome.SUCCEEDED : Outcome.FAILED);
            }
            for (int i = 10; i < 16; i++) {
                Desk.verify(shop, guided(shop, "#" + i), Outcome.SUCCEEDED);
            }

            EffectReport report =
                    shop.measure(MeasureRequest.of(REFUND).needing(6).seeded(7));

            assertThat(report.guided()).isEqualTo(new EffectReport.Side(6, 6, 0, 0));
            assertThat(report.unguided()).isEqualTo(new EffectReport.Side(6, 6, 0, 0));
            assertThat(report.sufficient()).isTrue();
            assertThat(report.comparison(Metric.SUCCESS_RATE).guided().value()).isEqualTo(1);
            assertThat(report.comparison(Metric.SUCCESS_RATE).unguided().value())
                    .isEqualTo(0.5);
            assertThat(report.comparison(Metric.STEPS).guided().value()).isEqualTo(2);
            assertThat(report.comparison(Metric.STEPS).unguided().value()).isEqualTo(3);
            assertThat(report.comparison(Metric.STEPS).finding()).isEqualTo(Finding.BETTER);
            assertThat(report.comparison(Metric.TOOL_ERRORS).difference().value())
                    .isEqualTo(-1);
            assertThat(report.comparison(Metric.PROMPT_TOKENS).guided().value()).isPositive();
            assertThat(report.comparison(Metric.PROMPT_TOKENS).unguided().value())
                    .isZero();
            assertThat(report.comparison(Metric.STABILITY).guided().n()).isEqualTo(3);
            assertThat(report.comparison(Metric.STABILITY).guided().value()).isEqualTo(1);
            assertThat(shop.measure(MeasureRequest.of(REFUND).needing(6).seeded(7))
                            .json())
                    .isEqualTo(report.json());
            assertThat(report.json()).contains("observational");
        }
    }

    @Test
    void should_say_not_enough_below_the_needed_number_whatever_a_client_claims() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.verify(shop, Desk.refund(shop, "#1", false), Outcome.FAILED);
            Desk.verify(shop, guided(shop, "#2"), Outcome.SUCCEEDED);
            shop.observe(
                    null,
                    null,
                    AGENT,
                    Lane.SHARED,
                    new EvidenceBody.Unknown("effect_claim", Json.parse("{\"sufficient_evidence\":true}")));

            EffectReport report = shop.measure();

            assertThat(report.sufficient()).isFalse();
            assertThat(report.comparison(Metric.SUCCESS_RATE).finding()).isEqualTo(Finding.NOT_ENOUGH);
            assertThat(report.claims()).singleElement().satisfies(claim -> {
                assertThat(claim.by()).isEqualTo(AGENT);
                assertThat(claim.sufficient()).isTrue();
            });
            assertThat(Json.parse(report.json()).at("/effect_report/sufficient_evidence"))
                    .isEqualTo(Json.of(false));
            assertThat(Json.parse(report.json()).at("/effect_report/client_claims/0/believed"))
                    .isEqualTo(Json.of(false));
        }
    }

    @Test
    void should_not_count_what_a_run_says_of_itself() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.refund(shop, "#1", false);
            RunRecorder boasting = Desk.begin(shop, "#2");
            Desk.work(boasting, "#2");
            boasting.end(RunStatus.SUCCEEDED, "I did it.");
            RunRecorder moaning = Desk.begin(shop, "#3");
            Desk.card(moaning, "#3");
            moaning.end(RunStatus.FAILED, "I could not.");

            EffectReport report = shop.measure(MeasureRequest.all().needing(2));

            assertThat(report.unguided()).isEqualTo(new EffectReport.Side(3, 0, 0, 0));
            assertThat(report.comparison(Metric.SUCCESS_RATE).unguided().n()).isZero();
            assertThat(report.sufficient()).isFalse();
        }
    }

    @Test
    void should_leave_out_runs_without_an_end_and_runs_with_a_gap() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.card(Desk.begin(shop, "#1"), "#1");
            RunRecorder lossy = Desk.begin(shop, "#2");
            Desk.work(lossy, "#2");
            lossy.add(new EvidenceBody.Gap(3, "QUEUE_FULL"));
            lossy.end(RunStatus.RETURNED, "done");
            Desk.verify(shop, lossy.id(), Outcome.SUCCEEDED);

            EffectReport report = shop.measure();

            assertThat(report.unguided()).isEqualTo(new EffectReport.Side(0, 0, 1, 1));
            assertThat(report.trainingCandidates()).isEmpty();
        }
    }

    @Test
    void should_count_a_failure_as_repeated_until_the_call_has_worked() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            RunRecorder first = Desk.begin(shop, "#1");
            Desk.card(first, "#1");
            Desk.card(first, "#2");
            first.end(RunStatus.RETURNED, "");
            RunRecorder second = Desk.begin(shop, "#1");
            Desk.card(second, "#1");
            second.toolCall(
                    "refund",
                    Json.parse("{\"method\":\"card\",\"order\":\"#1\"}"),
                    "ok",
                    Outcome.SUCCEEDED,
                    Effect.WRITE);
            Desk.card(second, "#1");
            second.end(RunStatus.RETURNED, "");

            EffectReport report = shop.measure();

            assertThat(report.comparison(Metric.REPEATED_FAILURES).unguided().value())
                    .isCloseTo(0.5, within(1e-9));
            assertThat(report.comparison(Metric.TOOL_ERRORS).unguided().value()).isEqualTo(2);
        }
    }

    @Test
    void should_not_know_the_time_of_a_run_whose_clock_went_back() {
        Hand clock = new Hand();
        try (Aionis aionis =
                Aionis.builder().store(new InMemoryLedgerStore()).clock(clock).build()) {
            Workspace shop = aionis.in("shop");
            RunRecorder back = Desk.begin(shop, "#1");
            clock.move(Duration.ofHours(-1));
            back.end(RunStatus.RETURNED, "");
            RunRecorder on = Desk.begin(shop, "#2");
            clock.move(Duration.ofMillis(1500));
            on.end(RunStatus.RETURNED, "");

            var seconds = shop.measure().comparison(Metric.SECONDS).unguided();

            assertThat(seconds.n()).isEqualTo(1);
            assertThat(seconds.value()).isEqualTo(1.5);
        }
    }

    @Test
    void should_measure_the_task_that_was_asked_for_and_this_scope_alone() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.verify(shop, Desk.refund(shop, "#1", false), Outcome.SUCCEEDED);
            shop.startRun("Desk.cancel", "cancel #1").end(RunStatus.RETURNED, "");
            Desk.refund(aionis.in("other-shop"), "#1", false);

            assertThat(shop.measure("Desk.refund").unguided().runs()).isEqualTo(1);
            assertThat(shop.measure("Desk.nothing").unguided().runs()).isZero();
            assertThat(shop.measure("Desk.nothing").trainingCandidates()).isEmpty();
            assertThat(shop.measure().unguided().runs()).isEqualTo(2);
        }
    }

    @Test
    void should_show_nothing_of_a_private_lane() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            RunId run = new RunId("private");
            shop.observe(REFUND, run, AGENT, Lane.AGENT, new EvidenceBody.RunStarted("secret", Map.of()));
            shop.observe(
                    REFUND,
                    run,
                    AGENT,
                    Lane.AGENT,
                    new EvidenceBody.ToolCall(
                            0,
                            null,
                            "secret_tool",
                            Json.empty(),
                            "TOP-SECRET",
                            Outcome.FAILED,
                            "TOP-SECRET",
                            null,
                            null,
                            Effect.WRITE));
            shop.observe(REFUND, run, AGENT, Lane.AGENT, new EvidenceBody.RunEnded(RunStatus.RETURNED, "x"));

            EffectReport report = shop.measure();

            assertThat(report.unguided().runs()).isZero();
            assertThat(report.json()).doesNotContain("secret", "TOP-SECRET");
        }
    }

    @Test
    void should_count_guides_of_which_nobody_said_the_run_for_neither_side() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.refund(shop, "#1", true);
            shop.guide("Desk.refund", "again");
            Desk.refund(shop, "#2", false);

            EffectReport report = shop.measure();

            assertThat(report.guidesWithoutRun()).isEqualTo(1);
            assertThat(report.guided().runs()).isZero();
            assertThat(report.unguided().runs()).isEqualTo(2);
        }
    }

    @Test
    void should_see_which_rows_were_used_and_which_blocks_were_kept_to() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.refund(shop, "#1", true);
            Guide kept = guideFor(shop, "r-kept");
            guideFor(shop, "r-broke");
            RunRecorder keeping = start(shop, "r-kept");
            Desk.work(keeping, "#1");
            keeping.end(RunStatus.RETURNED, "Done as in m1.");
            RunRecorder breaking = start(shop, "r-broke");
            Desk.card(breaking, "#1");
            breaking.end(RunStatus.RETURNED, "Tried 5 m2 of it: am2 m22 m2x.");

            var signs = shop.measure().signs();

            MemorySigns worked = of(signs, kept.rows().get(0).memoryId());
            assertThat(worked).isEqualTo(new MemorySigns(worked.memoryId(), 2, 1, 1, 1, 0, 0, 0));
            MemorySigns block = of(signs, kept.rows().get(1).memoryId());
            // Kept to in one run, and the same call failed again in the other: harm prevented.
            assertThat(block).isEqualTo(new MemorySigns(block.memoryId(), 2, 0, 0, 1, 1, 1, 1));
        }
    }

    @Test
    void should_not_count_a_block_that_was_kept_to_as_harm_prevented_by_itself() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.refund(shop, "#1", true);
            Guide guide = guideFor(shop, "r2");
            RunRecorder run = start(shop, "r2");
            Desk.work(run, "#2");
            run.end(RunStatus.RETURNED, "Done.");
            String block = guide.rows().get(1).memoryId();

            assertThat(of(shop.measure().signs(), block).respected()).isEqualTo(1);
            assertThat(of(shop.measure().signs(), block).harmPrevented()).isZero();

            shop.feedback(guide).respected("m2").helped("I would have tried it");
            assertThat(of(shop.measure().signs(), block).harmPrevented()).isZero();

            shop.feedback(guide).by(ADA).respected("m2").helped("it would have charged the card twice");
            assertThat(of(shop.measure().signs(), block).harmPrevented()).isEqualTo(1);
        }
    }

    @Test
    void should_leave_the_state_as_it_is() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.verify(shop, Desk.refund(shop, "#1", true), Outcome.SUCCEEDED);
            var before = shop.state();

            shop.measure();

            assertThat(shop.state()).isEqualTo(before);
        }
    }

    @Test
    void should_refuse_to_compare_single_cases() {
        assertThatThrownBy(() -> MeasureRequest.all().needing(1)).hasMessageContaining("at least 2");
    }

    /** Random histories: no side counts a run twice, no figure leaves its range, the text reads back. */
    @Test
    void should_hold_its_ranges_over_random_histories() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
                Workspace shop = aionis.in("shop");
                int runs = 1 + random.nextInt(25);
                for (int i = 0; i < runs; i++) {
                    RunId id = new RunId("r" + i);
                    if (random.nextBoolean()) {
                        guideFor(shop, id.value());
                    }
                    RunRecorder run = start(shop, id.value());
                    if (random.nextBoolean()) {
                        Desk.card(run, "#" + random.nextInt(3));
                    }
                    if (random.nextBoolean()) {
                        Desk.work(run, "#" + random.nextInt(3));
                    }
                    if (random.nextInt(4) > 0) {
                        run.end(RunStatus.values()[random.nextInt(RunStatus.values().length)], "m1 \uD800");
                    }
                    if (random.nextInt(3) > 0) {
                        Desk.verify(shop, id, Outcome.values()[random.nextInt(Outcome.values().length)]);
                    }
                }

                EffectReport report = shop.measure(MeasureRequest.all().seeded(seed));

                var a = report.guided();
                var b = report.unguided();
                assertThat(a.runs() + a.unfinished() + a.gaps() + b.runs() + b.unfinished() + b.gaps())
                        .as("seed " + seed)
                        .isEqualTo(runs);
                report.comparisons().forEach(comparison -> {
                    for (var estimate : List.of(comparison.guided(), comparison.unguided())) {
                        if (estimate.n() > 1) {
                            assertThat(estimate.value()).isBetween(estimate.low() - 1e-9, estimate.high() + 1e-9);
                            assertThat(estimate.low()).isGreaterThanOrEqualTo(0);
                        }
                    }
                });
                assertThat(Json.parse(report.json())).isEqualTo(report.toJson());
            }
        }
    }

    private static RunId guided(Workspace shop, String order) {
        String id = "guided-" + order;
        Guide guide = guideFor(shop, id);
        assertThat(guide.isEmpty()).isFalse();
        RunRecorder run = start(shop, id);
        Desk.work(run, order);
        run.end(RunStatus.RETURNED, "Refunded.");
        return run.id();
    }

    private static Guide guideFor(Workspace shop, String run) {
        return shop.guide(GuideRequest.at(REFUND).as(AGENT).forRun(new RunId(run)));
    }

    private static RunRecorder start(Workspace shop, String run) {
        return shop.startRun(new RunId(run), REFUND, AGENT, "refund", Map.of());
    }

    private static MemorySigns of(List<MemorySigns> signs, String memory) {
        return signs.stream()
                .filter(s -> s.memoryId().equals(memory))
                .findFirst()
                .orElseThrow();
    }

    /** A clock that goes where it is told. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-05-01T12:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
