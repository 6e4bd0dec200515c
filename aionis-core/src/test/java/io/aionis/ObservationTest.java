package io.aionis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aionis.ledger.GateStore;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.OperatorAction.Kind;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every sentence leaves the evidence that it says, on a real disk, and says at once what is missing. */
class ObservationTest {

    private static final Task TASK = new Task("checkout-migration", "migrations");
    private static final Actor PLANNER = Actor.of("planner-1", Role.PLANNER);
    private static final Actor WORKER = Actor.of("worker-1", Role.WORKER).inTeam("payments");
    private static final Actor VERIFIER = Actor.of("verifier-1", Role.VERIFIER);
    private static final Actor REVIEWER = Actor.of("ada", Role.REVIEWER);
    private static final RunId RUN = new RunId("run-1");

    @TempDir
    Path directory;

    private Aionis aionis;
    private Workspace workspace;

    @BeforeEach
    void open() {
        aionis = Aionis.open(directory);
        workspace = aionis.in("repo:checkout");
    }

    @AfterEach
    void close() {
        aionis.close();
    }

    @Test
    void should_record_every_word_of_a_step() {
        EvidenceId id = workspace
                .observeStep("Patch the legacy adapter")
                .at(TASK)
                .by(WORKER)
                .in(RUN)
                .on("src/adapter.ts", "src/port.ts")
                .via("legacy adapter")
                .summary("Added a null check")
                .failed("2 tests red");

        Evidence step = only();
        assertThat(step.id()).isEqualTo(id);
        assertThat(step.scope()).isEqualTo(workspace.scope());
        assertThat(step.task()).isEqualTo(TASK);
        assertThat(step.run()).isEqualTo(RUN);
        assertThat(step.actor()).isEqualTo(WORKER);
        assertThat(step.lane()).isEqualTo(Lane.SHARED);
        assertThat(step.body())
                .isEqualTo(new EvidenceBody.Step(
                        "Patch the legacy adapter",
                        "Added a null check\n2 tests red",
                        Outcome.FAILED,
                        List.of("src/adapter.ts", "src/port.ts"),
                        "legacy adapter"));
    }

    @Test
    void should_end_a_step_by_its_outcome_alone() {
        step().succeeded();
        step().succeeded("not a single test failed");
        step().failed("all tests passed");
        step().blocked("no access");
        step().interrupted("timeout");
        step().noted();
        step().ended(Outcome.BLOCKED, "");

        assertThat(recorded())
                .extracting(evidence -> ((EvidenceBody.Step) evidence.body()).outcome())
                .containsExactly(
                        Outcome.SUCCEEDED,
                        Outcome.SUCCEEDED,
                        Outcome.FAILED,
                        Outcome.BLOCKED,
                        Outcome.INTERRUPTED,
                        Outcome.UNKNOWN,
                        Outcome.BLOCKED);
    }

    @Test
    void should_record_what_holds_besides() {
        Instant end = Instant.parse("2027-01-01T00:00:00Z");
        EvidenceId earlier = step().succeeded();
        step().about("database.port", "5432")
                .supersedes(earlier)
                .validUntil(end)
                .dependingOn("commit", "ab12")
                .dependingOn("postgres", "17")
                .onlyThere()
                .saidFirstBy("wiki")
                .forTeam()
                .succeeded();
        step().privately().noted();

        var circumstances = recorded().get(1).circumstances();
        assertThat(circumstances.subject()).isEqualTo("database.port");
        assertThat(circumstances.value()).isEqualTo("5432");
        assertThat(circumstances.supersedes()).containsExactly(earlier);
        assertThat(circumstances.validUntil()).isEqualTo(end);
        assertThat(circumstances.environment())
                .containsExactlyInAnyOrderEntriesOf(Map.of("commit", "ab12", "postgres", "17"));
        assertThat(circumstances.binding()).isTrue();
        assertThat(circumstances.origin()).isEqualTo("wiki");
        assertThat(recorded()).extracting(Evidence::lane).containsExactly(Lane.SHARED, Lane.TEAM, Lane.AGENT);
    }

    @Test
    void should_record_a_plan_an_artifact_and_a_handoff() {
        workspace
                .observePlan("Move checkout")
                .at("checkout-migration")
                .by(PLANNER)
                .on("src")
                .via("new adapter")
                .first("write the adapter")
                .then("switch the callers")
                .until("tests green", "no caller left")
                .record();
        EvidenceId report = workspace
                .observeArtifact("test report", "target/report.xml")
                .at(TASK)
                .by(VERIFIER)
                .hash("ff00")
                .summary("40 tests")
                .via("new adapter")
                .record();
        workspace
                .observeHandoff("The adapter is in place")
                .at(TASK)
                .by(REVIEWER)
                .summary("callers are open")
                .to(WORKER)
                .next("switch the callers")
                .until("tests green")
                .with(report)
                .on("src")
                .via("new adapter")
                .record();

        assertThat(recorded())
                .extracting(Evidence::body)
                .containsExactly(
                        new EvidenceBody.Plan(
                                "Move checkout",
                                List.of("write the adapter", "switch the callers"),
                                List.of("tests green", "no caller left"),
                                List.of("src"),
                                "new adapter"),
                        new EvidenceBody.Artifact(
                                "test report", "target/report.xml", "ff00", "40 tests", "new adapter"),
                        new EvidenceBody.Handoff(
                                "The adapter is in place",
                                "callers are open",
                                "worker-1",
                                "switch the callers",
                                List.of("tests green"),
                                List.of(report),
                                List.of("src"),
                                "new adapter"));
    }

