package io.aionis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.guide.Section;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from outside may be anything: it gets a clear error or the right answer, and nothing is lost. */
class BadInputTest {

    private static final Task TASK = Task.of("checkout-migration");
    private static final Actor WORKER = Actor.of("worker-1", Role.WORKER);
    private static final Actor REVIEWER = Actor.of("ada", Role.REVIEWER);
    private static final Duration SOON = Duration.ofSeconds(30);

    /** 200 KB without a space; in UTF-8 as in UTF-16 no field is shortened on the way. */
    private static final String LONG = "x".repeat(100_000) + "é".repeat(50_000);

    private static final String HALVES = "a\uD800b\uDC00c\uDBFF";

    @TempDir
    Path directory;

    @Test
    void should_keep_the_first_when_an_id_is_used_again_for_other_content_and_mark_the_loss() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace workspace = aionis.in("repo:checkout");
            RunRecorder run = workspace.startRun(TASK, Actor.agent("lone"), "Migrate", Map.of());
            Evidence first = evidence(workspace, "e-1", run.id(), "the first");
            workspace.observe(first);
            workspace.observe(first);
            workspace.observe(evidence(workspace, "e-1", run.id(), "another"));
            run.toolCall("edit", Json.empty(), "ok", Outcome.SUCCEEDED, Effect.WRITE);
            run.end(RunStatus.RETURNED, "done");

