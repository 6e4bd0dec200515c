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
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
            String content = EvidenceJson.write(evidence);
            byte[] hash = EvidenceJson.hash(content);
            Map<EvidenceId, Row> added = fresh.computeIfAbsent(scope, s -> new LinkedHashMap<>());
            Row known = known(scope, evidence.id(), added);
            Long erased = known == null ? shelf(scope).erasedPosition(evidence.id()) : null;
            if (erased != null) {
                answers.add(new Appended(erased, false));
            } else if (known == null) {
                Map<String, Long> size = sizes.computeIfAbsent(scope, s -> new HashMap<>());
                long position = size.computeIfAbsent(
                        evidence.stream(), s -> shelf(scope).sizeOf(s));
                size.put(evidence.stream(), position + 1);
                // As every store returns it: with the members of its JSON in the order of their names.
                added.put(evidence.id(), new Row(EvidenceJson.read(content), position, hash));
                answers.add(new Appended(position, true));
            } else if (Arrays.equals(known.hash, hash)) {
                answers.add(new Appended(known.position, false));
            } else {
                throw new EvidenceConflictException(evidence, known.evidence);
            }
        }
        fresh.forEach((scope, rows) -> rows.values()
                .forEach(row ->
                        shelves.computeIfAbsent(scope, s -> new Shelf(scope)).add(row)));
        return answers;
    }

    @Override
    public synchronized List<Recorded> readStream(Scope scope, String stream, long from, int limit) {
        return shelf(scope).stream(stream).tailMap(from, true).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Recorded> readScope(Scope scope, long cursor, int limit) {
        return shelf(scope).all.tailMap(cursor, false).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Recorded> find(Scope scope, EvidenceId id) {
        return Optional.ofNullable(shelf(scope).byId.get(id))
                .map(row -> shelf(scope).stream(row.evidence.stream()).get(row.position));
    }

    @Override
    public synchronized long head(Scope scope) {
        return shelf(scope).cursor;
    }

    @Override
    public synchronized EraseReceipt erase(ErasureOrder order) {
        Shelf shelf = shelf(order.scope());
        ErasureReach reach = new ErasureReach(order);
        shelf.all.values().forEach(recorded -> reach.add(recorded.evidence()));
        Optional<Recorded> before = find(order.scope(), order.id());
        if (before.isPresent()) {
            return EraseReceipt.of(order, before.get(), reach.keptPlaybooks());
        }
        Set<EvidenceId> gone = reach.ids();
        if (gone.isEmpty()) {
            return EraseReceipt.nothing(order, shelf.cursor, reach.keptPlaybooks());
        }
        long bytes = gone.stream().mapToLong(shelf::sizeOf).sum();
        List<Evidence> records = reach.records(bytes);
        gone.forEach(shelf::erase);
        append(records);
        return EraseReceipt.of(order, find(order.scope(), order.id()).orElseThrow(), reach.keptPlaybooks());
    }

    @Override
    public void close() {}

    private Shelf shelf(Scope scope) {
        return shelves.getOrDefault(scope, new Shelf(scope));
    }

    private @Nullable Row known(Scope scope, EvidenceId id, Map<EvidenceId, Row> added) {
        Row row = added.get(id);
        return row == null ? shelf(scope).byId.get(id) : row;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(Evidence evidence, long position, byte[] hash) {}

    /** What one scope holds, by cursor from 1, and by stream and position. */
    private static final class Shelf {
        private final Scope scope;
        private final NavigableMap<Long, Recorded> all = new TreeMap<>();
        private final Map<String, NavigableMap<Long, Recorded>> streams = new HashMap<>();
        private final Map<EvidenceId, Row> byId = new HashMap<>();
        /** The positions of what was erased, by the hash of its id. */
        private final Map<String, Long> erased = new HashMap<>();
        /** How many positions of a stream were given, by the hash of its name; for streams that lost something. */
        private final Map<String, Long> given = new HashMap<>();

        private long cursor;

        Shelf(Scope scope) {
            this.scope = scope;
        }

        NavigableMap<Long, Recorded> stream(String stream) {
            return streams.getOrDefault(stream, new TreeMap<>());
        }

        long sizeOf(String stream) {
            NavigableMap<Long, Recorded> held = stream(stream);
            long size = held.isEmpty() ? 0 : held.lastKey() + 1;
            return given.isEmpty() ? size : Math.max(size, given.getOrDefault(Tombstones.text(scope, stream), 0L));
        }

        @Nullable
        Long erasedPosition(EvidenceId id) {
            return erased.isEmpty() ? null : erased.get(Tombstones.text(scope, id.value()));
        }

        long sizeOf(EvidenceId id) {
            return EvidenceJson.bytes(EvidenceJson.write(row(id).evidence));
        }

        void add(Row row) {
            cursor++;
            Recorded recorded = new Recorded(row.evidence, row.position, cursor);
            all.put(cursor, recorded);
            streams.computeIfAbsent(row.evidence.stream(), s -> new TreeMap<>()).put(row.position, recorded);
            byId.put(row.evidence.id(), row);
        }

        void erase(EvidenceId id) {
            Row row = row(id);
            String stream = row.evidence.stream();
            given.put(Tombstones.text(scope, stream), sizeOf(stream));
            Recorded recorded = stream(stream).remove(row.position);
            if (recorded != null) {
                all.remove(recorded.cursor());
            }
            if (stream(stream).isEmpty()) {
                streams.remove(stream);
            }
            byId.remove(id);
            erased.put(Tombstones.text(scope, id.value()), row.position);
        }

        private Row row(EvidenceId id) {
            Row row = byId.get(id);
            if (row == null) {
                throw new IllegalStateException("No evidence '" + id + "' in scope " + scope);
            }
            return row;
        }
    }
}
