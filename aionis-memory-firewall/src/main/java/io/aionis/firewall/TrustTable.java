package io.aionis.firewall;

import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Trust;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the host said its stores and writers are worth. A writer is a claim of the row and can only lower its store. */
final class TrustTable {

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

    Trust of(Origin origin) {
        Trust store = stores.getOrDefault(origin.store(), Trust.UNKNOWN);
        Trust writer = origin.writer() == null ? null : writers.get(origin.writer());
        return writer == null ? store : store.atMost(writer);
    }
}