            assertThat(workspace.flush(SOON)).isTrue();
            assertThat(bodies(workspace))
                    .filteredOn(EvidenceBody.Step.class::isInstance)
                    .containsExactly(first.body());
            assertThat(bodies(workspace))
                    .filteredOn(EvidenceBody.ToolCall.class::isInstance)
                    .hasSize(1);
            assertThat(bodies(workspace)).contains(new EvidenceBody.Gap(1, "REFUSED"));
            assertThat(aionis.dropped()).isEqualTo(1);
            assertThat(workspace.state().memories()).noneMatch(memory -> memory.state() == State.PASSED);
        }
    }

    @Test
    void should_keep_200_kb_without_a_space_in_every_text() {
        try (Aionis aionis = Aionis.open(directory)) {
            sayEverything(aionis.in("repo:checkout"), LONG);
        }
        try (Aionis again = Aionis.open(directory)) {
            Workspace workspace = again.in("repo:checkout");

            assertThat(again.dropped()).isZero();
            assertSaidEverything(workspace, LONG);
            assertGuideIsSound(workspace, 800);
        }
    }

    @Test
    void should_keep_half_characters_in_every_text() {
        try (Aionis aionis = Aionis.open(directory)) {
            sayEverything(aionis.in("repo:checkout"), HALVES);
        }
        try (Aionis again = Aionis.open(directory)) {
            assertSaidEverything(again.in("repo:checkout"), HALVES);
            assertGuideIsSound(again.in("repo:checkout"), 800);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Drop\u0000 it\u0007", "go\u202Eno\u2066x", "one\r\ntwo\u2028three\u0085four", "\uFEFFx\u200Bz"})
    void should_keep_titles_with_control_and_direction_characters_and_print_none(String title) {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace workspace = aionis.in("repo:checkout");
            workspace.observeStep(title).at(TASK).by(WORKER).on(title).failed(title);
            workspace
                    .observeStep(title + " again")
                    .at(TASK)
                    .by(REVIEWER)
                    .via(title)
                    .succeeded(title);

            assertThat(workspace.guide(request(800)).rows()).hasSize(2);
            assertThat(((EvidenceBody.Step) bodies(workspace).get(0)).title()).isEqualTo(title);
            assertGuideIsSound(workspace, 800);
        }
    }

    @Test
    void should_refuse_names_that_cannot_key_anything() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace workspace = aionis.in("repo:checkout");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> workspace.observeArtifact(LONG, "here"))
                    .withMessageContaining("Artifact.name has 150000 characters")
                    .withMessageContaining("at most 512");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> workspace.observeStep("Patch").at(HALVES))
                    .withMessageContaining("Task.signature holds half a character at 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> workspace.observeStep("Patch").about("port\u202E\n", "1"))
                    .withMessageContaining("Circumstances.subject holds a control character");
            assertThat(workspace.evidence(0, 10)).isEmpty();
        }
    }

    @Test
    void should_say_briefly_what_is_wrong_with_long_arguments() {
        try (Aionis aionis = Aionis.open(directory)) {
            RunRecorder run = aionis.in("repo:checkout").startRun(TASK, WORKER, "Migrate", Map.of());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> run.toolCall("edit", LONG, "ok", Outcome.SUCCEEDED, Effect.WRITE))
                    .withMessageContaining("'edit'")
                    .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(1_000));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> run.toolCall(LONG, "{}", "ok", Outcome.SUCCEEDED, Effect.WRITE))
                    .withMessageContaining("ToolCall.tool has 150000 characters")
                    .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(1_000));
        }
    }

    @Test
    void should_judge_evidence_without_words_that_came_from_elsewhere() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace workspace = aionis.in("repo:checkout");
            for (String title : List.of("", " ", "\n\t")) {
                workspace.observe(
                        TASK,
                        null,
                        WORKER,
                        Lane.SHARED,
                        new EvidenceBody.Step(title, "", Outcome.FAILED, List.of(), null));
                workspace.observe(
                        TASK,
                        null,
                        WORKER,
                        Lane.SHARED,
                        new EvidenceBody.Step(title, title, Outcome.FAILED, List.of(title), title));
            }

            assertThat(workspace.guide(request(800)).rows())
                    .isNotEmpty()
                    .allMatch(row -> row.section() == Section.FAILED_BRANCHES);
            assertThat(workspace.state().memories())
                    .extracting(Memory::attempts)
                    .contains(3);
        }
    }

    @Test
    void should_hold_the_order_of_a_run_while_the_clock_jumps_back() {
        Jumping clock = new Jumping();
        try (Aionis aionis = Aionis.builder().directory(directory).clock(clock).build()) {
            Workspace workspace = aionis.in("repo:checkout");
            RunRecorder run = workspace.startRun(TASK, WORKER, "Migrate", Map.of());
            run.toolCall("test", Json.empty(), "red", Outcome.FAILED, Effect.READ);
            clock.back(Duration.ofDays(400));
            run.toolCall("test", Json.empty(), "green", Outcome.SUCCEEDED, Effect.READ);

            assertThat(call(workspace).state()).isNotEqualTo(State.FAILED_BRANCH);
            assertThat(workspace.run(run.id()).calls())
                    .extracting(EvidenceBody.ToolCall::result)
                    .containsExactly("red", "green");
        }
    }

    @Test
    void should_lose_nothing_between_runs_while_the_clock_jumps_back() {
        Jumping clock = new Jumping();
        try (Aionis aionis = Aionis.builder().directory(directory).clock(clock).build()) {
            Workspace workspace = aionis.in("repo:checkout");
            for (int i = 0; i < 20; i++) {
                RunRecorder run = workspace.startRun(TASK, WORKER, "Migrate " + i, Map.of());
                run.step("Attempt " + i).via("route " + i).failed("red");
                clock.back(Duration.ofHours(1));
                run.end(RunStatus.FAILED, null);
            }
            clock.back(Duration.ofDays(20_000));
            workspace
                    .observeStep("Take the other road")
                    .at(TASK)
                    .by(REVIEWER)
                    .via("road")
                    .succeeded();

            Guide guide = workspace.guide(request(4_000));
            assertThat(guide.rows())
                    .filteredOn(row -> row.section() == Section.FAILED_BRANCHES)
                    .hasSize(20);
            assertThat(guide.rows().get(0).section()).isEqualTo(Section.CURRENT_ACTIVE_PATH);
            assertThat(workspace.evidence(0, 100))
                    .filteredOn(recorded -> !(recorded.evidence().body() instanceof EvidenceBody.Guided))
                    .hasSize(61);
        }
    }

    @Test
    void should_hold_ten_thousand_blocks_against_a_guide_of_300_tokens() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace workspace = aionis.in("repo:checkout");
            for (int i = 0; i < 10_000; i++) {
                workspace
                        .observeStep("Attempt " + i)
                        .at(TASK)
                        .by(WORKER)
                        .via("route " + i)
                        .failed("red");
                if (i % 2_000 == 1_999) {
                    assertThat(workspace.flush(SOON)).isTrue();
                }
            }

            Guide guide = workspace.guide(request(300));

            assertThat(aionis.dropped()).isZero();
            assertThat(guide.promptTokens()).isBetween(1, 300);
            assertThat(guide.prompt()).contains("FAILED_BRANCHES");
            assertThat(guide.rows()).allMatch(row -> row.section() == Section.FAILED_BRANCHES);
            assertThat(guide.receipt().stream().filter(reason -> reason.memoryId() != null))
                    .hasSize(10_000);
            assertThat(guide.prompt()).contains((10_000 - guide.rows().size()) + " failed");
        }
    }

    private static void sayEverything(Workspace workspace, String text) {
        RunRecorder run = workspace.startRun(TASK, WORKER, text, Map.of(text, Json.of(text)));
        run.step(text)
                .summary(text)
                .on(text)
                .via(text)
                .dependingOn(text, text)
                .about("key", text)
                .saidFirstBy(text)
                .failed(text);
        EvidenceId plan =
                run.plan(text).first(text).until(text).on(text).via(text).record();
        run.artifact("name", text).hash(text).summary(text).via(text).record();
        run.handoff(text)
                .summary(text)
                .to(text)
                .next(text)
                .until(text)
                .with(plan)
                .on(text)
                .via(text)
                .record();
        run.as(REVIEWER).verdict(plan).rejected(text);
        workspace.observeVerdict(TASK, text).by(REVIEWER).rejected(text);
        workspace.operator().suppress(plan).by(REVIEWER).because(text);
        workspace.withdraw(plan).by(REVIEWER).because(text);
        run.toolCall("tool", Json.of(text), text, Outcome.FAILED, Effect.WRITE);
        run.end(RunStatus.FAILED, text);
    }

    private static void assertSaidEverything(Workspace workspace, String text) {
        List<EvidenceBody> bodies = bodies(workspace);
        EvidenceId plan = workspace.evidence(0, 100).get(2).evidence().id();
        List<String> texts = List.of(text);
        List<EvidenceBody> expected = List.of(
                new EvidenceBody.RunStarted(text, Map.of(text, Json.of(text))),
                new EvidenceBody.Step(text, text + "\n" + text, Outcome.FAILED, texts, text),
                new EvidenceBody.Plan(text, texts, texts, texts, text),
                new EvidenceBody.Artifact("name", text, text, text, text),
                new EvidenceBody.Handoff(text, text, text, text, texts, List.of(plan), texts, text),
                new EvidenceBody.Verdict(plan, null, Outcome.FAILED, text),
                new EvidenceBody.Verdict(null, text, Outcome.FAILED, text),
                new EvidenceBody.OperatorAction(EvidenceBody.OperatorAction.Kind.BLOCK, plan.value(), text),
                new EvidenceBody.Withdrawal(plan, text),
                new EvidenceBody.RunEnded(RunStatus.FAILED, text));
        // Compared in the quiet: a failure would print megabytes.
        assertThat(bodies).hasSize(11);
        assertThat(expected.stream().filter(body -> !bodies.contains(body)).map(EvidenceBody::getClass))
                .as("kinds that did not come back as they were said")
                .isEmpty();
        var circumstances = workspace.evidence(0, 100).get(1).evidence().circumstances();
        assertThat(circumstances.environment()).isEqualTo(Map.of(text, text));
        assertThat(circumstances.value()).isEqualTo(text);
        assertThat(circumstances.origin()).isEqualTo(text);
    }

    /** A guide in its budget, on lines of printable characters. */
    private static void assertGuideIsSound(Workspace workspace, int tokens) {
        Guide guide = workspace.guide(request(tokens));
        assertThat(guide.isEmpty()).isFalse();
        assertThat(guide.promptTokens()).isLessThanOrEqualTo(tokens);
        assertThat(guide.prompt().codePoints().filter(c -> c != '\n')).noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }

    private static Memory call(Workspace workspace) {
        return workspace.state().memories().stream()
                .filter(memory -> memory.subject() instanceof Subject.Call)
                .findFirst()
                .orElseThrow();
    }

    private static GuideRequest request(int tokens) {
        return GuideRequest.at(TASK).as(WORKER).asking("go on").within(tokens);
    }

    private static List<EvidenceBody> bodies(Workspace workspace) {
        assertThat(workspace.flush(SOON)).isTrue();
        return workspace.evidence(0, 100).stream()
                .map(Recorded::evidence)
                .map(Evidence::body)
                .toList();
    }

    private static Evidence evidence(Workspace workspace, String id, RunId run, String title) {
        EvidenceBody step = new EvidenceBody.Step(title, "", Outcome.SUCCEEDED, List.of(), null);
        return new Evidence(
                new EvidenceId(id),
                workspace.scope(),
                TASK,
                run,
                Actor.agent("lone"),
                Lane.SHARED,
                Instant.parse("2026-05-01T12:00:00Z"),
                step);
    }

    private static final class Jumping extends Clock {
        private volatile Instant now = Instant.parse("2026-05-01T12:00:00Z");

        void back(Duration jump) {
            now = now.minus(jump);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
