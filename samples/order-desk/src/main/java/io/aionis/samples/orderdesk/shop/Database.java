package io.aionis.samples.orderdesk.shop;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One SQLite file behind prepared statements; safe for threads, one statement at a time. */
final class Database implements AutoCloseable {
    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database open(Path file) {
        try {
            Database database = new Database(DriverManager.getConnection("jdbc:sqlite:" + file));
            database.change("PRAGMA foreign_keys = ON");
            return database;
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot open the shop database " + file + "; is it writable?", failure);
        }
    }

    synchronized List<Row> rows(String sql, Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet result = statement.executeQuery()) {
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(read(result));
            }
            return rows;
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    synchronized int change(String sql, Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            statement.execute();
            return statement.getUpdateCount();
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    long count(String sql, Object... arguments) {
        return rows(sql, arguments).get(0).number("n");
    }

    /** The next id of a table whose rows are never deleted, such as {@code CASE-0007}; ask inside a transaction. */
    String nextId(String table, String prefix) {
        return prefix + "-%04d".formatted(count("SELECT count(*) AS n FROM " + table) + 1);
    }

    /** All of the work or, when it throws, nothing of it. */
    synchronized <T> T inTransaction(Supplier<T> work) {
        change("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            T result = work.get();
            change("COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                change("ROLLBACK");
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw failed("close", failure);
        }
    }

    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private static Row read(ResultSet result) throws SQLException {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            Object value = result.getObject(i);
            if (value != null) {
                columns.put(result.getMetaData().getColumnLabel(i), value);
            }
        }
        return new Row(columns);
    }

    private static IllegalStateException failed(String sql, SQLException failure) {
        return new IllegalStateException("the shop database refused \"" + sql + "\": " + failure.getMessage(), failure);
    }
}
