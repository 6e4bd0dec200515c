package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.ledger.jdbc.SqliteLedgerStore;
import io.aionis.model.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that ends at each point of a replay, one after the other. The same request is submitted again then: no write
 * happens twice, and none is lost without a word. Prints what came of it at each point.
 */
class CrashMatrixTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(CrashStory.class)
    void should_write_once_wherever_the_process_ends(CrashStory story) {
        try (SqliteLedgerStore store = SqliteLedgerStore.open(directory.resolve("ledger"))) {
            Counting alive = new Counting(-1);
            Path whole = directory.resolve("whole");
            ReplayReport unhurt = story.submit(store, Scope.of("whole"), whole, alive);
            assertThat(unhurt.succeeded()).as(unhurt.render()).isTrue();
            List<String> wanted = CrashStory.effects(whole);
            assertThat(wanted).isNotEmpty();

            StringBuilder matrix = new StringBuilder(story + ": " + alive.points.size() + " points\n");
            for (int i = 0; i < alive.points.size(); i++) {
                String point = alive.points.get(i);
                String row = resumed(story, store, i, point, wanted);
                matrix.append(String.format("  %-34s %s%n", point, row));
            }
            System.out.println(matrix);
        }
    }

    private String resumed(CrashStory story, SqliteLedgerStore store, int index, String point, List<String> wanted) {
        Scope scope = Scope.of("point-" + index);
        Path world = directory.resolve("world-" + index);
        Counting killing = new Counting(index);
        try {
            story.submit(store, scope, world, killing);
        } catch (Death.Dead asMeant) {
            assertThat(asMeant).hasMessageContaining(point);
        }
        assertThat(killing.dead).as(point).isTrue();
        List<String> left = CrashStory.effects(world);
        assertThat(wanted.subList(0, left.size())).as(point).isEqualTo(left);

        ReplayReport again = story.submit(store, scope, world, Death.NEVER);
        assertThat(again.status()).as(point + ": " + again.render()).isEqualTo(expected(point));
        String row = "resumes";
        if (again.status() == ReplayStatus.IN_DOUBT) {
            assertThat(CrashStory.effects(world)).as(point).isEqualTo(left);
            assertThat(again.reason())
                    .as(point)
                    .contains("check whether it happened")
                    .contains("#7");
            boolean happened = happened(point);
            row = "in doubt at " + again.stoppedAt() + "; a person finds that it "
                    + (happened ? "happened" : "did not happen");
            CrashStory.decide(store, scope, again, happened);
            again = story.submit(store, scope, world, Death.NEVER);
        }
        assertThat(again.succeeded()).as(point + ": " + again.render()).isTrue();
        assertThat(CrashStory.effects(world)).as(point).isEqualTo(wanted);
        ReplayReport after = story.submit(store, scope, world, Death.NEVER);
        assertThat(after.steps()).as(point).allMatch(ReplayReport.StepReceipt::before);
        assertThat(after.steps().stream().map(ReplayReport.StepReceipt::result))
                .as(point)
                .containsExactlyElementsOf(again.steps().stream()
                        .map(ReplayReport.StepReceipt::result)
                        .toList());
        assertThat(CrashStory.effects(world)).as(point).isEqualTo(wanted);
        return row;
    }

    /** Only between a claim and its settlement can nobody know. */
    static ReplayStatus expected(String point) {
        boolean between = point.startsWith("after the claim")
                || point.contains("the effect of")
                || point.startsWith("before the settlement");
        return between ? ReplayStatus.IN_DOUBT : ReplayStatus.SUCCEEDED;
    }

    static boolean happened(String point) {
        return point.startsWith("after the effect") || point.startsWith("before the settlement");
    }

    /** Ends the process at one point; afterwards nothing of it does anything. */
    private static final class Counting implements Death {

        final List<String> points = new ArrayList<>();
        private final int last;
        boolean dead;

        Counting(int last) {
            this.last = last;
        }

        @Override
        public synchronized void at(String point) {
            points.add(point);
            dead |= points.size() - 1 == last;
            if (dead) {
                throw new Dead(point);
            }
        }
    }
}
