package io.aionis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aionis.adjudication.WhatIf;
import io.aionis.guide.Guide;
import io.aionis.ledger.Erasure;
import io.aionis.ledger.LedgerException;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosts without null checks of their own: a null is refused where it is said, and never gets into the ledger. */
@SuppressWarnings({"NullAway", "CheckReturnValue"})
class NullsTest {

    private static final Task TASK = Task.of("checkout-migration");
    private static final Actor WORKER = Actor.of("worker-1", Role.WORKER);
    private static final Actor REVIEWER = Actor.of("ada", Role.REVIEWER);

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource("nulls")
    void should_refuse_a_null_and_keep_the_scope_readable(String expected, Consumer<Workspace> said) {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace workspace = aionis.in("repo:shop");
            workspace.observeStep("Patch the adapter").at(TASK).by(WORKER).failed("red");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> said.accept(workspace))
                    .withMessageContaining(expected);
            assertThat(aionis.flush(Duration.ofSeconds(30))).isTrue();
            assertThat(aionis.dropped()).isZero();
        }
        try (Aionis again = Aionis.open(directory)) {
            Guide guide = again.in("repo:shop").guide("checkout-migration", "go on");
            assertThat(guide.rows()).hasSize(1);
        }
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                refused("Scope.name is null", w -> Scope.of(null)),
                refused("Task.signature is null", w -> w.startRun((String) null, "go")),
                refused("RunStarted.request is null", w -> w.startRun("t", null)),
                refused("Evidence.actor is null", w -> w.startRun(TASK, null, "go", Map.of())),
                refused(
                        "Actor.role is null",
                        w -> w.observeStep("x")
                                .at(TASK)
                                .by(Actor.of("ada", null))
                                .succeeded()),
                refused("RunEnded.status is null", w -> w.startRun("t", "go").end(null, "done")),
                refused(
                        "ToolCall.effect is null",
                        w -> w.startRun("t", "go").toolCall("list", Json.empty(), "[]", Outcome.SUCCEEDED, null)),
                refused("Verdict.outcome is null", w -> w.startRun("t", "go").verdict(REVIEWER, null, "good")),
                refused("Verdict.reason is null", w -> w.startRun("t", "go").verdict(REVIEWER, Outcome.FAILED, null)),
                refused("Evidence.body is null", w -> w.startRun("t", "go").add(null)),
                refused(
                        "failed(null)",
                        w -> w.observeStep("x").at(TASK).by(WORKER).failed(null)),
                refused("withdraw(null)", w -> w.withdraw(null).by(WORKER).because("wrong")),
                refused("'null' is no memory's id", w -> w.operator().suppress((String) null)),
                refused("evidence(null)", w -> w.operator().suppress((EvidenceId) null)),
                refused("feedback(null)", w -> w.feedback((Guide) null)),
                refused(
                        "has no reason",
                        w -> w.feedback(w.guide("checkout-migration", "x"))
                                .used("m1")
                                .helped(null)),
                refused("erase(null)", w -> w.erase(null, REVIEWER, "asked for")),
                refused("has no reason", w -> w.erase(Erasure.everything(), REVIEWER, null)),
                refused("retain(null)", w -> w.retain(null, REVIEWER)));
    }

    private static Arguments refused(String message, Consumer<Workspace> said) {
        return Arguments.of(message, said);
    }

    @Test
    void should_say_that_the_engine_is_closed_when_it_is_asked_to_erase() {
        Aionis aionis = Aionis.open(directory);
        Workspace workspace = aionis.in("repo:shop");
        aionis.close();

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> workspace.erase(Erasure.everything(), REVIEWER, "asked for"))
                .withMessageContaining("is closed");
    }

    @Test
    void should_ask_about_evidence_that_is_named_twice() {
        EvidenceId id = new EvidenceId("e1");

        assertThat(WhatIf.without(id, id).without()).containsExactly(id);
    }
}
