package io.aionis.firewall;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.aionis.model.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The stores behind the governed ones, by name: where a released row goes. The last of a name counts. */
final class StoreTable {

    private final Map<String, EmbeddingStore<TextSegment>> named = new ConcurrentHashMap<>();
    private final Map<Place, EmbeddingStore<TextSegment>> placed = new ConcurrentHashMap<>();

    /** A store that was governed for one scope, or for whichever is in force. */
    void put(@Nullable Scope scope, String name, EmbeddingStore<TextSegment> store) {
        if (scope == null) {
            named.put(name, store);
        } else {
            placed.put(new Place(scope, name), store);
        }
    }

    @Nullable
    EmbeddingStore<TextSegment> find(Scope scope, String name) {
        EmbeddingStore<TextSegment> own = placed.get(new Place(scope, name));
        return own != null ? own : named.get(name);
    }

    private record Place(Scope scope, String name) {}
}
