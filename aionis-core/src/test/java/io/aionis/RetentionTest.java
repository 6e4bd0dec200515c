package io.aionis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.guide.Section;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import io.aionis.model.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Task TASK = Task.of("migration");
    private static final Actor REVIEWER = Actor.of("ada", Role.REVIEWER);
    private static final Actor WORKER = Actor.of("bob", Role.WORKER);
    private static final Actor KEEPER = Actor.agent("keeper");

    private final Hands clock = new Hands();

    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-05-01T12:00:00Z");

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

    private static State state(Workspace workspace, String title) {
        return workspace.state().memories().stream()
                .filter(memory -> memory.title().equals(title))
                .map(Memory::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void T4_should_archive_what_is_cold_and_bring_it_back_by_its_pointer() {
        try (Aionis aionis =
                Aionis.builder().store(new InMemoryLedgerStore()).clock(clock).build()) {
            Workspace workspace = aionis.in("repo:shop");
            workspace.observeStep("Old way").at(TASK).by(REVIEWER).via("old").succeeded();
            workspace.observeStep("Bad way").at(TASK).by(WORKER).via("bad").failed("red");
            workspace.observeStep("Good way").at(TASK).by(REVIEWER).via("good").succeeded();
            clock.now = clock.now.plus(Duration.ofDays(100));
            workspace.observeStep("Late note").at(TASK).by(WORKER).via("late").succeeded();

            List<String> archived = workspace.retain(Retention.coldAfter(Duration.ofDays(90)), KEEPER);

            assertThat(archived).hasSize(1);
            assertThat(state(workspace, "Old way")).isEqualTo(State.ARCHIVED);
            assertThat(state(workspace, "Bad way")).isEqualTo(State.FAILED_BRANCH);
            assertThat(state(workspace, "Good way")).isEqualTo(State.CURRENT);
            assertThat(state(workspace, "Late note")).isEqualTo(State.RAW);
            Guide guide = workspace.guide(GuideRequest.at(TASK));
            assertThat(guide.rows())
                    .filteredOn(row -> row.memoryId().equals(archived.get(0)))
                    .extracting(Guide.Row::section)
                    .containsExactly(Section.REHYDRATE_IF_NEEDED);
            assertThat(workspace.rehydrate(archived.get(0))).isNotNull();

            workspace.operator().restore(archived.get(0)).by(REVIEWER).because("needed again");
            assertThat(state(workspace, "Old way")).isEqualTo(State.PASSED);
            assertThat(workspace.retain(Retention.coldAfter(Duration.ofDays(90)), KEEPER))
                    .isEmpty();
        }
    }

    @Test
    void should_refuse_a_retention_that_would_archive_everything_at_once() {
        assertThatThrownBy(() -> Retention.coldAfter(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S")
                .hasMessageContaining("ofDays(90)");
    }
}
