package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.ledger.Ledger;
import io.aionis.ledger.jdbc.SqliteLedgerStore;
import io.aionis.model.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DuplicateSubmissionTest {

    private static final int THREADS = 8;
    private static final Scope SCOPE = Scope.of("shop");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(CrashStory.class)
    void should_write_once_when_eight_submit_the_same_request_at_once(CrashStory story) throws Exception {
        Path world = directory.resolve("world");
        Path alone = directory.resolve("alone");
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try (SqliteLedgerStore store = SqliteLedgerStore.open(directory.resolve("ledger"));
                Ledger ledger = new Ledger(store)) {
            story.submit(ledger, Scope.of("alone"), alone, Death.NEVER);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<ReplayReport>> submitted = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                submitted.add(pool.submit(() -> {
                    start.await();
                    return story.submit(ledger, SCOPE, world, Death.NEVER);
                }));
            }
            start.countDown();
            List<ReplayReport> reports = new ArrayList<>();
            for (Future<ReplayReport> each : submitted) {
                reports.add(each.get(1, TimeUnit.MINUTES));
            }
            ReplayReport last = story.submit(ledger, SCOPE, world, Death.NEVER);

            assertThat(CrashStory.effects(world)).isEqualTo(CrashStory.effects(alone));
            assertThat(reports).anyMatch(ReplayReport::succeeded);
            for (ReplayReport report : reports) {
                if (report.succeeded()) {
                    assertThat(results(report)).isEqualTo(results(last));
                } else {
                    assertThat(report.status()).as(report.render()).isEqualTo(ReplayStatus.IN_DOUBT);
                    assertThat(report.reason()).contains("is under way");
                    assertThat(report.doubt()).isNull();
                }
            }
            assertThat(last.succeeded()).as(last.render()).isTrue();
            assertThat(last.steps()).allMatch(ReplayReport.StepReceipt::before);
        } finally {
            pool.shutdown();
        }
    }

    private static List<String> results(ReplayReport report) {
        return report.steps().stream().map(ReplayReport.StepReceipt::result).toList();
    }
}
