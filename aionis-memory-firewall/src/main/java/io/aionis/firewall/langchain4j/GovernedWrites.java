package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.aionis.model.QuarantineBody;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written through a governed store: stamped, then passed on or held. What is to be held is held first. */
final class GovernedWrites {

    private static final String REPLACED = "replaced by a later write of the same row";

    private final EmbeddingStore<TextSegment> store;
    private final String name;
    private final Intake intake;

    GovernedWrites(EmbeddingStore<TextSegment> store, String name, Intake intake) {
        this.store = store;
        this.name = name;
        this.intake = intake;
    }

    /** Writes under an id that the store makes up. */
    String add(Embedding embedding, @Nullable TextSegment segment) {
        TextSegment stamped = Rows.stamped(segment, intake.stamp());
        if (!isHeld(stamped)) {
            return segment == null ? store.add(embedding) : store.add(embedding, stamped);
        }
        String id = store.generateIds(1).get(0);
        intake.hold(List.of(Held.of(name, id, embedding, stamped)));
        return id;
    }

    /** Writes a row without text. */
    void add(String id, Embedding embedding) {
        if (isHeld(null)) {
            intake.hold(List.of(Held.of(name, id, embedding, null)));
        } else {
            replace(List.of(id));
            store.add(id, embedding);
        }
    }

    /** Writes under ids that the store makes up; {@code segments} is null when there are only vectors. */
    List<String> addAll(List<Embedding> embeddings, @Nullable List<TextSegment> segments) {
        List<TextSegment> stamped = stamped(segments);
        if (anyHeld(stamped, embeddings.size())) {
            List<String> ids = store.generateIds(embeddings.size());
            write(ids, embeddings, stamped);
            return ids;
        }
        return segments == null ? store.addAll(embeddings) : store.addAll(embeddings, stamped);
    }

    /** Writes under these ids. */
    void addAll(List<String> ids, List<Embedding> embeddings, @Nullable List<TextSegment> segments) {
        List<TextSegment> stamped = stamped(segments);
        if (anyHeld(stamped, embeddings.size())) {
            write(ids, embeddings, stamped);
        } else {
            replace(ids);
            store.addAll(ids, embeddings, stamped);
        }
    }

    private void write(List<String> ids, List<Embedding> embeddings, @Nullable List<TextSegment> segments) {
        int size = segments == null ? embeddings.size() : segments.size();
        if (ids.size() != embeddings.size() || size != embeddings.size()) {
            throw new IllegalArgumentException("There are " + ids.size() + " ids, " + embeddings.size()
                    + " embeddings and " + size + " segments for " + name + "; expected as many of each");
        }
        if (new HashSet<>(ids).size() != ids.size()) {
            throw new IllegalArgumentException(
                    "An id stands twice among the " + ids.size() + " for " + name
                            + ", and some of the rows are to be held; expected each id once, as which row counts cannot be told");
        }
        List<QuarantineBody.Held> held = new ArrayList<>();
        List<String> passedIds = new ArrayList<>();
        List<Embedding> passedEmbeddings = new ArrayList<>();
        List<@Nullable TextSegment> passed = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            TextSegment segment = segments == null ? null : segments.get(i);
            if (isHeld(segment)) {
                held.add(Held.of(name, ids.get(i), embeddings.get(i), segment));
            } else {
                passedIds.add(ids.get(i));
                passedEmbeddings.add(embeddings.get(i));
                passed.add(segment);
            }
        }
        intake.hold(held);
        if (!passedIds.isEmpty()) {
            replace(passedIds);
            store.addAll(passedIds, passedEmbeddings, passed);
        }
    }

    /** A row that was held before must not come back over one that was written later. */
    private void replace(List<String> ids) {
        if (intake.quarantines()) {
            intake.discard(ids, REPLACED);
        }
    }

    private boolean anyHeld(@Nullable List<TextSegment> segments, int size) {
        List<TextSegment> each = segments == null ? Collections.nCopies(size, null) : segments;
        return each.stream().anyMatch(this::isHeld);
    }

    private boolean isHeld(@Nullable TextSegment stamped) {
        return intake.quarantines() && intake.holds(Rows.candidate(stamped, 0, null, name));
    }

    private @Nullable List<TextSegment> stamped(@Nullable List<TextSegment> segments) {
        if (segments == null) {
            return null;
        }
        Stamp stamp = intake.stamp();
        List<TextSegment> stamped = new ArrayList<>();
        for (TextSegment segment : segments) {
            stamped.add(Rows.stamped(segment, stamp));
        }
        return stamped;
    }
}
