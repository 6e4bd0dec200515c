package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.filter.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store behind a gate. Every method is passed on, since the interface's own versions of some throw. */
final class GovernedEmbeddingStore implements EmbeddingStore<TextSegment> {

    private final EmbeddingStore<TextSegment> store;
    private final String name;
    private final Gate gate;

    GovernedEmbeddingStore(EmbeddingStore<TextSegment> store, String name, Gate gate) {
        this.store = store;
        this.name = name;
        this.gate = gate;
    }

    @Override
    public EmbeddingSearchResult<TextSegment> search(EmbeddingSearchRequest request) {
        return new EmbeddingSearchResult<>(new GovernedSearch(store, name, gate, request).run());
    }

    @Override
    public String add(Embedding embedding) {
        return store.add(embedding);
    }

    @Override
    public void add(String id, Embedding embedding) {
        store.add(id, embedding);
    }

    @Override
    public String add(Embedding embedding, TextSegment segment) {
        return store.add(embedding, Rows.stamped(segment, gate.scope()));
    }

    @Override
    public List<String> addAll(List<Embedding> embeddings) {
        return store.addAll(embeddings);
    }

    @Override
    public List<String> addAll(List<Embedding> embeddings, List<TextSegment> segments) {
        return store.addAll(embeddings, stamped(segments));
    }

    @Override
    public void addAll(List<String> ids, List<Embedding> embeddings, List<TextSegment> segments) {
        store.addAll(ids, embeddings, stamped(segments));
    }

    @Override
    public List<String> generateIds(int n) {
        return store.generateIds(n);
    }

    @Override
    public void remove(String id) {
        store.remove(id);
    }

    @Override
    public void removeAll(Collection<String> ids) {
        store.removeAll(ids);
    }

    @Override
    public void removeAll(Filter filter) {
        store.removeAll(filter);
    }

    @Override
    public void removeAll() {
        store.removeAll();
    }

    @Override
    public String toString() {
        return "governed " + name;
    }

    private @Nullable List<TextSegment> stamped(@Nullable List<TextSegment> segments) {
        if (segments == null) {
            return null;
        }
        List<TextSegment> stamped = new ArrayList<>();
        for (TextSegment segment : segments) {
            stamped.add(Rows.stamped(segment, gate.scope()));
        }
        return stamped;
    }
}
