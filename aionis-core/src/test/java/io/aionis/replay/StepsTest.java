package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.plan.PlanStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timeouts, retries, local execution, observers. */
class StepsTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    @TempDir
    Path directory;

    private Bench bench;
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final ScriptedTools tools = new ScriptedTools()
            .has("look", Effect.READ)
            .has("set", Effect.IDEMPOTENT_WRITE)
            .has("pay", Effect.WRITE)
            .has("bash", Effect.WRITE);

    @BeforeEach
    void open() {
        bench = new Bench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void should_fail_when_a_read_takes_too_long() {
        tools.does("look", this::blocked);

        ReplayReport report = bench.replay(Bench.step("s1", "look", "READ") + "," + Bench.step("s2", "pay", "WRITE"))
                .stepTimeout(SHORT)
                .strict(tools);

        assertThat(report.status()).isEqualTo(ReplayStatus.FAILED);
        assertThat(report.steps().get(0).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.reason()).contains("did not answer within PT0.02S");
        assertThat(tools.calls).hasSize(1);
    }

    @Test
    void should_be_in_doubt_when_a_write_takes_too_long_and_find_it_done_when_it_ends_late() throws Exception {
        tools.does("pay", () -> {
            uninterrupted(released);
            return new ToolAnswer(Outcome.SUCCEEDED, "paid late");
        });
        Replay replay = bench.replay(Bench.step("s1", "pay", "WRITE"))
                .idempotencyKey("r1")
                .stepTimeout(SHORT);

        ReplayReport late = replay.strict(tools);
        ReplayReport meanwhile = replay.strict(tools);
        assertThat(late.status()).isEqualTo(ReplayStatus.IN_DOUBT);
        assertThat(meanwhile.status()).isEqualTo(ReplayStatus.IN_DOUBT);
        assertThat(meanwhile.reason()).contains("is under way");
        assertThatThrownBy(() ->
                        bench.claims.didNotHappen(Objects.requireNonNull(late.doubt()), CrashStory.PERSON, "looked"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("under way");
        released.countDown();

        Awaitility.await().until(() -> replay.strict(tools).succeeded());
        assertThat(replay.strict(tools).steps().get(0).result()).isEqualTo("paid late");
        assertThat(tools.calls).hasSize(1);
    }

    @Test
    void should_try_a_read_and_an_idempotent_write_again_and_no_other() {
        tools.breaks("look")
                .answers("look", Outcome.FAILED, "busy")
                .breaks("set")
                .breaks("pay");
        String steps = Bench.step("s1", "look", "READ") + "," + Bench.step("s2", "set", "IDEMPOTENT_WRITE") + ","
                + Bench.step("s3", "pay", "WRITE");
        List<Integer> pauses = new ArrayList<>();

        ReplayReport report = bench.replay(steps)
                .retries(2)
                .backoff(failures -> {
                    pauses.add(failures);
                    return Duration.ZERO;
                })
                .strict(tools);

        assertThat(report.status()).isEqualTo(ReplayStatus.IN_DOUBT);
        assertThat(report.steps())
                .extracting(ReplayReport.StepReceipt::attempts)
                .containsExactly(3, 2, 1);
        assertThat(pauses).containsExactly(1, 2, 1);
        assertThat(report.stoppedAt()).isEqualTo("s3");
    }

    @Test
    void should_try_nothing_again_that_was_blocked_or_unless_it_is_said() {
        tools.answers("look", Outcome.BLOCKED, "not yours").breaks("look");

        ReplayReport blocked =
                bench.replay(Bench.step("s1", "look", "READ")).retries(5).strict(tools);
        ReplayReport unsaid = bench.replay(Bench.step("s1", "look", "READ")).strict(tools);

        assertThat(blocked.steps().get(0).attempts()).isEqualTo(1);
        assertThat(unsaid.steps().get(0).attempts()).isEqualTo(1);
        assertThat(unsaid.reason()).contains("connection lost");
    }

    @Test
    void should_run_commands_only_where_local_execution_is_allowed() {
        Replay replay = bench.replay(Bench.step("s1", "bash", "WRITE"));

        ReplayReport refused = replay.strict(tools);
        ReplayReport allowed = replay.allowLocalExec(true).strict(tools);

        assertThat(refused.status()).isEqualTo(ReplayStatus.NOT_READY);
        assertThat(refused.reason()).contains("allowLocalExec(true)");
        assertThat(allowed.succeeded()).isTrue();
        assertThat(tools.calls).hasSize(1);
    }

    @Test
    void should_tell_an_observer_and_go_on_whatever_it_throws() {
        List<String> told = new ArrayList<>();
        ReplayObserver observer = new ReplayObserver() {
            @Override
            public void began(RunId run, String playbook, int steps) {
                told.add(playbook + " " + steps);
                throw new IllegalStateException("not today");
            }

            @Override
            public void stepBegan(RunId run, PlanStep step, int number) {
                told.add(number + " " + step.id());
            }

            @Override
            public void stepEnded(RunId run, PlanStep step, ReplayReport.StepReceipt receipt) {
                told.add(step.id() + " " + receipt.outcome());
                throw new IllegalStateException("not today");
            }

            @Override
            public void ended(RunId run, ReplayReport report) {
                told.add("" + report.status());
                throw new IllegalStateException("not today");
            }
        };
        tools.answers("look", Outcome.SUCCEEDED, "here").answers("pay", Outcome.FAILED, "no money");

        ReplayReport report = bench.replay(Bench.step("s1", "look", "READ") + "," + Bench.step("s2", "pay", "WRITE"))
                .observer(observer)
                .strict(tools);

        assertThat(report.status()).isEqualTo(ReplayStatus.FAILED);
        assertThat(told).containsExactly("shop v1 2", "1 s1", "s1 SUCCEEDED", "2 s2", "s2 FAILED", "FAILED");
    }

    @Test
    void should_walk_over_each_step_once_however_long_the_plan_is() {
        int length = 1_000;
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < length; i++) {
            steps.append(i == 0 ? "" : ",").append(Bench.step("s" + i, "look", "READ"));
        }
        Replay replay = bench.replay(steps.toString());
        ReplayReport report = replay.strict(tools);

        assertThat(report.succeeded()).as(report.render()).isTrue();
        assertThat(report.steps()).hasSize(length);
        assertThat(report.render().lines().count()).isLessThan(5);
    }

    @Test
    void should_give_a_resubmission_the_same_fresh_values() {
        String steps = "{\"id\": \"s1\", \"tool\": \"pay\", \"effect\": \"WRITE\", \"arguments\":"
                + " {\"key\": {\"$fresh\": \"UUID\"}, \"at\": {\"$fresh\": \"TIMESTAMP\"}}}";

        ReplayReport first = bench.replay(steps).idempotencyKey("r1").strict(tools);
        ReplayReport again = bench.replay(steps).idempotencyKey("r1").strict(tools);
        ReplayReport other = bench.replay(steps).idempotencyKey("r2").strict(tools);

        assertThat(first.succeeded()).as(first.render()).isTrue();
        assertThat(again.steps().get(0).arguments())
                .isEqualTo(first.steps().get(0).arguments());
        assertThat(other.steps().get(0).arguments())
                .isNotEqualTo(first.steps().get(0).arguments());
        assertThat(tools.calls).hasSize(2);
    }

    private ToolAnswer blocked() {
        try {
            never.await();
        } catch (InterruptedException asMeant) {
            Thread.currentThread().interrupt();
        }
        return new ToolAnswer(Outcome.SUCCEEDED, Json.empty().text());
    }

    private static void uninterrupted(CountDownLatch latch) {
        boolean waiting = true;
        while (waiting) {
            try {
                latch.await();
                waiting = false;
            } catch (InterruptedException stubborn) {
                // The tool does not listen.
            }
        }
    }
}
