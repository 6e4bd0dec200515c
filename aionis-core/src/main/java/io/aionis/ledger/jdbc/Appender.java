package io.aionis.ledger.jdbc;

import io.aionis.ledger.Appended;
import io.aionis.ledger.EvidenceConflictException;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inserts a batch inside the transaction of one connection. One thread at a time. */
final class Appender implements AutoCloseable {

    private final Connection connection;
    /** Begins and commits by hand: the driver would begin the next transaction, and lock, right after a commit. */
    private final Statement transaction;

    private final PreparedStatement find;
    private final PreparedStatement streamEnd;
    private final PreparedStatement scopeEnd;
    private final PreparedStatement insert;

    Appender(Connection connection) throws SQLException {
        this.connection = connection;
        transaction = connection.createStatement();
        find = connection.prepareStatement(
                "SELECT position, hash FROM evidence WHERE tenant = ? AND scope = ? AND id = ?");
        streamEnd = connection.prepareStatement(
                "SELECT max(position) FROM evidence WHERE tenant = ? AND scope = ? AND stream = ?");
        scopeEnd = connection.prepareStatement("SELECT max(cursor) FROM evidence WHERE tenant = ? AND scope = ?");
        insert = connection.prepareStatement("INSERT INTO evidence (tenant, scope, cursor, stream, position, id, hash,"
                + " content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /** Commits the batch, or nothing of it. */
    List<Appended> append(List<Row> batch) throws SQLException {
        transaction.execute("BEGIN IMMEDIATE");
        try {
            List<Appended> answers = insertAll(batch);
            transaction.execute("COMMIT");
            return answers;
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            throw e;
        }
    }

    private void rollback(Exception cause) {
        try {
            transaction.execute("ROLLBACK");
        } catch (SQLException e) {
            // A failed commit may have rolled back already; if it has not, the next BEGIN fails and says so.
            cause.addSuppressed(e);
        }
    }

    private List<Appended> insertAll(List<Row> batch) throws SQLException {
        Map<Scope, Long> cursors = new HashMap<>();
        Map<StreamKey, Long> positions = new HashMap<>();
        List<Appended> answers = new ArrayList<>(batch.size());
        for (Row row : batch) {
            Evidence evidence = row.evidence();
            Appended known = known(row);
            if (known != null) {
                answers.add(known);
                continue;
            }
            Scope scope = evidence.scope();
            StreamKey stream = new StreamKey(scope, evidence.stream());
            long cursor = next(cursors, scope, scopeEnd, 1, scope.tenant(), scope.name());
            long position = next(positions, stream, streamEnd, 0, scope.tenant(), scope.name(), stream.stream());
            insert(row, cursor, position);
            answers.add(new Appended(position, true));
        }
        return answers;
    }

    private @Nullable Appended known(Row row) throws SQLException {
        Scope scope = row.evidence().scope();
        EvidenceId id = row.evidence().id();
        bind(find, scope.tenant(), scope.name(), id.value());
        try (ResultSet found = find.executeQuery()) {
            if (!found.next()) {
                return null;
            }
            if (!row.sameContent(found.getBytes(2))) {
                throw new EvidenceConflictException(row.evidence());
            }
            return new Appended(found.getLong(1), false);
        }
    }

    private void insert(Row row, long cursor, long position) throws SQLException {
        Evidence evidence = row.evidence();
        insert.setString(1, evidence.scope().tenant());
        insert.setString(2, evidence.scope().name());
        insert.setLong(3, cursor);
        insert.setString(4, evidence.stream());
        insert.setLong(5, position);
        insert.setString(6, evidence.id().value());
        insert.setBytes(7, row.hash());
        insert.setString(8, row.content());
        insert.executeUpdate();
    }

    /** The number after the last one given out, asking the database once per batch. */
    private static <K> long next(Map<K, Long> given, K key, PreparedStatement max, long first, String... keys)
            throws SQLException {
        Long last = given.get(key);
        if (last == null) {
            bind(max, keys);
            try (ResultSet found = max.executeQuery()) {
                found.next();
                long end = found.getLong(1);
                last = found.wasNull() ? first - 1 : end;
            }
        }
        given.put(key, last + 1);
        return last + 1;
    }

    private static void bind(PreparedStatement statement, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private record StreamKey(Scope scope, String stream) {}
}
