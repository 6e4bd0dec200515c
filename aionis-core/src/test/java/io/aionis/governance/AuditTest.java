package io.aionis.governance;

import static io.aionis.governance.Counter.ADA;
import static io.aionis.governance.Counter.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.Aionis;
import io.aionis.ledger.Erasure;
import io.aionis.ledger.EvidenceJson;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.ledger.jdbc.SqliteLedgerStore;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.GovernanceBody.Lifecycle;
import io.aionis.model.Lane;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.plan.PlanJson;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {

    @TempDir
    Path directory;

    private Counter open() {
        return new Counter(SqliteLedgerStore.open(directory), GovernancePolicy.DEFAULT);
    }

    /** A version that was promoted, tried, demoted and promoted again. */
    private static void govern(Counter counter) {
        PlaybookVersion version = counter.active();
        counter.shop.playbooks().replayed(version, new RunId("r1"), ReplayOutcome.DRIFTED, "another schema");
        counter.refund("A-1");
        counter.settle();
        counter.shop.playbooks().promote(version, ADA, "it is back");
    }

    private AuditReport audit() {
        try (Counter counter = open()) {
            return counter.shop.playbooks().verify();
        }
    }

    private void sql(String sql, Object... values) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(SqliteLedgerStore.FILE));
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    private String content(long position) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(SqliteLedgerStore.FILE));
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT content FROM evidence WHERE stream = 'playbooks' AND position = " + position)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }

    @Test
    void should_find_an_untouched_record_intact() {
        try (Counter counter = open()) {
            govern(counter);
        }

        AuditReport report = audit();

        assertThat(report.broken()).isNull();
        assertThat(report.pieces()).isEqualTo(6);
        assertThat(report.linked()).isEqualTo(6);
        assertThat(report.chains()).isEqualTo(1);
        assertThat(report.head()).hasSize(64);
    }

    @Test
    void should_show_an_edit_also_where_the_hash_of_the_row_was_edited_along() throws SQLException {
        try (Counter counter = open()) {
            govern(counter);
        }
        String edited = content(2).replace("another schema", "none of this");
        sql("UPDATE evidence SET content = ? WHERE stream = 'playbooks' AND position = 2", edited);
        assertThat(broken().found()).contains("hash");
        sql("UPDATE evidence SET hash = ? WHERE stream = 'playbooks' AND position = 2", EvidenceJson.hash(edited));

        AuditReport.Break broken = broken();

        assertThat(broken.position()).isEqualTo(3);
        assertThat(broken.expected()).contains("edited");
    }

    @Test
    void should_show_a_row_that_was_removed() throws SQLException {
        try (Counter counter = open()) {
            govern(counter);
        }
        sql("DELETE FROM evidence WHERE stream = 'playbooks' AND position = 3");

        assertThat(broken().position()).isEqualTo(3);
        assertThat(broken().found()).contains("no erasure");
    }

    @Test
    void should_show_that_the_end_was_cut_off_to_whoever_noted_the_head() throws SQLException {
        String head;
        try (Counter counter = open()) {
            govern(counter);
            head = counter.shop.playbooks().verify().head();
            assertThat(counter.shop.playbooks().verify(head).intact()).isTrue();
            counter.load();
            assertThat(counter.shop.playbooks().verify(head).intact()).isTrue();
        }
        sql("DELETE FROM evidence WHERE stream = 'playbooks' AND position > 4");

        assertThat(audit().intact()).isTrue();
        try (Counter counter = open()) {
            assertThat(counter.shop.playbooks().verify(head).intact()).isFalse();
        }
    }

    @Test
    void should_show_evidence_that_came_by_another_way() {
        try (Counter counter = open()) {
            govern(counter);
            counter.shop.observe(new Evidence(
                    new EvidenceId("forged"),
                    Scope.of("shop"),
                    null,
                    null,
                    ADA,
                    Lane.SHARED,
                    Instant.now(),
                    new Lifecycle("refund", 1, "promote", "ACTIVE", "I say so", null)));
            counter.settle();
            assertThat(Objects.requireNonNull(counter.shop.playbooks().verify().broken())
                            .id())
                    .isEqualTo("forged");
        }
    }

    @Test
    void should_stay_intact_when_runs_and_playbooks_are_erased() {
        try (Counter counter = open()) {
            RunId source = counter.refund("A-1");
            PlaybookVersion version = counter.shop.draft("refund", source, DESK);
            counter.shop.playbooks().submit(version, DESK, "let it show");
            RunId live = counter.refund("B-2");
            counter.settle();
            counter.shop.playbooks().promote(version, ADA, "it does");
            counter.load();

            counter.shop.erase(Erasure.run(live), ADA, "asked");
            AuditReport one = counter.shop.playbooks().verify();
            assertThat(one.broken()).isNull();
            assertThat(one.erased()).isEqualTo(1);

            counter.shop.erase(Erasure.run(source).withPlaybooks(), ADA, "asked");
            counter.shop.playbooks().promote("refund", 2, ADA, "read it");
            AuditReport two = counter.shop.playbooks().verify();
            assertThat(two.broken()).isNull();
            assertThat(two.erased()).isEqualTo(4);

            counter.shop.erase(Erasure.task(Counter.REFUND), ADA, "asked");
            counter.load();
            assertThat(counter.shop.playbooks().verify().broken()).isNull();
        }
    }

    @Test
    void should_stay_intact_in_another_scope_after_a_snapshot() {
        Path file = directory.resolve("shop.snapshot");
        try (Counter counter = open();
                Aionis other = Aionis.builder().store(new InMemoryLedgerStore()).build()) {
            RunId run = counter.refund("A-1");
            PlaybookVersion version =
                    counter.shop.playbooks().submit(counter.shop.draft("refund", run, DESK), ADA, "x");
            RunId live = counter.refund("B-2");
            counter.settle();
            counter.shop.playbooks().promote(version, ADA, "fine");
            counter.shop.erase(Erasure.run(live), ADA, "asked");
            counter.shop.snapshot(file);

            other.in("copy").restore(file, Scope.of("shop"));
            other.in("copy").playbooks().disable("refund", 1, ADA, "not here");

            AuditReport report = other.in("copy").playbooks().verify();
            assertThat(report.broken()).isNull();
            assertThat(report.unproven()).isEqualTo(1);
            assertThat(report.head())
                    .isNotEqualTo(counter.shop.playbooks().verify().head());
        }
    }

    @Test
    void should_count_what_is_from_before_there_was_a_chain() {
        try (Counter counter = open()) {
            counter.shop.observe(new Evidence(
                    new EvidenceId("playbook:refund:1:0"),
                    Scope.of("shop"),
                    Counter.REFUND,
                    null,
                    DESK,
                    Lane.SHARED,
                    Instant.EPOCH,
                    new Lifecycle("refund", 1, "load", "DRAFT", "old", PlanJson.toJson(PlanJson.read(Counter.PLAN)))));
            counter.settle();
            counter.shop.playbooks().promote("refund", 1, ADA, "still good");

            AuditReport report = counter.shop.playbooks().verify();
            assertThat(report.broken()).isNull();
            assertThat(report.before()).isEqualTo(1);
            assertThat(report.linked()).isEqualTo(1);
        }
    }

    @Test
    void should_stay_one_line_when_many_write_at_once() throws Exception {
        try (Counter counter = open()) {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Callable<PlaybookVersion>> work = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                work.add(counter::load);
            }
            Set<Integer> numbers = new HashSet<>();
            for (Future<PlaybookVersion> each : threads.invokeAll(work)) {
                numbers.add(each.get().version());
            }
            threads.shutdown();

            assertThat(numbers).hasSize(40);
            AuditReport report = counter.shop.playbooks().verify();
            assertThat(report.broken()).isNull();
            assertThat(report.linked()).isEqualTo(40);
        }
    }

    private AuditReport.Break broken() {
        return Objects.requireNonNull(audit().broken(), "nothing was found");
    }
}