    @Test
    void should_judge_evidence_a_run_and_a_route() {
        EvidenceId attempt = step().succeeded();
        workspace.observeVerdict(attempt).by(VERIFIER).rejected("2 tests red");
        workspace.observeVerdict(RUN).by(REVIEWER).accepted("read it");
        workspace.observeVerdict(TASK, "new adapter").by(REVIEWER).accepted("go on");

        List<Evidence> verdicts = recorded().subList(1, 4);
        assertThat(verdicts)
                .extracting(Evidence::body)
                .containsExactly(
                        new EvidenceBody.Verdict(attempt, null, Outcome.FAILED, "2 tests red"),
                        new EvidenceBody.Verdict(null, null, Outcome.SUCCEEDED, "read it"),
                        new EvidenceBody.Verdict(null, "new adapter", Outcome.SUCCEEDED, "go on"));
        assertThat(verdicts.get(1).run()).isEqualTo(RUN);
        assertThat(verdicts.get(2).task()).isEqualTo(TASK);
    }

    @Test
    void should_record_what_a_person_decides() {
        EvidenceId attempt = step().succeeded();
        Operator operator = workspace.operator();
        operator.suppress("mem-0123").by(REVIEWER).because("it rots the data");
        operator.unsuppress("mem-0123").by(REVIEWER).because("mended");
        operator.suppress(attempt).by(WORKER).because("looks wrong");
        operator.unsuppress(attempt).by(REVIEWER).because("it is right");
        operator.archive("mem-0123").by(REVIEWER).because("old");
        operator.archive(attempt).by(REVIEWER).because("old");
        operator.restore("mem-0123").by(REVIEWER).because("needed");
        operator.restore(attempt).by(REVIEWER).because("needed");
        workspace.withdraw(attempt).by(WORKER).because("wrong branch");

        assertThat(recorded().stream().skip(1).map(Evidence::body))
                .containsExactly(
                        new EvidenceBody.OperatorAction(Kind.BLOCK, "mem-0123", "it rots the data"),
                        new EvidenceBody.OperatorAction(Kind.RELEASE, "mem-0123", "mended"),
                        new EvidenceBody.OperatorAction(Kind.BLOCK, attempt.value(), "looks wrong"),
                        new EvidenceBody.OperatorAction(Kind.RELEASE, attempt.value(), "it is right"),
                        new EvidenceBody.OperatorAction(Kind.ARCHIVE, "mem-0123", "old"),
                        new EvidenceBody.OperatorAction(Kind.ARCHIVE, attempt.value(), "old"),
                        new EvidenceBody.OperatorAction(Kind.RESTORE, "mem-0123", "needed"),
                        new EvidenceBody.OperatorAction(Kind.RESTORE, attempt.value(), "needed"),
                        new EvidenceBody.Withdrawal(attempt, "wrong branch"));
    }

    @Test
    void should_know_run_task_and_actor_inside_a_run() {
        RunRecorder run = workspace.startRun(TASK, WORKER, "Migrate", Map.of());
        EvidenceId attempt = run.step("Patch the adapter").via("legacy adapter").failed("2 tests red");
        run.plan("Move").first("write").record();
        run.artifact("diff", "target/diff.patch").record();
        run.as(VERIFIER).verdict(attempt).rejected("red");
        run.as(REVIEWER).handoff("Over to you").next("run the tests").record();

        assertThat(recorded()).allSatisfy(evidence -> {
            assertThat(evidence.task()).isEqualTo(TASK);
            assertThat(evidence.run()).isEqualTo(run.id());
        });
        assertThat(recorded())
                .extracting(evidence -> evidence.actor().role())
                .containsExactly(Role.WORKER, Role.WORKER, Role.WORKER, Role.WORKER, Role.VERIFIER, Role.REVIEWER);
    }

    @Test
    void should_number_the_calls_of_all_actors_of_a_run_together() {
        RunRecorder run = workspace.startRun(TASK, WORKER, "Migrate", Map.of());
        run.toolCall("edit", Json.empty(), "ok", Outcome.SUCCEEDED, Effect.WRITE);
        run.as(VERIFIER).toolCall("test", Json.empty(), "ok", Outcome.SUCCEEDED, Effect.READ);
        run.toolCall("commit", Json.empty(), "ok", Outcome.SUCCEEDED, Effect.WRITE);

        assertThat(workspace.run(run.id()).calls())
                .extracting(EvidenceBody.ToolCall::ordinal)
                .containsExactly(0, 1, 2);
    }

