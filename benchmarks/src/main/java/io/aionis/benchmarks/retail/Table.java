package io.aionis.benchmarks.retail;

import io.aionis.model.Hashes;
import io.aionis.model.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One table of records by id: what it was at the start, never changed, and the records changed since. */
final class Table {

    private final Map<String, Json.Obj> initial;
    /** Digests of the initial records, so that hashing a state costs little more than what has changed. */
    private final Map<String, String> digests;

    private final Map<String, Json.Obj> changed = new LinkedHashMap<>();

    private Table(Map<String, Json.Obj> initial, Map<String, String> digests) {
        this.initial = initial;
        this.digests = digests;
    }

    static Table of(Map<String, Json.Obj> records) {
        Map<String, String> digests = new TreeMap<>();
        records.forEach((id, record) -> digests.put(id, record.hash()));
        return new Table(Collections.unmodifiableMap(new LinkedHashMap<>(records)), digests);
    }

    /** This table at its start, with another record under an id that exists. */
    Table startingWith(String id, Json.Obj record) {
        Map<String, Json.Obj> records = new LinkedHashMap<>(initial);
        Map<String, String> hashes = new TreeMap<>(digests);
        records.put(id, record);
        hashes.put(id, record.hash());
        return new Table(Collections.unmodifiableMap(records), hashes);
    }

    /** The table as it was at the start; only its changes are its own. */
    Table fresh() {
        return new Table(initial, digests);
    }

    /** The records at the start, in file order. */
    Map<String, Json.Obj> initial() {
        return initial;
    }

    Json.@Nullable Obj find(String id) {
        Json.Obj now = changed.get(id);
        return now == null ? initial.get(id) : now;
    }

    /** Replaces a record that exists. */
    void put(String id, Json.Obj record) {
        changed.put(id, record);
    }

    String digest() {
        StringBuilder all = new StringBuilder();
        digests.forEach((id, digest) -> {
            Json.Obj now = changed.get(id);
            all.append(Json.of(id)).append(now == null ? digest : now.hash());
        });
        return Hashes.sha256(all.toString());
    }
}
