package io.aionis.ledger;

import io.aionis.model.*;
import java.util.*;

public final class InMemoryLedgerStore implements LedgerStore {
    private final List<Recorded> all = new ArrayList<>();
    @Override public synchronized List<Appended> append(List<Evidence> batch) {
        List<Appended> r = new ArrayList<>();
        for (Evidence e : batch) {
            Optional<Recorded> old = find(e.scope(), e.id());
            if (old.isPresent()) {
                if (!old.get().evidence().equals(e)) throw new EvidenceConflictException(e);
                r.add(new Appended(old.get().position(), false));
                continue;
            }
            long p = all.stream().filter(x -> x.evidence().scope().equals(e.scope()) && x.evidence().stream().equals(e.stream())).count();
            all.add(new Recorded(e, p, all.size() + 1));
            r.add(new Appended(p, true));
        }
        return r;
    }
    @Override public synchronized List<Recorded> readStream(Scope s, String st, long from, int limit) { return all.stream().filter(x -> x.evidence().scope().equals(s) && x.evidence().stream().equals(st) && x.position() >= from).limit(limit).toList(); }
    @Override public synchronized List<Recorded> readScope(Scope s, long c, int limit) { return all.stream().filter(x -> x.evidence().scope().equals(s) && x.cursor() > c).limit(limit).toList(); }
    @Override public synchronized Optional<Recorded> find(Scope s, EvidenceId id) { return all.stream().filter(x -> x.evidence().scope().equals(s) && x.evidence().id().equals(id)).findFirst(); }
    @Override public synchronized long head(Scope s) { return all.stream().filter(x -> x.evidence().scope().equals(s)).mapToLong(Recorded::cursor).max().orElse(0); }
    @Override public void close() {}
}
