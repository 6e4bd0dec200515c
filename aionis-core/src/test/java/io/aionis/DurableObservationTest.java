package io.aionis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.aionis.adjudication.ScopeState;
import io.aionis.ledger.Appended;
import io.aionis.ledger.ForwardingStore;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.QuarantineBody;
import io.aionis.model.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableObservationTest {

    private static final Actor FIREWALL = Actor.agent("memory-firewall");

    @TempDir
    Path directory;

    @Test
    void should_be_there_for_another_process_when_it_returns() {
        List<EvidenceId> ids;
        try (Aionis aionis = Aionis.open(directory)) {
            ids = aionis.in("shop").observeDurably(FIREWALL, Lane.SHARED, List.of(held("a"), held("b")));

            assertThat(aionis.in("shop").evidence(0, 10))
                    .extracting(recorded -> recorded.evidence().id())
                    .containsExactlyElementsOf(ids);
        }
        try (Aionis again = Aionis.open(directory)) {
            assertThat(again.in("shop").evidence(0, 10))
                    .extracting(Recorded::evidence)
                    .extracting(Evidence::body, Evidence::stream)
                    .containsExactly(
                            tuple(held("a"), Evidence.QUARANTINE_STREAM), tuple(held("b"), Evidence.QUARANTINE_STREAM));
        }
    }

    @Test
    void should_say_so_and_record_nothing_when_the_store_takes_nothing() {
        ForwardingStore full = new ForwardingStore(new InMemoryLedgerStore()) {
            @Override
            public List<Appended> append(List<Evidence> batch) {
                throw new LedgerException("disk full");
            }
        };
        try (Aionis aionis = Aionis.builder().store(full).build()) {
            Workspace workspace = aionis.in("shop");

            assertThatThrownBy(() -> workspace.observeDurably(FIREWALL, Lane.SHARED, List.of(held("a"))))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("disk full");
            assertThat(workspace.evidence(0, 10)).isEmpty();
        }
    }

    @Test
    void should_be_judged_at_once_when_it_weighs_and_never_when_it_is_about_a_held_row() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace workspace = aionis.in("shop");
            EvidenceId step =
                    workspace.observeStep("Patch").atNoTask().by(FIREWALL).succeeded("done");
            ScopeState before = workspace.state();
            String memory = memory(before, step);

            workspace.observeDurably(
                    Actor.of("ada", Role.REVIEWER),
                    Lane.SHARED,
                    List.of(new EvidenceBody.OperatorAction(EvidenceBody.OperatorAction.Kind.BLOCK, memory, "wrong")));
            ScopeState blocked = workspace.state();
            assertThat(blocked.memory(memory)).isPresent().isNotEqualTo(before.memory(memory));

            List<EvidenceId> held = workspace.observeDurably(FIREWALL, Lane.SHARED, List.of(held("a")));
            workspace.observeDurably(
                    Actor.of("ada", Role.REVIEWER),
                    Lane.SHARED,
                    List.of(new QuarantineBody.Reviewed(
                            held.get(0), QuarantineBody.Reviewed.Decision.DISCARD, "no use")));
            assertThat(workspace.state()).isSameAs(blocked);
        }
    }

    private static String memory(ScopeState state, EvidenceId step) {
        return state.memories().stream()
                .filter(memory -> memory.evidence().contains(step))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static QuarantineBody.Held held(String row) {
        return new QuarantineBody.Held("notes", row, null, "Use the blue form.", Json.nil(), "");
    }
}
