package io.aionis.ledger.jdbc;

import io.aionis.ledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Connections to one database file, and its schema. */
final class Sqlite {

    static final int SCHEMA = 2;

    /** Marks the file as a ledger; the bytes of "AION". */
    private static final int APPLICATION = 0x41494F4E;

    private static final int BUSY_MILLIS = 5_000;

    private final Path file;

    Sqlite(Path file) {
        this.file = file;
    }

    /** A connection that writes; every commit is on the disk when it returns. */
    Connection writer() throws SQLException {
        SQLiteConfig config = config();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Connection connection = connect(config);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA secure_delete = ON");
        }
        return connection;
    }

    /** A connection that only reads; never waits for the writer. */
    Connection reader() throws SQLException {
        Connection connection = connect(config());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
        }
        return connection;
    }

    /**
     * Creates the schema in an empty file and completes that of an earlier release; leaves any file that is no ledger of
     * this or an earlier release as it is.
     */
    void prepare() throws SQLException {
        try (Connection connection = connect(config());
                Statement statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            boolean empty = number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
            if (!(empty && version == 0) && number(statement, "PRAGMA application_id") != APPLICATION) {
                throw refused("is a SQLite database of another application", "Give the ledger a directory of its own");
            }
            if (version > SCHEMA) {
                throw refused(
                        "has ledger schema " + version + "; this release knows " + SCHEMA,
                        "Open it with the release that wrote it, or a newer one");
            }
            statement.execute("PRAGMA journal_mode = WAL");
            if (version < SCHEMA) {
                connection.setAutoCommit(false);
                for (int next = version + 1; next <= SCHEMA; next++) {
                    statement.executeUpdate(script(next));
                }
                statement.execute("PRAGMA application_id = " + APPLICATION);
                statement.execute("PRAGMA user_version = " + SCHEMA);
                connection.commit();
            }
        }
    }

    /** Refuses a file that {@link #prepare} would have to write to. */
    void requirePrepared() throws SQLException {
        try (Connection connection = reader();
                Statement statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            if (number(statement, "PRAGMA application_id") != APPLICATION) {
                throw refused("is no ledger", "Name the directory of a ledger");
            } else if (version != SCHEMA) {
                throw refused(
                        "has ledger schema " + version + "; this release reads " + SCHEMA,
                        "Open it once with this release to complete it, or read it with the release that wrote it");
            }
        }
    }

    private LedgerException refused(String what, String remedy) {
        return new LedgerException(file + " " + what + ". Nothing in it was changed. " + remedy);
    }

    private Connection connect(SQLiteConfig config) throws SQLException {
        // As a URI: in a plain path the driver takes what follows a question mark for options.
        // Not by DriverManager, which knows the drivers of the class loader alone that asked it first.
        return JDBC.createConnection("jdbc:sqlite:" + file.toUri(), config.toProperties());
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        // Nobody asks for them, and the driver's query for them stays open, which bars a VACUUM.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String script(int number) {
        String name = "sqlite-" + number + ".sql";
        try (InputStream in = Sqlite.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new LedgerException(name + " is missing beside " + Sqlite.class.getName()
                        + "; expected it in the Aionis jar. Check how the application was packaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LedgerException(name + " cannot be read from the Aionis jar", e);
        }
    }
}
