package io.aionis.search;

import io.aionis.model.Hashes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/**
 * Finds the memories of one scope by the words of a question and, with an {@link Embedder}, by its meaning. Lives in
 * memory and may be thrown away: it is built again from the state. What was updated is found by the next search.
 *
 * <p>The same memories give the same ranking, however they came in; with an embedder, once {@link #lag} is 0. Safe for use
 * by many threads; searches run side by side. After {@link #close} everything but {@code close} throws
 * {@link IllegalStateException}.
 */
public final class MemoryIndex implements AutoCloseable {

    /** How many characters of a text count. */
    public static final int LONGEST_TEXT = 8_192;

    /** How many characters of a question count. */
    public static final int LONGEST_QUESTION = 4_000;

    /** How many distinct terms of a question count; its beginning says what it is about. */
    static final int MOST_TERMS = 64;

    /** How many distinct terms may wait outside Lucene: some 250 texts of a usual length. */
    private static final int MOST_FRESH_TERMS = 8_000;

    /** Of so many changes at once, none is worth keeping outside Lucene. */
    private static final int MANY_CHANGES = 250;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Slots slots = new Slots();
    private final Segments segments = new Segments();
    private final @Nullable Embeddings embeddings;
    private final @Nullable EmbeddingQueue queue;
    private boolean closed;

    /**
     * An empty index.
     *
     * @param embedder turns texts into vectors, on a thread of its own; null to search by words alone
     */
    public MemoryIndex(@Nullable Embedder embedder) {
        embeddings = embedder == null ? null : new Embeddings(embedder);
        queue = embeddings == null ? null : new EmbeddingQueue(embeddings, this::embedded);
    }

    /**
     * Takes in what changed. Does not wait for the embedder: until a changed text has its vector, the earlier one of the
     * memory counts, or its words alone.
     *
     * @param changed new texts, and such as take the place of an earlier text of the same memory
     * @param goneIds memories to forget, before the changes are taken in; unknown ones are passed over
     */
    public void update(Collection<Searchable> changed, Collection<String> goneIds) {
        exclusively(() -> {
            goneIds.forEach(this::forget);
            boolean many = changed.size() > MANY_CHANGES;
            changed.forEach(searchable -> take(searchable, !many));
            if (many || slots.freshTerms() > MOST_FRESH_TERMS) {
                segments.refresh();
                slots.refreshed();
            }
        });
    }

    /**
     * The memories of those tasks that match the question, best first. Words are scored by BM25 over the memories of
     * those tasks, meaning by cosine over those that have a vector and point the question's way; both are fused by
     * reciprocal rank, equals ordered by id.
     *
     * <p>With an embedder, the question is embedded on the caller's thread, unless it was asked lately.
     *
     * @param question any text; its first {@value #LONGEST_QUESTION} characters and {@value #MOST_TERMS} distinct terms
     *     count
     * @param tasks signatures; empty text stands for the memories without a task
     * @param limit most ids to give, at least 0
     * @return memory ids; those that are absent did not match
     */
    public List<String> rank(String question, Set<String> tasks, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit is " + limit + "; expected 0 or more ids");
        }
        String asked = beginning(question, LONGEST_QUESTION);
        List<String> terms = Terms.of(asked, LONGEST_QUESTION).stream()
                .distinct()
                .limit(MOST_TERMS)
                .toList();
        Candidates candidates;
        Fusion fusion;
        lock.readLock().lock();
        try {
            requireOpen();
            candidates = candidates(tasks);
            fusion = new Fusion(candidates.size());
            fusion.add(WordScores.of(candidates, terms));
        } catch (IOException e) {
            throw Segments.unusable(e);
        } finally {
            lock.readLock().unlock();
        }
        addMeaning(asked, candidates, fusion);
        return IntStream.range(0, candidates.size())
                .filter(i -> fusion.score(i) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -fusion.score(i))
                        .thenComparing(i -> candidates.slot(i).id))
                .limit(limit)
                .map(i -> candidates.slot(i).id)
                .toList();
    }

    /** How many texts wait for their vector; 0 without an embedder. */
    public int lag() {
        return queue == null ? 0 : queue.lag();
    }

    /**
     * How often the embedder threw, or gave no usable vector, for a text or a question. Such a text is found by its words
     * alone until it changes.
     */
    public long embeddingFailures() {
        return embeddings == null ? 0 : embeddings.failures();
    }

    /** Lets go of everything; the embedding thread ends with the text it is at. Does nothing the second time. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                if (queue != null) {
                    queue.close();
                }
                segments.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void take(Searchable searchable, boolean keepFresh) {
        String text = beginning(searchable.text(), LONGEST_TEXT);
        byte[] hash = Hashes.sha256(text.getBytes(StandardCharsets.UTF_8));
        Slot slot = slots.findOrAdd(searchable.memoryId());
        boolean sameText = Arrays.equals(slot.textHash, hash);
        if (sameText && slot.task.equals(searchable.task())) {
            return;
        }
        slots.noLongerFresh(slot);
        slot.task = searchable.task();
        slot.textHash = hash;
        List<String> terms = Terms.of(text, LONGEST_TEXT);
        segments.write(slot, terms);
        if (keepFresh) {
            slots.addFresh(slot, new TermBag(terms));
        }
        if (queue != null && !sameText) {
            queue.offer(slot, text);
        }
    }

    private void forget(String id) {
        Slot slot = slots.find(id);
        if (slot != null) {
            slots.remove(slot);
            segments.delete(slot);
            if (queue != null) {
                queue.remove(slot);
            }
        }
    }

    private Candidates candidates(Set<String> tasks) throws IOException {
        Candidates candidates = new Candidates();
        for (LeafReaderContext leaf : segments.leaves()) {
            candidates.addLeaf(leaf.reader(), tasks, slots.byNumber());
        }
        tasks.forEach(task -> slots.fresh(task).forEach(candidates::addFresh));
        return candidates;
    }

    private void addMeaning(String question, Candidates candidates, Fusion fusion) {
        if (embeddings == null || question.isBlank()) {
            return;
        }
        float[][] vectors = new float[candidates.size()][];
        boolean any = false;
        for (int i = 0; i < vectors.length; i++) {
            float[] vector = candidates.slot(i).vector;
            vectors[i] = vector;
            any |= vector != null;
        }
        float[] wanted = any ? embeddings.ofQuestion(question) : null;
        if (wanted != null) {
            fusion.add(Arrays.stream(vectors)
                    .mapToDouble(vector -> vector == null ? 0 : Embeddings.cosine(wanted, vector))
                    .toArray());
        }
    }

    private void embedded(Slot slot, byte[] textHash, float @Nullable [] vector) {
        lock.readLock().lock();
        try {
            if (Arrays.equals(slot.textHash, textHash)) {
                slot.vector = vector;
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    private void exclusively(Runnable change) {
        lock.writeLock().lock();
        try {
            requireOpen();
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The index of memories is closed; build a new one from the state");
        }
    }

    /** The first characters, none of them torn in two. */
    private static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
