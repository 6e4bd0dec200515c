package io.aionis;

import static io.aionis.Desk.ADA;
import static io.aionis.Desk.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.aionis.Desk.Kept;
import io.aionis.adjudication.Surface;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.guide.Section;
import io.aionis.ledger.Erasure;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.Feedback.Rating;
import io.aionis.model.EvidenceBody.Guided;
import io.aionis.model.EvidenceId;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedbackTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Kept.class)
    void should_record_what_a_guide_showed_and_to_which_run(Kept kept) {
        try (Aionis aionis = kept.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.refund(shop, "#1", true);

            Guide guide = shop.guide(GuideRequest.at(Desk.REFUND).as(Desk.AGENT).forRun(new RunId("r2")));
            shop.guide("Desk.cancel", "nothing is known");

            assertThat(shop.flush(Duration.ofSeconds(10))).isTrue();
            List<Evidence> shown = bodies(shop, Guided.class);
            assertThat(shown).hasSize(1);
            Guided guided = (Guided) shown.get(0).body();
            assertThat(guided.traceId()).isEqualTo(guide.traceId());
            assertThat(guided.forRun()).isEqualTo(new RunId("r2"));
            assertThat(guided.promptTokens()).isEqualTo(guide.promptTokens());
            assertThat(guided.rows())
                    .extracting(Guided.Shown::memoryId)
                    .containsExactlyElementsOf(
                            guide.rows().stream().map(Guide.Row::memoryId).toList());
            assertThat(guided.rows()).extracting(Guided.Shown::surface).containsExactly("USE_NOW", "DO_NOT_USE");
            assertThat(guide.rows()).extracting(Guide.Row::alias).containsExactly("m1", "m2");
            assertThat(shown.get(0).stream()).isEqualTo(Evidence.GUIDE_STREAM);
        }
    }

    @Test
    void should_judge_the_same_before_and_after_a_guide_was_shown() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.refund(shop, "#1", true);
            var before = shop.state();

            shop.guide("Desk.refund", "again");
            shop.flush(Duration.ofSeconds(10));

            assertThat(shop.state()).isSameAs(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void should_record_feedback_by_alias_and_by_memory_id(Kept kept) {
        try (Aionis aionis = kept.in(directory)) {
            Workspace shop = aionis.in("shop");
            Guide guide = guide(shop);
            String worked = row(guide, Section.PASSED_SOLUTIONS).memoryId();
            String block = row(guide, Section.FAILED_BRANCHES).memoryId();

            shop.feedback(guide).by(ADA).used("m1").on(Surface.USE_NOW).helped("the refund went through");
            shop.feedback(guide.traceId()).by(BEN).used(worked).harmed("wrong account");
            shop.feedback(guide).respected("m2").madeNoDifference("nobody would have tried");

            List<Evidence> said = bodies(shop, EvidenceBody.Feedback.class);
            assertThat(said)
                    .extracting(Evidence::body)
                    .containsExactly(
                            feedback(guide, worked, "USE_NOW", Rating.POSITIVE, "the refund went through"),
                            feedback(guide, worked, "USE_NOW", Rating.NEGATIVE, "wrong account"),
                            feedback(guide, block, "DO_NOT_USE", Rating.NEUTRAL, "nobody would have tried"));
            assertThat(said).extracting(Evidence::actor).containsExactly(ADA, BEN, Desk.AGENT);
            assertThat(said).extracting(Evidence::task).containsOnly(Desk.REFUND);
        }
    }

    @Test
    void should_keep_what_is_said_of_rows_on_two_surfaces_apart() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");
            Guide guide = guide(shop);

            assertThat(shop.feedback(guide).by(ADA).used("m1", "m2").helped("both told me something"))
                    .hasSize(2);

            assertThat(bodies(shop, EvidenceBody.Feedback.class))
                    .extracting(e -> ((EvidenceBody.Feedback) e.body()).surface())
                    .containsExactlyInAnyOrder("USE_NOW", "DO_NOT_USE");
        }
    }

    @Test
    void should_know_a_guide_after_a_restart() {
        Guide guide;
        try (Aionis aionis = Aionis.open(directory)) {
            guide = guide(aionis.in("shop"));
        }
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");

            shop.feedback(guide.traceId()).by(ADA).used("m1").helped("it went through");

            assertThat(bodies(shop, EvidenceBody.Feedback.class)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void should_take_the_same_feedback_once_and_a_change_of_mind_as_new(Kept kept) {
        try (Aionis aionis = kept.in(directory)) {
            Workspace shop = aionis.in("shop");
            Guide guide = guide(shop);

            List<EvidenceId> first = shop.feedback(guide).by(ADA).used("m1").helped("good");
            List<EvidenceId> again = shop.feedback(guide).by(ADA).used("m1").helped("good");
            List<EvidenceId> other = shop.feedback(guide).by(ADA).used("m1").harmed("no, it was wrong");
            List<EvidenceId> back = shop.feedback(guide).by(ADA).used("m1").helped("good");
            List<EvidenceId> backAgain = shop.feedback(guide).by(ADA).used("m1").helped("good");

            assertThat(again).isEqualTo(first);
            assertThat(back).isNotEqualTo(first).isEqualTo(backAgain);
            assertThat(bodies(shop, EvidenceBody.Feedback.class))
                    .extracting(Evidence::id)
                    .containsExactly(first.get(0), other.get(0), back.get(0));
        }
    }

    @Test
    void should_record_once_what_two_threads_say_alike() throws Exception {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");
            Guide guide = guide(shop);
            var threads = Executors.newFixedThreadPool(4);
            try {
                Callable<List<EvidenceId>> say =
                        () -> shop.feedback(guide).by(ADA).used("m1").helped("good");
                for (var future : threads.invokeAll(List.of(say, say, say, say))) {
                    assertThat(future.get()).hasSize(1);
                }
            } finally {
                threads.shutdown();
            }
            assertThat(bodies(shop, EvidenceBody.Feedback.class)).hasSize(1);
        }
    }

    @Test
    void should_say_what_was_shown_when_feedback_does_not_fit_it() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");
            Guide guide = guide(shop);
            String worked = row(guide, Section.PASSED_SOLUTIONS).memoryId();
            String shown = "m1 = " + worked + " on USE_NOW";

            assertThatThrownBy(() -> shop.feedback(guide).used("m9"))
                    .hasMessageContaining("did not show 'm9'")
                    .hasMessageContaining(shown);
            assertThatThrownBy(() -> shop.feedback(guide).used(worked).on(Surface.DO_NOT_USE))
                    .hasMessageContaining("not on DO_NOT_USE")
                    .hasMessageContaining(shown);
            assertThatThrownBy(() -> shop.feedback(guide)
                            .on(Surface.DO_NOT_USE)
                            .used(worked)
                            .helped("x"))
                    .hasMessageContaining("not on DO_NOT_USE");
            assertThatThrownBy(() -> shop.feedback(guide).respected("m1")).hasMessageContaining("not on DO_NOT_USE");
            assertThatThrownBy(() -> shop.feedback(guide).helped("all of it"))
                    .hasMessageContaining("names no row")
                    .hasMessageContaining(shown);
            assertThatThrownBy(() -> shop.feedback(guide).used("m1").helped(" "))
                    .hasMessageContaining("no reason");
            assertThat(bodies(shop, EvidenceBody.Feedback.class)).isEmpty();
        }
    }

    @Test
    void should_know_no_guide_of_another_scope_and_none_that_was_never_shown() {
        try (Aionis aionis = Aionis.open(directory)) {
            Guide guide = guide(aionis.in("shop"));
            Workspace other = aionis.in("other-shop");

            assertThatThrownBy(() -> other.feedback(guide))
                    .hasMessageContaining(guide.traceId())
                    .hasMessageContaining("default/other-shop");
            for (String unknown : List.of("t-unknown", "", "\uD800", "x".repeat(600), "line\nbreak")) {
                assertThatThrownBy(() -> other.feedback(unknown)).hasMessageContaining("No guide with the trace id");
            }
            Guide nothing = other.guide("Desk.refund", "x");
            assertThatThrownBy(() -> other.feedback(nothing)).hasMessageContaining("not empty");
            Guide inOther = guide(other);
            assertThatThrownBy(() -> aionis.in("shop").feedback(inOther.traceId()))
                    .hasMessageContaining("No guide with the trace id");
        }
    }

    @Test
    void should_not_take_other_evidence_for_a_guide() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");
            RunRecorder run = Desk.begin(shop, "#1");
            EvidenceId verdict = run.verdict(Desk.HOST, Outcome.SUCCEEDED, "fine");

            assertThatThrownBy(() -> shop.feedback(verdict.value())).hasMessageContaining("No guide with the trace id");
        }
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void should_keep_a_reason_that_holds_half_a_character(Kept kept) {
        try (Aionis aionis = kept.in(directory)) {
            Workspace shop = aionis.in("shop");
            Guide guide = guide(shop);

            shop.feedback(guide).by(ADA).used("m1").helped("half \uD83D of it");
            shop.feedback(guide).by(ADA).used("m1").helped("half \uD83E of it");

            assertThat(bodies(shop, EvidenceBody.Feedback.class))
                    .extracting(e -> ((EvidenceBody.Feedback) e.body()).reason())
                    .containsExactly("half \uD83D of it", "half \uD83E of it");
        }
    }

    @Test
    void should_take_what_was_shown_and_not_used_for_no_evidence_against_T3() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");
            Guide guide = guide(shop);
            for (int i = 0; i < 10; i++) {
                shop.feedback(guide)
                        .by(Actor.of("p" + i, Role.REVIEWER))
                        .respected("m2")
                        .harmed("too careful");
                shop.guide("Desk.refund", "refund #2");
            }

            assertThat(shop.guide("Desk.refund", "refund #2").rows())
                    .extracting(Guide.Row::memoryId, Guide.Row::section)
                    .contains(tuple(guide.rows().get(0).memoryId(), Section.PASSED_SOLUTIONS));
        }
    }

    @Test
    void should_take_copies_by_one_actor_and_neutral_words_for_no_majority() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");
            Guide guide = guide(shop);
            for (int i = 0; i < 10; i++) {
                shop.feedback(guide).by(ADA).used("m1").harmed("wrong, time " + i);
                shop.feedback(guide)
                        .by(Actor.of("p" + i, Role.REVIEWER))
                        .used("m1")
                        .madeNoDifference("did not look");
            }

            assertThat(shop.guide("Desk.refund", "refund #2").rows())
                    .extracting(Guide.Row::memoryId, Guide.Row::section)
                    .contains(tuple(guide.rows().get(0).memoryId(), Section.PASSED_SOLUTIONS));
        }
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void should_move_to_inspect_what_three_voices_said_did_harm(Kept kept) {
        try (Aionis aionis = kept.in(directory)) {
            Workspace shop = aionis.in("shop");
            Guide guide = guide(shop);
            String worked = row(guide, Section.PASSED_SOLUTIONS).memoryId();
            List<Actor> voices = List.of(ADA, BEN, Desk.CYD);
            for (Actor voice : voices) {
                assertThat(shop.guide("Desk.refund", "refund #2").rows())
                        .extracting(Guide.Row::memoryId, Guide.Row::section)
                        .contains(tuple(worked, Section.PASSED_SOLUTIONS));
                shop.feedback(guide).by(voice).used("m1").on(Surface.USE_NOW).harmed("wrong account");
            }

            assertThat(shop.guide("Desk.refund", "refund #2").rows())
                    .extracting(Guide.Row::memoryId, Guide.Row::section)
                    .contains(tuple(worked, Section.INSPECT_BEFORE_USE));

            shop.feedback(guide).by(ADA).used("m1").helped("I was wrong");
            assertThat(shop.guide("Desk.refund", "refund #2").rows())
                    .extracting(Guide.Row::memoryId, Guide.Row::section)
                    .contains(tuple(worked, Section.PASSED_SOLUTIONS));
        }
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void should_know_no_guide_that_was_erased(Kept kept) {
        try (Aionis aionis = kept.in(directory)) {
            Workspace shop = aionis.in("shop");
            Guide guide = guide(shop);
            shop.feedback(guide).by(ADA).used("m1").helped("it went through");

            shop.erase(Erasure.everything(), ADA, "asked to");

            assertThatThrownBy(() -> shop.feedback(guide)).hasMessageContaining("No guide with the trace id");
        }
    }

    private static Guide guide(Workspace shop) {
        Desk.refund(shop, "#1", true);
        Guide guide = shop.guide(GuideRequest.at(Desk.REFUND).as(Desk.AGENT).asking("refund #2"));
        assertThat(guide.rows()).hasSize(2);
        return guide;
    }

    private static Guide.Row row(Guide guide, Section section) {
        return guide.rows().stream()
                .filter(row -> row.section() == section)
                .findFirst()
                .orElseThrow();
    }

    private static EvidenceBody.Feedback feedback(
            Guide guide, String memory, String surface, Rating rating, String reason) {
        return new EvidenceBody.Feedback(guide.traceId(), List.of(memory), surface, rating, reason);
    }

    private static List<Evidence> bodies(Workspace shop, Class<? extends EvidenceBody> kind) {
        return shop.evidence(0, 10_000).stream()
                .map(Recorded::evidence)
                .filter(e -> kind.isInstance(e.body()))
                .toList();
    }
}
