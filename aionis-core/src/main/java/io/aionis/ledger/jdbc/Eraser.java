package io.aionis.ledger.jdbc;

import io.aionis.ledger.EraseReceipt;
import io.aionis.ledger.ErasureOrder;
import io.aionis.ledger.ErasureReach;
import io.aionis.ledger.Recorded;
import io.aionis.ledger.Tombstones;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Erases inside a transaction that the caller has begun. One thread at a time. */
final class Eraser {

    private static final String WHERE = " FROM evidence WHERE tenant = ? AND scope = ?";

    private final Connection connection;
    private final Appender appender;

    Eraser(Connection connection, Appender appender) {
        this.connection = connection;
        this.appender = appender;
    }

    EraseReceipt erase(ErasureOrder order) throws SQLException {
        ErasureReach reach = reach(order);
        Optional<Recorded> before = find(order.scope(), order.id());
        if (before.isPresent()) {
            return EraseReceipt.of(order, before.get(), reach.keptPlaybooks());
        }
        Set<EvidenceId> gone = reach.ids();
        if (gone.isEmpty()) {
            return EraseReceipt.nothing(order, head(order.scope()), reach.keptPlaybooks());
        }
        long bytes = replace(order.scope(), gone);
        appender.insertAll(reach.records(bytes).stream().map(Row::of).toList());
        Recorded record = find(order.scope(), order.id()).orElseThrow();
        return EraseReceipt.of(order, record, reach.keptPlaybooks());
    }

    private ErasureReach reach(ErasureOrder order) throws SQLException {
        ErasureReach reach = new ErasureReach(order);
        String sql = "SELECT cursor, position, id, hash, content" + WHERE + " ORDER BY cursor";
        try (PreparedStatement select = prepare(order.scope(), sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                reach.add(Row.read(order.scope(), rows).evidence());
            }
        }
        return reach;
    }

    /** Puts tombstones in the place of rows and returns how many bytes of content went. */
    private long replace(Scope scope, Set<EvidenceId> gone) throws SQLException {
        String find = "SELECT cursor, stream, position, length(CAST(content AS BLOB))" + WHERE + " AND id = ?";
        String insert = "INSERT INTO erased (tenant, scope, cursor, stream, position, id) VALUES (?, ?, ?, ?, ?, ?)";
        String delete = "DELETE" + WHERE + " AND id = ?";
        long bytes = 0;
        try (PreparedStatement row = prepare(scope, find);
                PreparedStatement tombstone = prepare(scope, insert);
                PreparedStatement removal = prepare(scope, delete)) {
            for (EvidenceId id : gone) {
                row.setString(3, id.value());
                try (ResultSet found = row.executeQuery()) {
                    found.next();
                    tombstone.setLong(3, found.getLong(1));
                    tombstone.setBytes(4, Tombstones.hash(scope, found.getString(2)));
                    tombstone.setLong(5, found.getLong(3));
                    bytes += found.getLong(4);
                }
                tombstone.setBytes(6, Tombstones.hash(scope, id.value()));
                tombstone.executeUpdate();
                removal.setString(3, id.value());
                removal.executeUpdate();
            }
        }
        return bytes;
    }

    private Optional<Recorded> find(Scope scope, EvidenceId id) throws SQLException {
        String sql = "SELECT cursor, position, id, hash, content" + WHERE + " AND id = ?";
        try (PreparedStatement select = prepare(scope, sql)) {
            select.setString(3, id.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Row.read(scope, row)) : Optional.empty();
            }
        }
    }

    private long head(Scope scope) throws SQLException {
        try (PreparedStatement select = prepare(scope, "SELECT coalesce(max(cursor), 0)" + WHERE);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private PreparedStatement prepare(Scope scope, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, scope.tenant());
        statement.setString(2, scope.name());
        return statement;
    }
}
