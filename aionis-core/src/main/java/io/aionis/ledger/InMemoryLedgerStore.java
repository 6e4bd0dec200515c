package io.aionis.ledger;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in the heap, for tests and for trying things out. Closing it keeps what it holds, so that a test can go on
 * with it as after a restart; it ends with the process. Safe for use by many threads.
 */
public final class InMemoryLedgerStore implements LedgerStore {

    private final Map<Scope, Shelf> shelves = new HashMap<>();

    @Override
    public synchronized List<Appended> append(List<Evidence> batch) {
        Map<Scope, Map<EvidenceId, Row>> fresh = new HashMap<>();
        Map<Scope, Map<String, Long>> sizes = new HashMap<>();
        List<Appended> answers = new ArrayList<>();
        for (Evidence evidence : batch) {
            Scope scope = evidence.scope();
            byte[] hash = EvidenceJson.hash(EvidenceJson.write(evidence));
            Map<EvidenceId, Row> added = fresh.computeIfAbsent(scope, s -> new LinkedHashMap<>());
            Row known = known(scope, evidence.id(), added);
            if (known == null) {
                Map<String, Long> size = sizes.computeIfAbsent(scope, s -> new HashMap<>());
                long position = size.computeIfAbsent(
                        evidence.stream(), s -> shelf(scope).sizeOf(s));
                size.put(evidence.stream(), position + 1);
                added.put(evidence.id(), new Row(evidence, position, hash));
                answers.add(new Appended(position, true));
            } else if (Arrays.equals(known.hash, hash)) {
                answers.add(new Appended(known.position, false));
            } else {
                throw new EvidenceConflictException(evidence);
            }
        }
        fresh.forEach((scope, rows) -> rows.values()
                .forEach(row -> shelves.computeIfAbsent(scope, s -> new Shelf()).add(row)));
        return answers;
    }

    @Override
    public synchronized List<Recorded> readStream(Scope scope, String stream, long from, int limit) {
        return shelf(scope).streams.getOrDefault(stream, List.of()).stream()
                .skip(from)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Recorded> readScope(Scope scope, long cursor, int limit) {
        return shelf(scope).all.stream().skip(cursor).limit(limit).toList();
    }

    @Override
    public synchronized Optional<Recorded> find(Scope scope, EvidenceId id) {
        return Optional.ofNullable(shelf(scope).byId.get(id)).map(row -> {
            List<Recorded> stream = shelf(scope).streams.getOrDefault(row.evidence.stream(), List.of());
            return stream.get((int) row.position);
        });
    }

    @Override
    public synchronized long head(Scope scope) {
        return shelf(scope).all.size();
    }

    @Override
    public void close() {}

    private Shelf shelf(Scope scope) {
        return shelves.getOrDefault(scope, new Shelf());
    }

    private @Nullable Row known(Scope scope, EvidenceId id, Map<EvidenceId, Row> added) {
        Row row = added.get(id);
        return row == null ? shelf(scope).byId.get(id) : row;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(Evidence evidence, long position, byte[] hash) {}

    /** What one scope holds; the cursor of a row is its place here, from 1. */
    private static final class Shelf {
        private final List<Recorded> all = new ArrayList<>();
        private final Map<String, List<Recorded>> streams = new HashMap<>();
        private final Map<EvidenceId, Row> byId = new HashMap<>();

        long sizeOf(String stream) {
            return streams.getOrDefault(stream, List.of()).size();
        }

        void add(Row row) {
            Recorded recorded = new Recorded(row.evidence, row.position, all.size() + 1L);
            all.add(recorded);
            streams.computeIfAbsent(row.evidence.stream(), s -> new ArrayList<>())
                    .add(recorded);
            byId.put(row.evidence.id(), row);
        }
    }
}
