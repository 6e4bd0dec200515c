package io.aionis;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.adjudication.State;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StateListenerTest {

    private static final Scope SCOPE = Scope.of("desk");
    private static final Task TASK = Task.of("refund");

    private static Evidence step(String id, String route, Outcome outcome) {
        return evidence(id, Role.WORKER, new EvidenceBody.Step("do " + route, "", outcome, List.of(), route));
    }

    private static Evidence evidence(String id, Role role, EvidenceBody body) {
        return new Evidence(
                new EvidenceId(id), SCOPE, TASK, null, Actor.of(role.name(), role), Lane.SHARED, Instant.EPOCH, body);
    }

    @Test
    void should_know_what_a_listener_recorded_after_it_has_asked() {
        AtomicReference<Workspace> desk = new AtomicReference<>();
        List<String> told = new ArrayList<>();
        try (Aionis aionis = Aionis.builder()
                .store(new InMemoryLedgerStore())
                .onChange((scope, change) -> {
                    told.add(change.memory().title());
                    if (told.size() == 1) {
                        Objects.requireNonNull(desk.get()).observe(step("b", "b", Outcome.FAILED));
                        assertThat(Objects.requireNonNull(desk.get()).state().size())
                                .isEqualTo(2);
                    }
                })
                .build()) {
            Workspace workspace = aionis.in(SCOPE);
            desk.set(workspace);
            assertThat(workspace.state().size()).isZero();
            workspace.observe(step("a", "a", Outcome.FAILED));

            assertThat(workspace.state().size()).isEqualTo(2);
            assertThat(workspace.state().size()).isEqualTo(2);
            assertThat(told).containsExactly("do a", "do b");
        }
    }

    @Test
    void should_tell_what_changed_when_evidence_arrives_after_what_points_at_it() {
        List<State> told = new ArrayList<>();
        try (Aionis aionis = Aionis.builder()
                .store(new InMemoryLedgerStore())
                .onChange((scope, change) -> told.add(change.memory().state()))
                .build()) {
            Workspace workspace = aionis.in(SCOPE);
            assertThat(workspace.state().size()).isZero();
            workspace.observe(evidence(
                    "v",
                    Role.VERIFIER,
                    new EvidenceBody.Verdict(new EvidenceId("a"), null, Outcome.FAILED, "it is wrong")));
            assertThat(workspace.state().size()).isZero();
            workspace.observe(step("a", "a", Outcome.SUCCEEDED));
            assertThat(workspace.flush(Duration.ofSeconds(10))).isTrue();

            assertThat(workspace.state().size()).isEqualTo(1);
            assertThat(told).containsExactly(State.FAILED_BRANCH);
        }
    }
}
