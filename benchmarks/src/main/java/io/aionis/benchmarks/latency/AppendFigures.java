package io.aionis.benchmarks.latency;

import io.aionis.ledger.EvidenceJson;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.jdbc.SqliteLedgerStore;
import io.aionis.model.Evidence;
import io.aionis.model.Scope;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Durable appends by several callers, beside bare commits of the same rows into the same tables. */
final class AppendFigures {

    private static final int[] CALLERS = {1, 4, 16};
    private static final Scope SCOPE = Scope.of("appends");

    private final Figures figures;
    private final int appends;
    private final long seed;

    AppendFigures(Figures figures, int appends, long seed) {
        this.figures = figures;
        this.appends = appends;
        this.seed = seed;
    }

    void measure(Path directory) throws Exception {
        for (int callers : CALLERS) {
            Path own = directory.resolve("appends-" + callers);
            try (Ledger ledger = new Ledger(SqliteLedgerStore.open(own))) {
                // As many unmeasured ones first.
                perSecond(callers, evidence(seed + 1, SCOPE), each -> ledger.append(List.of(each)));
                Scope measured = Scope.of("measured");
                double rate = perSecond(callers, evidence(seed, measured), each -> ledger.append(List.of(each)));
                figures.put("appendPerSecond", Integer.toString(callers), rate);
            }
            bare(callers, own);
        }
    }

    private void bare(int callers, Path directory) throws Exception {
        String url = "jdbc:sqlite:" + directory.resolve(SqliteLedgerStore.FILE);
        try (Connection connection = DriverManager.getConnection(url);
                Statement settings = connection.createStatement()) {
            settings.execute("PRAGMA synchronous = FULL");
            settings.execute("PRAGMA secure_delete = ON");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO evidence (tenant, scope, cursor,"
                    + " stream, position, id, hash, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
                int[] cursor = {0};
                Scope scope = Scope.of("bare");
                double rate = perSecond(callers, evidence(seed, scope), each -> {
                    String content = EvidenceJson.write(each);
                    byte[] hash = EvidenceJson.hash(content);
                    synchronized (insert) {
                        insert(insert, each, ++cursor[0], content, hash);
                        connection.commit();
                    }
                });
                figures.put("bareCommitPerSecond", Integer.toString(callers), rate);
            }
        }
    }

    private static void insert(PreparedStatement insert, Evidence evidence, int cursor, String content, byte[] hash)
            throws SQLException {
        insert.setString(1, evidence.scope().tenant());
        insert.setString(2, evidence.scope().name());
        insert.setLong(3, cursor);
        insert.setString(4, "bare");
        insert.setLong(5, cursor);
        insert.setString(6, evidence.id().value());
        insert.setBytes(7, hash);
        insert.setString(8, content);
        insert.executeUpdate();
    }

    private List<Evidence> evidence(long itsSeed, Scope scope) {
        Workload workload = new Workload(itsSeed, scope, 100, false);
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < appends; i++) {
            evidence.add(workload.next());
        }
        return evidence;
    }

    private interface Append {
        void run(Evidence evidence) throws Exception;
    }

    private static double perSecond(int callers, List<Evidence> evidence, Append append) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<?>> done = new ArrayList<>();
            long start = System.nanoTime();
            for (int caller = 0; caller < callers; caller++) {
                int first = caller;
                done.add(threads.submit(() -> {
                    for (int i = first; i < evidence.size(); i += callers) {
                        append.run(evidence.get(i));
                    }
                    return null;
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
            return evidence.size() * 1e9 / (System.nanoTime() - start);
        } finally {
            threads.shutdownNow();
        }
    }
}
