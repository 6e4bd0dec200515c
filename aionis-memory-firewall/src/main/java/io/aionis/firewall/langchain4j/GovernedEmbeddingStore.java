package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.filter.Filter;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A store behind a gate. Every method is passed on, since the interface's own versions of some throw. */
final class GovernedEmbeddingStore implements EmbeddingStore<TextSegment> {

    private static final String REMOVED = "removed through the store";

    private final EmbeddingStore<TextSegment> store;
    private final String name;
    private final Gate gate;
    private final Intake intake;
    private final Passing passing;
    private final GovernedWrites writes;

    GovernedEmbeddingStore(EmbeddingStore<TextSegment> store, String name, Gate gate, Intake intake, Passing passing) {
        this.store = store;
        this.name = name;
        this.gate = gate;
        this.intake = intake;
        this.passing = passing;
        this.writes = new GovernedWrites(store, name, intake);
    }

    @Override
    public EmbeddingSearchResult<TextSegment> search(EmbeddingSearchRequest request) {
        return new EmbeddingSearchResult<>(new GovernedSearch(store, name, gate, passing, request).run());
    }

    @Override
    public String add(Embedding embedding) {
        return writes.add(embedding, null);
    }

    @Override
    public void add(String id, Embedding embedding) {
        writes.add(id, embedding);
    }

    @Override
    public String add(Embedding embedding, TextSegment segment) {
        return writes.add(embedding, segment);
    }

    @Override
    public List<String> addAll(List<Embedding> embeddings) {
        return writes.addAll(embeddings, null);
    }

    @Override
    public List<String> addAll(List<Embedding> embeddings, List<TextSegment> segments) {
        return writes.addAll(embeddings, segments);
    }

    @Override
    public void addAll(List<String> ids, List<Embedding> embeddings, List<TextSegment> segments) {
        writes.addAll(ids, embeddings, segments);
    }

    @Override
    public List<String> generateIds(int n) {
        return store.generateIds(n);
    }

    @Override
    public void remove(String id) {
        discard(Collections.singletonList(id));
        store.remove(id);
    }

    @Override
    public void removeAll(Collection<String> ids) {
        discard(ids);
        store.removeAll(ids);
    }

    /** What is held is not in the store yet, and no filter finds it. */
    @Override
    public void removeAll(Filter filter) {
        store.removeAll(filter);
    }

    @Override
    public void removeAll() {
        if (intake.quarantines()) {
            intake.discardAll(REMOVED);
        }
        store.removeAll();
    }

    @Override
    public String toString() {
        return "governed " + name;
    }

    private void discard(Collection<String> ids) {
        if (ids != null && intake.quarantines()) {
            intake.discard(ids, REMOVED);
        }
    }
}
