package io.aionis.search;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Embeds texts on a daemon thread of its own, which lives only while texts wait. The newest text goes first: what an agent
 * is at now matters more than what an old memory says. At most one text of a memory waits, so the queue is bounded by the
 * index. Thread-safe.
 */
final class EmbeddingQueue implements AutoCloseable {

    /** Takes the vector of a text, or null when it cannot be embedded. Called on the daemon thread. */
    interface Sink {
        void embedded(Slot slot, byte[] textHash, float @Nullable [] vector);
    }

    private record Waiting(Slot slot, byte[] textHash, String text) {}

    private static final AtomicInteger THREADS = new AtomicInteger();

    private final Embeddings embeddings;
    private final Sink sink;
    private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
    private final Map<Slot, Long> places = new HashMap<>();
    private long next;
    private boolean running;
    private boolean atWork;
    private boolean closed;

    EmbeddingQueue(Embeddings embeddings, Sink sink) {
        this.embeddings = embeddings;
        this.sink = sink;
    }

    /** Lets a text wait in place of an earlier one of the same memory. */
    synchronized void offer(Slot slot, String text) {
        if (closed) {
            return;
        }
        remove(slot);
        places.put(slot, next);
        waiting.put(next++, new Waiting(slot, slot.textHash, text));
        if (!running) {
            running = true;
            Thread thread = new Thread(this::work, "aionis-embedding-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            thread.start();
        }
    }

    synchronized void remove(Slot slot) {
        Long place = places.remove(slot);
        if (place != null) {
            waiting.remove(place);
        }
    }

    /** How many texts have no vector yet, the one at work included. */
    synchronized int lag() {
        return waiting.size() + (atWork ? 1 : 0);
    }

    private void work() {
        try {
            for (Waiting text = take(); text != null; text = take()) {
                sink.embedded(text.slot(), text.textHash(), embeddings.of(text.text()));
            }
        } catch (Error unbearable) {
            stop();
            throw unbearable;
        }
    }

    private synchronized @Nullable Waiting take() {
        Map.Entry<Long, Waiting> newest = waiting.pollLastEntry();
        atWork = newest != null;
        if (newest == null) {
            running = false;
            return null;
        }
        places.remove(newest.getValue().slot());
        return newest.getValue();
    }

    /** A later text starts a new thread. */
    private synchronized void stop() {
        running = false;
        atWork = false;
    }

    /** Drops what waits; the thread ends with the text at work. */
    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
        places.clear();
    }
}
