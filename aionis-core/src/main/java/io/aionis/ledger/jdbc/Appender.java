package io.aionis.ledger.jdbc;

import io.aionis.ledger.Appended;
import io.aionis.ledger.EraseReceipt;
import io.aionis.ledger.ErasureOrder;
import io.aionis.ledger.EvidenceConflictException;
import io.aionis.ledger.Tombstones;
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
    private final PreparedStatement anyErased;
    private final PreparedStatement findErased;
    private final PreparedStatement erasedEnd;

    Appender(Connection connection) throws SQLException {
        this.connection = connection;
        transaction = connection.createStatement();
        find = connection.prepareStatement(
                "SELECT cursor, position, id, hash, content FROM evidence WHERE tenant = ? AND scope = ? AND id = ?");
        streamEnd = connection.prepareStatement(
                "SELECT max(position) FROM evidence WHERE tenant = ? AND scope = ? AND stream = ?");
        scopeEnd = connection.prepareStatement(
                "SELECT max((SELECT coalesce(max(cursor), 0) FROM evidence WHERE tenant = ?1 AND scope = ?2),"
                        + " (SELECT coalesce(max(cursor), 0) FROM erased WHERE tenant = ?1 AND scope = ?2))");
        insert = connection.prepareStatement("INSERT INTO evidence (tenant, scope, cursor, stream, position, id, hash,"
                + " content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        anyErased = connection.prepareStatement("SELECT 1 FROM erased WHERE tenant = ? AND scope = ? LIMIT 1");
        findErased =
                connection.prepareStatement("SELECT position FROM erased WHERE tenant = ? AND scope = ? AND id = ?");
        erasedEnd = connection.prepareStatement(
                "SELECT max(position) FROM erased WHERE tenant = ? AND scope = ? AND stream = ?");
    }

    /** Commits the batch, or nothing of it. */
    List<Appended> append(List<Row> batch) throws SQLException {
        return inTransaction(() -> insertAll(batch));
    }

    /** Commits the erasure with its record, or nothing of it; copies of what went may remain in the files. */
    EraseReceipt erase(ErasureOrder order) throws SQLException {
        return inTransaction(() -> new Eraser(connection, this).erase(order));
    }

    /**
     * Writes the database anew and empties its log: where pages were once divided, bytes of rows may have stayed that
     * {@code secure_delete} does not find.
     *
     * @return false when another connection reads, so that the log could not be emptied
     */
    boolean wipe() throws SQLException {
        transaction.execute("VACUUM");
        try (ResultSet answer = transaction.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return answer.next() && answer.getInt("busy") == 0;
        }
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        transaction.execute("BEGIN IMMEDIATE");
        try {
            T answer = work.run();
            transaction.execute("COMMIT");
            return answer;
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

    List<Appended> insertAll(List<Row> batch) throws SQLException {
        Map<Scope, Boolean> erased = new HashMap<>();
        Map<Scope, Long> cursors = new HashMap<>();
        Map<StreamKey, Long> positions = new HashMap<>();
        List<Appended> answers = new ArrayList<>(batch.size());
        for (Row row : batch) {
            Evidence evidence = row.evidence();
            Scope scope = evidence.scope();
            boolean tombstones = tombstones(erased, scope);
            Appended known = known(row, tombstones);
            if (known != null) {
                answers.add(known);
                continue;
            }
            StreamKey stream = new StreamKey(scope, evidence.stream());
            long cursor = next(cursors, scope, scopeEnd, 1, scope.tenant(), scope.name());
            long position = next(positions, stream, streamEnd, 0, scope.tenant(), scope.name(), stream.stream());
            if (tombstones) {
                position = Math.max(position, afterErased(stream));
                positions.put(stream, position);
            }
            insert(row, cursor, position);
            answers.add(new Appended(position, true));
        }
        return answers;
    }

    private @Nullable Appended known(Row row, boolean tombstones) throws SQLException {
        Scope scope = row.evidence().scope();
        EvidenceId id = row.evidence().id();
        bind(find, scope.tenant(), scope.name(), id.value());
        try (ResultSet found = find.executeQuery()) {
            if (!found.next()) {
                return tombstones ? erased(scope, id) : null;
            }
            if (!row.sameContent(found.getBytes("hash"))) {
                throw new EvidenceConflictException(
                        row.evidence(), Row.read(scope, found).evidence());
            }
            return new Appended(found.getLong("position"), false);
        }
    }

    /** Asked once for each scope of a batch; most scopes have none. */
    private boolean tombstones(Map<Scope, Boolean> known, Scope scope) throws SQLException {
        Boolean answer = known.get(scope);
        if (answer == null) {
            bind(anyErased, scope.tenant(), scope.name());
            try (ResultSet found = anyErased.executeQuery()) {
                answer = found.next();
            }
            known.put(scope, answer);
        }
        return answer;
    }

    private @Nullable Appended erased(Scope scope, EvidenceId id) throws SQLException {
        bind(findErased, scope.tenant(), scope.name());
        findErased.setBytes(3, Tombstones.hash(scope, id.value()));
        try (ResultSet found = findErased.executeQuery()) {
            return found.next() ? new Appended(found.getLong(1), false) : null;
        }
    }

    /** The position after the last erased one of a stream. */
    private long afterErased(StreamKey stream) throws SQLException {
        Scope scope = stream.scope();
        bind(erasedEnd, scope.tenant(), scope.name());
        erasedEnd.setBytes(3, Tombstones.hash(scope, stream.stream()));
        try (ResultSet found = erasedEnd.executeQuery()) {
            found.next();
            long last = found.getLong(1);
            return found.wasNull() ? 0 : last + 1;
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

    private interface Work<T> {
        T run() throws SQLException;
    }
}