    @Test
    void should_guide_the_actor_of_a_run_at_its_task() {
        RunRecorder run = workspace.startRun(TASK, WORKER, "Migrate", Map.of());
        run.step("Patch the adapter").via("legacy adapter").failed("2 tests red");

        assertThat(run.guide("go on").prompt()).contains("legacy adapter");
        assertThat(run.as(VERIFIER).guide("go on").prompt()).contains("legacy adapter");
    }

    @Test
    void should_say_what_a_sentence_lacks_and_record_nothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> workspace.observeStep("Patch it").at(TASK).succeeded())
                .withMessageContaining("'Patch it'")
                .withMessageContaining("by(Actor.of(");
        assertThatIllegalStateException()
                .isThrownBy(() -> workspace.observeStep("Patch it").by(WORKER).succeeded())
                .withMessageContaining("at(task)")
                .withMessageContaining("atNoTask()");
        assertThatIllegalStateException()
                .isThrownBy(() -> step().by(PLANNER).forTeam().succeeded())
                .withMessageContaining("'planner-1'")
                .withMessageContaining("inTeam");
        assertThatIllegalStateException()
                .isThrownBy(() -> step().onlyThere().succeeded())
                .withMessageContaining("dependingOn(");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        workspace.observeHandoff("Over").at(TASK).by(WORKER).record())
                .withMessageContaining("next(");
        assertThatIllegalStateException()
                .isThrownBy(() -> workspace.observeVerdict(RUN).accepted("fine"))
                .withMessageContaining("run 'run-1'")
                .withMessageContaining("by(");

        assertThat(recorded()).isEmpty();
    }

    @Test
    void should_record_without_a_task_only_when_that_is_said() {
        workspace.observeStep("Noticed").by(WORKER).atNoTask().noted();

        assertThat(only().task()).isNull();
    }

    @Test
    void should_record_a_sentence_once() {
        StepObservation step = step();
        EvidenceId id = step.failed("red");

        assertThatIllegalStateException()
                .isThrownBy(step::succeeded)
                .withMessageContaining("recorded already, as '" + id + "'");
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void should_refuse_two_lanes_so_that_nothing_private_gets_to_the_team() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        workspace.observeStep("Try the sandbox").privately().forTeam())
                .withMessageContaining("privately() and forTeam()");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> workspace.observeStep("Try the sandbox").forTeam().privately())
                .withMessageContaining("privately() and forTeam()");
    }

    @Test
    void should_refuse_blank_words_where_they_are_said() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> workspace.observeStep(" \n"))
                .withMessageContaining("step begins with blank text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> workspace.observeArtifact("", "here"))
                .withMessageContaining("artifact begins with blank text");
        assertThatIllegalArgumentException().isThrownBy(() -> step().via("")).withMessageContaining("via(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step().on("a.ts", ""))
                .withMessageContaining("on(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> workspace.observeVerdict(RUN).by(VERIFIER).rejected(" "))
                .withMessageContaining("rejected(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> workspace.operator().archive("mem-1").by(REVIEWER).because(""))
                .withMessageContaining("because(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step().about("", "5432"))
                .withMessageContaining("Circumstances.subject is blank");
        assertThatIllegalStateException()
                .isThrownBy(() -> workspace.observePlan("Move").first("a").first("b"))
                .withMessageContaining("then(");

        assertThat(recorded()).isEmpty();
    }

    @Test
    void should_tell_an_alias_of_a_guide_from_a_memory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> workspace.operator().suppress("m3"))
                .withMessageContaining("'m3'")
                .withMessageContaining("guide.rows()");
    }

    @Test
    void should_let_no_worker_lift_what_a_person_suppressed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> workspace.operator().unsuppress("mem-1").by(WORKER))
                .withMessageContaining("'worker-1'")
                .withMessageContaining("reviewer");
    }

    @Test
    void should_neither_wait_for_a_store_that_hangs_nor_throw_when_it_fails() {
        GateStore store = new GateStore();
        try (Aionis gated = Aionis.builder().store(store).build()) {
            Workspace there = gated.in("repo:checkout");
            there.observeStep("While it hangs").at(TASK).by(WORKER).noted();
            store.failure = new LedgerException("the disk is full");
            store.open();
            assertThat(there.flush(Duration.ofSeconds(10))).isFalse();
            there.operator().suppress("mem-1").by(REVIEWER).because("while it fails");
            assertThat(there.flush(Duration.ofSeconds(10))).isFalse();
            assertThat(gated.dropped()).isEqualTo(2);

            store.failure = null;
            there.observeStep("Again").at(TASK).by(WORKER).noted();

            assertThat(there.flush(Duration.ofSeconds(10))).isTrue();
            assertThat(there.evidence(0, 10))
                    .extracting(
                            recorded -> recorded.evidence().body().getClass().getSimpleName())
                    .containsExactlyInAnyOrder("Gap", "Gap", "Step");
        }
    }

    private StepObservation step() {
        return workspace.observeStep("Patch the adapter").at(TASK).by(WORKER);
    }

    private Evidence only() {
        List<Evidence> all = recorded();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<Evidence> recorded() {
        assertThat(workspace.flush(Duration.ofSeconds(10))).isTrue();
        return workspace.evidence(0, 100).stream().map(Recorded::evidence).toList();
    }
}
