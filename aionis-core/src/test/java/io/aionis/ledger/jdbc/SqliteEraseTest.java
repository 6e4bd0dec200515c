package io.aionis.ledger.jdbc;

import static io.aionis.ledger.Samples.NOON;
import static io.aionis.ledger.Samples.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.ledger.EraseReceipt;
import io.aionis.ledger.Erasure;
import io.aionis.ledger.ErasureOrder;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.Samples;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule L13 for SQLite: what was erased is in no byte of its files. */
class SqliteEraseTest {

    private static final String SECRET = "xyzzy";

    @TempDir
    Path temp;

    /** Seed 12 leaves a fragment when the file is not rewritten, in spite of {@code secure_delete}. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 12})
    void L13_should_leave_no_byte_of_what_was_erased_in_any_file(long seed) throws Exception {
        try (SqliteLedgerStore store = SqliteLedgerStore.open(temp)) {
            fill(store, new Random(seed));
            assertThat(traces()).as("seed %d", seed).isPositive();

            EraseReceipt receipt = store.erase(order("o", Erasure.run("run of " + SECRET)));

            assertThat(receipt.pieces()).as("seed %d", seed).isGreaterThan(100);
            assertThat(traces()).as("seed %d, before close", seed).isZero();
            assertThat(store.readScope(SCOPE, 0, 10)).as("seed %d", seed).isNotEmpty();
        }
        assertThat(traces()).as("seed %d, after close", seed).isZero();
    }

    @Test
    void L13_should_leave_nothing_of_a_large_piece_nor_of_a_whole_scope() throws Exception {
        try (SqliteLedgerStore store = SqliteLedgerStore.open(temp)) {
            store.append(List.of(Samples.step(SCOPE, "r", "a", SECRET.repeat(200_000)), Samples.step("q", SECRET)));

            store.erase(order("o", Erasure.everything()));

            assertThat(traces()).isZero();
        }
        assertThat(traces()).isZero();
    }

    @Test
    void L13_should_say_so_when_another_connection_keeps_old_pages_and_wipe_them_the_next_time() throws Exception {
        try (SqliteLedgerStore store = SqliteLedgerStore.open(temp)) {
            store.append(List.of(Samples.step("r", SECRET)));
            try (Connection backup =
                            DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(SqliteLedgerStore.FILE));
                    Statement statement = backup.createStatement()) {
                statement.execute("BEGIN");
                try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM evidence")) {
                    assertThat(rows.next()).isTrue();
                }

                assertThatThrownBy(() -> store.erase(order("o", Erasure.run("r"))))
                        .isInstanceOf(LedgerException.class)
                        .hasMessageContaining("gone from every read")
                        .hasMessageContaining(temp.toString())
                        .hasMessageContaining("erase again");
                assertThat(store.find(SCOPE, new EvidenceId(SECRET))).isEmpty();
                statement.execute("ROLLBACK");
            }

            assertThat(store.erase(order("o", Erasure.run("r"))).pieces()).isOne();
            assertThat(traces()).isZero();
        }
    }

    @Test
    void should_complete_the_schema_of_an_earlier_release() throws Exception {
        Path file = temp.resolve(SqliteLedgerStore.FILE);
        Evidence kept = Samples.step("r", "kept");
        Row row = Row.of(kept);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(resource("sqlite-1.sql"));
            statement.execute("PRAGMA application_id = " + 0x41494F4E);
            statement.execute("PRAGMA user_version = 1");
            try (var insert = connection.prepareStatement("INSERT INTO evidence VALUES (?, ?, 1, ?, 0, ?, ?, ?)")) {
                insert.setString(1, SCOPE.tenant());
                insert.setString(2, SCOPE.name());
                insert.setString(3, kept.stream());
                insert.setString(4, "kept");
                insert.setBytes(5, row.hash());
                insert.setString(6, row.content());
                insert.executeUpdate();
            }
        }

        try (SqliteLedgerStore store = SqliteLedgerStore.open(temp)) {
            assertThat(Samples.ids(store.readScope(SCOPE, 0, 10))).containsExactly("kept");
            assertThat(store.erase(order("o", Erasure.run("r"))).pieces()).isOne();
        }
    }

    /** Many rows of many sizes, so that pages are divided; ids in no order, so that the indexes' pages are too. */
    private static void fill(SqliteLedgerStore store, Random random) {
        List<Evidence> batch = new ArrayList<>();
        int[] sizes = {1, 5, 30, 200, 2_000};
        for (int i = 0; i < 3_000; i++) {
            boolean secret = random.nextInt(3) == 0;
            String word = secret ? SECRET : "plain";
            String run = secret ? "run of " + SECRET : "run of " + random.nextInt(20);
            String id = Long.toHexString(random.nextLong()) + word;
            batch.add(Samples.step(SCOPE, run, id, word.repeat(sizes[random.nextInt(sizes.length)])));
            if (batch.size() == 10) {
                store.append(batch);
                batch.clear();
            }
        }
    }

    private long traces() throws IOException {
        long count = 0;
        try (Stream<Path> files = Files.walk(temp)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (int at = bytes.indexOf(SECRET); at >= 0; at = bytes.indexOf(SECRET, at + 1)) {
                    count++;
                }
            }
        }
        return count;
    }

    private static ErasureOrder order(String id, Erasure what) {
        return new ErasureOrder(
                new EvidenceId(id), SCOPE, what, Set.of(), Actor.agent("ann"), "a person asked for it", NOON);
    }

    private static String resource(String name) throws IOException {
        try (var in = Sqlite.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
