package io.aionis.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

class SqliteDriverTest {

    /** As where a container loaded an application again: the driver is registered for the first alone. */
    @Test
    void should_open_where_the_driver_manager_does_not_know_the_driver(@TempDir Path directory) throws SQLException {
        List<Driver> known =
                DriverManager.drivers().filter(JDBC.class::isInstance).toList();
        for (Driver driver : known) {
            DriverManager.deregisterDriver(driver);
        }
        try (SqliteLedgerStore store = SqliteLedgerStore.open(directory)) {
            assertThat(store).isNotNull();
        } finally {
            for (Driver driver : known) {
                DriverManager.registerDriver(driver);
            }
        }
    }
}
