package io.aionis.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordedRunTest {

    @Test
    void should_gather_the_run_when_given_its_stream() {
        RecordedRun run = RecordedRun.of(List.of(
                recorded("r1", new EvidenceBody.RunStarted("First.", Map.of("b", Json.of("x"), "a", Json.of(1)))),
                recorded("r1", call(1, "second")),
                recorded("r1", call(0, "first")),
                recorded("r1", new EvidenceBody.RunStarted("Then.", Map.of("b", Json.of("y")))),
                recorded("r1", new EvidenceBody.RunEnded(RunStatus.SUCCEEDED, null))));

        assertThat(run.run()).isEqualTo(new RunId("r1"));
        assertThat(run.task()).isEqualTo(Task.of("shop"));
        assertThat(run.request()).isEqualTo("First.\nThen.");
        assertThat(run.parameters().keySet()).containsExactly("a", "b");
        assertThat(run.parameters()).containsEntry("b", Json.of("x"));
        assertThat(run.calls()).extracting(EvidenceBody.ToolCall::tool).containsExactly("first", "second");
        assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(run.gap()).isFalse();
    }

    @Test
    void should_number_the_calls_again_when_each_invocation_counted_from_zero() {
        RecordedRun run = RecordedRun.of(List.of(
                recorded("r1", new EvidenceBody.RunStarted("First.", Map.of())),
                recorded("r1", call(1, "second")),
                recorded("r1", call(0, "first")),
                recorded("r1", new EvidenceBody.RunStarted("Then.", Map.of())),
                recorded("r1", call(0, "third")),
                recorded("r1", call(1, "fourth")),
                recorded("r1", call(0, "fifth"))));

        assertThat(run.calls())
                .extracting(EvidenceBody.ToolCall::tool)
                .containsExactly("first", "second", "third", "fourth", "fifth");
        assertThat(run.calls()).extracting(EvidenceBody.ToolCall::ordinal).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void should_leave_out_a_call_that_its_author_or_a_reviewer_took_back() {
        Recorded kept = recorded("r1", call(0, "kept"));
        Recorded undone = recorded("r1", call(1, "undone"));
        Recorded refused = recorded("r1", call(2, "refused"));

        RecordedRun run = RecordedRun.of(List.of(
                kept,
                undone,
                refused,
                recorded("r1", withdrawal(undone)),
                by(Actor.of("boss", Role.REVIEWER), withdrawal(refused)),
                by(Actor.agent("stranger"), withdrawal(kept))));

        assertThat(run.calls()).extracting(EvidenceBody.ToolCall::tool).containsExactly("kept");
    }

    private static EvidenceBody withdrawal(Recorded of) {
        return new EvidenceBody.Withdrawal(of.evidence().id(), "rolled back");
    }

    @Test
    void should_mark_the_gap_when_evidence_was_lost() {
        RecordedRun run = RecordedRun.of(List.of(recorded("r1", new EvidenceBody.Gap(3, "queue full"))));

        assertThat(run.gap()).isTrue();
        assertThat(run.status()).isNull();
    }

    @Test
    void should_refuse_when_the_evidence_is_not_of_one_run() {
        Recorded one = recorded("r1", call(0, "first"));

        assertThatThrownBy(() -> RecordedRun.of(List.of(one, recorded("r2", call(0, "first")))))
                .hasMessageContaining("is of run r2; expected the evidence of one run, r1");
        assertThatThrownBy(() -> RecordedRun.of(List.of(recorded(null, call(0, "first")))))
                .hasMessageContaining("is of no run");
        assertThatThrownBy(() -> RecordedRun.of(List.of())).hasMessageContaining("There is no evidence");
    }

    private static EvidenceBody.ToolCall call(int ordinal, String tool) {
        return new EvidenceBody.ToolCall(
                ordinal, null, tool, Json.empty(), "ok", Outcome.SUCCEEDED, null, null, null, Effect.READ);
    }

    private static Recorded recorded(@Nullable String run, EvidenceBody body) {
        return recorded(run, Actor.agent("worker-1"), body);
    }

    private static Recorded by(Actor actor, EvidenceBody body) {
        return recorded("r1", actor, body);
    }

    private static Recorded recorded(@Nullable String run, Actor actor, EvidenceBody body) {
        return new Recorded(
                new Evidence(
                        new EvidenceId("e" + body.hashCode()),
                        Scope.of("repo:shop"),
                        Task.of("shop"),
                        run == null ? null : new RunId(run),
                        actor,
                        Lane.SHARED,
                        Instant.EPOCH,
                        body),
                0,
                0);
    }
}
