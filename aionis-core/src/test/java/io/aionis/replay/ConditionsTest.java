package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Effect;
import io.aionis.model.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold before a plan and after its steps. */
class ConditionsTest {

    private static final String BEFORE = "\"before\": [{\"kind\": \"absent\"}], \"steps\": ["
            + Bench.step("s1", "make", "WRITE") + "," + Bench.step("s2", "mail", "WRITE") + "]";
    private static final String AFTER = "\"steps\": [{\"id\": \"s1\", \"tool\": \"make\", \"effect\": \"WRITE\","
            + " \"arguments\": {}, \"after\": [{\"kind\": \"there\"}]}," + Bench.step("s2", "mail", "WRITE") + "]";

    @TempDir
    Path directory;

    private Bench bench;
    private final AtomicBoolean holds = new AtomicBoolean(true);
    private final ScriptedTools tools =
            new ScriptedTools().has("make", Effect.WRITE).has("mail", Effect.WRITE);

    @BeforeEach
    void open() {
        bench = new Bench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Replay replay(String plan) {
        return bench.plan(plan)
                .idempotencyKey("r1")
                .checkers(List.of(Bench.holdsWhile("absent", holds), Bench.holdsWhile("there", holds)));
    }

    @Test
    void should_run_nothing_when_what_must_hold_before_does_not() {
        holds.set(false);
        ReplayReport refused = replay(BEFORE).strict(tools);
        assertThat(tools.calls).isEmpty();
        holds.set(true);
        ReplayReport later = replay(BEFORE).strict(tools);

        assertThat(refused.status()).isEqualTo(ReplayStatus.NOT_READY);
        assertThat(refused.reason()).contains("absent does not hold");
        assertThat(later.succeeded()).isTrue();
    }

    @Test
    void should_not_ask_a_request_that_was_begun_for_what_it_has_changed_itself() {
        tools.does("make", () -> {
            holds.set(false);
            return new ToolAnswer(Outcome.SUCCEEDED, "made");
        });
        tools.answers("mail", Outcome.FAILED, "no route");

        ReplayReport stopped = replay(BEFORE).strict(tools);
        ReplayReport resumed = replay(BEFORE).strict(tools);
        ReplayReport another = replay(BEFORE).idempotencyKey("r2").strict(tools);

        assertThat(stopped.stoppedAt()).isEqualTo("s2");
        assertThat(resumed.succeeded()).as(resumed.render()).isTrue();
        assertThat(another.status()).isEqualTo(ReplayStatus.NOT_READY);
    }

    @Test
    void should_ask_again_when_the_request_was_begun_and_nothing_was_done() {
        tools.answers("make", Outcome.FAILED, "disk full");
        assertThat(replay(BEFORE).strict(tools).status()).isEqualTo(ReplayStatus.FAILED);
        holds.set(false);

        ReplayReport resumed = replay(BEFORE).strict(tools);

        assertThat(resumed.status()).as(resumed.render()).isEqualTo(ReplayStatus.NOT_READY);
        assertThat(tools.calls).hasSize(1);
    }

    @Test
    void should_stop_after_a_step_that_left_something_else_than_it_must_and_look_again_later() {
        holds.set(false);
        ReplayReport stopped = replay(AFTER).strict(tools);
        ReplayReport still = replay(AFTER).strict(tools);
        assertThat(tools.calls).containsExactly("make{}");
        holds.set(true);
        ReplayReport resumed = replay(AFTER).strict(tools);
        holds.set(false);
        ReplayReport finished = replay(AFTER).strict(tools);

        assertThat(stopped.status()).isEqualTo(ReplayStatus.FAILED);
        assertThat(stopped.stoppedAt()).isEqualTo("s1");
        assertThat(still.reason()).contains("After step s1 (make)").contains("there does not hold");
        assertThat(resumed.succeeded()).as(resumed.render()).isTrue();
        assertThat(finished.succeeded()).as(finished.render()).isTrue();
        assertThat(tools.calls).hasSize(2);
    }

    @Test
    void should_not_begin_when_a_check_must_execute_something_and_may_not() {
        AtomicBoolean allowed = new AtomicBoolean();
        Replay replay = replay(BEFORE).checkers(List.of(Bench.executing("absent", allowed)));

        ReplayReport refused = replay.strict(tools);
        allowed.set(true);
        ReplayReport ran = replay.allowLocalExec(true).strict(tools);

        assertThat(refused.status()).isEqualTo(ReplayStatus.NOT_READY);
        assertThat(refused.reason()).contains("allowLocalExec(true)");
        assertThat(ran.succeeded()).isTrue();
    }
}
