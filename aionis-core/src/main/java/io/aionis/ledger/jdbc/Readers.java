package io.aionis.ledger.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A few connections that readers share; opened when first needed. */
final class Readers implements AutoCloseable {

    private static final int MOST = 4;

    private final Sqlite database;
    private final Semaphore free = new Semaphore(MOST);
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    Readers(Sqlite database) {
        this.database = database;
    }

    <T> T read(Query<T> query) throws SQLException {
        free.acquireUninterruptibly();
        try {
            Connection connection = take();
            if (connection == null) {
                connection = database.reader();
            }
            try {
                return query.run(connection);
            } finally {
                give(connection);
            }
        } finally {
            free.release();
        }
    }

    /** Does the work while no connection of these reads; reads that come meanwhile wait. */
    <T> T aside(Work<T> work) throws SQLException {
        free.acquireUninterruptibly(MOST);
        try {
            return work.run();
        } finally {
            free.release(MOST);
        }
    }

    private @Nullable Connection take() {
        synchronized (idle) {
            return idle.pollFirst();
        }
    }

    private void give(Connection connection) throws SQLException {
        synchronized (idle) {
            if (!closed) {
                idle.addFirst(connection);
                return;
            }
        }
        connection.close();
    }

    /** Waits for the reads under way; a connection that a late reader opens is closed after it. */
    @Override
    public void close() throws SQLException {
        free.acquireUninterruptibly(MOST);
        try {
            synchronized (idle) {
                closed = true;
            }
            for (Connection connection = take(); connection != null; connection = take()) {
                connection.close();
            }
        } finally {
            free.release(MOST);
        }
    }

    /** What needs all readers out of the way. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** What to ask of a connection. */
    interface Query<T> {
        T run(Connection connection) throws SQLException;
    }
}
