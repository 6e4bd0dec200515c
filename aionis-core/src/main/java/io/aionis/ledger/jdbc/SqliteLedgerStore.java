package io.aionis.ledger.jdbc;

import io.aionis.ledger.Appended;
import io.aionis.ledger.EraseReceipt;
import io.aionis.ledger.ErasureOrder;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.LedgerStore;
import io.aionis.ledger.Recorded;
import io.aionis.ledger.Tombstones;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in one directory, in an embedded SQLite database. One owner at a time: {@code aionis.lock} is held until
 * {@link #close}. An append returns when its commit is synced to the disk; readers do not wait for the writer. Safe for
 * use by many threads.
 */
public final class SqliteLedgerStore implements LedgerStore {

    /** The database's file name in the directory. */
    public static final String FILE = "ledger.db";

    private static final String SELECT =
            "SELECT cursor, position, id, hash, content FROM evidence WHERE tenant = ? AND scope = ? AND ";

    private final Path directory;
    /** Null when it was opened to be read. */
    private final @Nullable OwnerLock lock;

    private final Sqlite database;
    private final Readers readers;
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable Appender appender;
    private volatile boolean closed;

    private SqliteLedgerStore(Path directory, @Nullable OwnerLock lock, Sqlite database) {
        this.directory = directory;
        this.lock = lock;
        this.database = database;
        this.readers = new Readers(database);
    }

    /**
     * Opens the ledger in a directory, creating both when they are not there.
     *
     * @throws LedgerException when a file is in the directory's place, the directory cannot be written, another owner
     *     holds it, or its database is damaged, another application's or of a newer schema; nothing is changed then
     */
    public static SqliteLedgerStore open(Path directory) {
        OwnerLock lock = lock(directory);
        try {
            Sqlite database = new Sqlite(directory.toRealPath().resolve(FILE));
            database.prepare();
            SqliteLedgerStore store = new SqliteLedgerStore(directory, lock, database);
            store.appender = new Appender(database.writer());
            return store;
        } catch (SQLException | IOException e) {
            lock.close();
            throw new LedgerException(
                    "The ledger database " + directory.resolve(FILE) + " cannot be opened: " + e.getMessage()
                            + ". Expected a SQLite database that this process may write; nothing in it was changed."
                            + " Restore it from a backup, move it away to begin anew, or fix its permissions",
                    e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens the ledger in a directory to read it, also while its owner works on it. Nothing is created, locked or written;
     * {@link #append} and {@link #erase} are refused.
     *
     * @throws LedgerException when there is no ledger, or its schema is not that of this release
     */
    public static SqliteLedgerStore openToRead(Path directory) {
        if (!Files.isRegularFile(directory.resolve(FILE))) {
            throw new LedgerException("There is no ledger in " + directory + "; expected the file " + FILE
                    + " there. Name the directory that the engine was opened with");
        }
        try {
            Sqlite database = new Sqlite(directory.toRealPath().resolve(FILE));
            database.requirePrepared();
            return new SqliteLedgerStore(directory, null, database);
        } catch (SQLException | IOException e) {
            throw new LedgerException(
                    "The ledger database " + directory.resolve(FILE) + " cannot be read: " + e.getMessage()
                            + ". Expected a SQLite database that this process may read",
                    e);
        }
    }

    private static OwnerLock lock(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new LedgerException(directory + " is a file; expected a directory for the ledger, there or to be"
                    + " created. The file was not touched. Name another path");
        }
        try {
            Files.createDirectories(directory);
            return OwnerLock.take(directory);
        } catch (IOException e) {
            throw new LedgerException(
                    "The ledger directory " + directory + " cannot be created or written (" + e
                            + "); expected a directory that this process may write. Fix its permissions or name"
                            + " another path",
                    e);
        }
    }

    @Override
    public List<Appended> append(List<Evidence> batch) {
        List<Row> rows = batch.stream().map(Row::of).toList();
        writing.lock();
        try {
            requireOpen();
            return appender().append(rows);
        } catch (SQLException e) {
            discardAppender(e);
            throw failed("append " + rows.size() + " pieces of evidence to", e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public List<Recorded> readStream(Scope scope, String stream, long from, int limit) {
        return select(scope, "stream = ? AND position >= ? ORDER BY position LIMIT ?", stream, from, limit);
    }

    @Override
    public List<Recorded> readScope(Scope scope, long cursor, int limit) {
        return select(scope, "cursor > ? ORDER BY cursor LIMIT ?", cursor, limit);
    }

    @Override
    public Optional<Recorded> find(Scope scope, EvidenceId id) {
        return select(scope, "id = ?", id.value()).stream().findFirst();
    }

    @Override
    public Optional<Set<Long>> erasedPositions(Scope scope, String stream) {
        String sql = "SELECT position FROM erased WHERE tenant = ? AND scope = ? AND stream = ?";
        return query(scope, sql, List.of(Tombstones.hash(scope, stream)), found -> {
            Set<Long> positions = new HashSet<>();
            while (found.next()) {
                positions.add(found.getLong(1));
            }
            return Optional.of(positions);
        });
    }

    /** The scopes that have evidence, by tenant and name. */
    public List<Scope> scopes() {
        requireOpen();
        try {
            return readers.read(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet found = statement.executeQuery(
                                "SELECT DISTINCT tenant, scope FROM evidence ORDER BY tenant, scope")) {
                    List<Scope> scopes = new ArrayList<>();
                    while (found.next()) {
                        scopes.add(new Scope(found.getString(1), found.getString(2)));
                    }
                    return scopes;
                }
            });
        } catch (SQLException e) {
            throw failed("list the scopes of", e);
        }
    }

    @Override
    public long head(Scope scope) {
        String sql = "SELECT coalesce(max(cursor), 0) FROM evidence WHERE tenant = ? AND scope = ?";
        return query(scope, sql, List.of(), found -> {
            found.next();
            return found.getLong(1);
        });
    }

    /**
     * Erases, then writes the whole database anew and empties its write-ahead log: other ways leave fragments of rows in
     * the file. Needs free space of about the database's size; readers wait for the end of it.
     */
    @Override
    public EraseReceipt erase(ErasureOrder order) {
        writing.lock();
        try {
            requireOpen();
            EraseReceipt receipt = eraseRows(order);
            wipe(order);
            return receipt;
        } finally {
            writing.unlock();
        }
    }

    private EraseReceipt eraseRows(ErasureOrder order) {
        try {
            return appender().erase(order);
        } catch (SQLException e) {
            discardAppender(e);
            throw failed("erase in scope " + order.scope() + " of", e);
        }
    }

    private void wipe(ErasureOrder order) {
        String notWiped = "What was to go of scope " + order.scope() + " is gone from every read, but copies of it may"
                + " remain in the files of " + directory + ": ";
        boolean wiped;
        try {
            Appender writer = appender();
            wiped = readers.aside(writer::wipe);
        } catch (SQLException e) {
            discardAppender(e);
            throw new LedgerException(
                    notWiped + e.getMessage() + ". Check the disk's free space, then erase again to wipe them", e);
        }
        if (!wiped) {
            throw new LedgerException(notWiped + "another connection reads the database. Close whatever else has "
                    + FILE + " open, such as a backup, then erase again to wipe them");
        }
    }

    /** Waits for what is under way, then gives the directory free. Does nothing the second time. */
    @Override
    public void close() {
        writing.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            try (lock) {
                readers.close();
                if (appender != null) {
                    appender.close();
                }
            }
        } catch (SQLException e) {
            throw failed("close", e);
        } finally {
            writing.unlock();
        }
    }

    private Appender appender() throws SQLException {
        if (lock == null) {
            throw new LedgerException(
                    "The ledger in " + directory + " was opened to be read; nothing is written to it");
        } else if (appender == null) {
            appender = new Appender(database.writer());
        }
        return appender;
    }

    /** A connection that failed may hold half a transaction; the next append begins with a new one. */
    private void discardAppender(SQLException failure) {
        try {
            if (appender != null) {
                appender.close();
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        } finally {
            appender = null;
        }
    }

    private List<Recorded> select(Scope scope, String condition, Object... values) {
        return query(scope, SELECT + condition, List.of(values), found -> {
            List<Recorded> page = new ArrayList<>();
            while (found.next()) {
                page.add(Row.read(scope, found));
            }
            return page;
        });
    }

    private <T> T query(Scope scope, String sql, List<Object> values, Reading<T> reading) {
        requireOpen();
        try {
            return readers.read(connection -> {
                // Asked again: close() may have come while this reader waited for its turn.
                requireOpen();
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setString(1, scope.tenant());
                    statement.setString(2, scope.name());
                    for (int i = 0; i < values.size(); i++) {
                        statement.setObject(i + 3, values.get(i));
                    }
                    try (ResultSet found = statement.executeQuery()) {
                        return reading.of(found);
                    }
                }
            });
        } catch (SQLException e) {
            throw failed("read scope " + scope + " of", e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new LedgerException("The ledger in " + directory + " is closed; open it again to use it");
        }
    }

    private LedgerException failed(String what, SQLException e) {
        return new LedgerException(
                "Could not " + what + " the ledger in " + directory + ": " + e.getMessage()
                        + ". Check the disk's free space and health; what was acknowledged is kept",
                e);
    }

    private interface Reading<T> {
        T of(ResultSet found) throws SQLException;
    }
}
