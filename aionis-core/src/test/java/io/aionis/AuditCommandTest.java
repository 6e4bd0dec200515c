package io.aionis;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.ledger.jdbc.SqliteLedgerStore;
import io.aionis.model.Actor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

    private static final String PLAN = """
            {"format": "aionis-plan/1", "name": "p", "task": "T.t", "parameters": {},
             "steps": [{"id": "s1", "tool": "ping", "effect": "READ", "arguments": {}}]}
            """;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... arguments) {
        printed.reset();
        return AuditCommand.run(new PrintStream(printed, true, StandardCharsets.UTF_8), arguments);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void should_find_a_ledger_intact_while_its_engine_works_on_it() {
        try (Aionis engine = Aionis.open(directory)) {
            engine.in("shop").load(PLAN, Actor.agent("desk"));

            assertThat(run(directory.toString())).as(printed()).isZero();
            assertThat(printed())
                    .contains("shop")
                    .contains("1 in 1 chain")
                    .contains("Head: ")
                    .contains("Intact");
            assertThat(run(directory.toString(), "shop")).isZero();
            assertThat(engine.in("shop").playbooks().verify().intact()).isTrue();
        }
    }

    @Test
    void should_exit_with_one_when_a_row_was_edited() throws SQLException {
        try (Aionis engine = Aionis.open(directory)) {
            engine.in("shop").load(PLAN, Actor.agent("desk"));
        }
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(SqliteLedgerStore.FILE));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE evidence SET content = replace(content, 'desk', 'ann')"))
                    .isPositive();
        }

        assertThat(run(directory.toString())).isEqualTo(1);
        assertThat(printed()).contains("BROKEN at position 0").contains("hash");
    }

    @Test
    void should_exit_with_two_and_change_nothing_when_it_cannot_check() {
        assertThat(run()).isEqualTo(2);
        assertThat(printed()).contains("Usage");
        Path none = directory.resolve("none");
        assertThat(run(none.toString())).isEqualTo(2);
        assertThat(printed()).contains("no ledger");
        assertThat(Files.exists(none)).isFalse();
        Aionis.open(directory).close();
        assertThat(run(directory.toString(), "shop")).isEqualTo(2);
        assertThat(printed()).contains("no scope 'shop'");
    }
}
