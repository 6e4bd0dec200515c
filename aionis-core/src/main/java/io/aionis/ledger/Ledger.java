package io.aionis.ledger;

import io.aionis.model.*;
import java.time.Duration;
import java.util.*;

public final class Ledger implements AutoCloseable {
    private final LedgerStore store;
    public Ledger(LedgerStore store) { this.store = store; }
    public void record(Evidence e) { store.append(List.of(e)); }
    public List<Appended> append(List<Evidence> batch) { return store.append(batch); }
    public boolean flush(Duration timeout) { return true; }
    public List<Recorded> run(Scope scope, RunId run) { return stream(scope, Evidence.streamOf(run)); }
    public List<Recorded> stream(Scope scope, String stream) { return store.readStream(scope, stream, 0, Integer.MAX_VALUE); }
    public List<Recorded> scope(Scope scope) { return store.readScope(scope, 0, Integer.MAX_VALUE); }
    public List<Recorded> readScope(Scope scope, long cursor, int limit) { return store.readScope(scope, cursor, limit); }
    public Optional<Recorded> find(Scope scope, EvidenceId id) { return store.find(scope, id); }
    public long head(Scope scope) { return store.head(scope); }
    public long dropped() { return 0; }
    @Override public void close() { store.close(); }
}
