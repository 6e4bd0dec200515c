package io.aionis.firewall;

import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Requirement;
import io.aionis.firewall.admission.Trust;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the host said its stores and writers are worth. A writer is a claim of the row and can only lower its store. */
final class TrustTable implements Knowledge.Host {

    private final Map<String, Trust> stores;
    private final Map<String, Trust> writers;

    TrustTable(Map<String, Trust> stores, Map<String, Trust> writers) {
        this.stores = new ConcurrentHashMap<>(stores);
        this.writers = Map.copyOf(writers);
    }

    /** A store that the host hands over to be governed is one it knows, unless it said otherwise. */
    void governed(String store) {
        stores.putIfAbsent(store, Trust.KNOWN);
    }

    @Override
    public Trust trust(Candidate candidate) {
        Origin origin = candidate.origin();
        Trust store = stores.getOrDefault(origin.store(), Trust.UNKNOWN);
        Trust writer = origin.writer() == null ? null : writers.get(origin.writer());
        return writer == null ? store : store.atMost(writer);
    }

    /** A writer that the host does not know speaks with its store's voice: anybody can make up names. */
    @Override
    public String voice(Origin origin) {
        String writer = origin.writer();
        return writer != null && writers.containsKey(writer) ? "writer " + writer : "store " + origin.store();
    }

    @Override
    public Requirement requirement(Origin origin) {
        return Requirement.NONE;
    }
}
