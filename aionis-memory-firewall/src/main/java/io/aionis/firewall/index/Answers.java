package io.aionis.firewall.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * What was found around texts that are asked for again and again, until an entry with one of the same marks changes.
 * Bounded in memory. Safe for use by many threads.
 */
final class Answers {

    /** How many entries are held over all answers, each of about a kilobyte. */
    private static final int MOST_HELD = 20_000;

    private static final int BUCKETS = 1 << 16;

    private final Cache<Key, Answer> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_HELD)
            .weigher((Key key, Answer answer) -> 1 + answer.found().size())
            .build();

    /** The change that last touched a mark, by the mark's last bits: changed too often is harmless. */
    private final AtomicLongArray touched = new AtomicLongArray(BUCKETS);

    private volatile long change;

    /** Answers of before this change are void. */
    private volatile long cleared;

    /**
     * What was asked.
     *
     * @param kind the kind of question, as no two kinds share answers
     * @param scope stands for the scope
     * @param hash the content hash of the text it is about
     */
    record Key(int kind, long scope, String hash) {}

    private record Answer(long asOf, Object question, List<Found> found) {}

    /** The last change. An answer is of the time before its reader was acquired. */
    long now() {
        return change;
    }

    /** The answer to an equal question, unless an entry with one of these marks was changed since; else null. */
    @Nullable
    List<Found> get(Key key, Object question, long[] marks) {
        Answer answer = kept.getIfPresent(key);
        if (answer == null || answer.asOf() < cleared || !answer.question().equals(question)) {
            return null;
        }
        for (long mark : marks) {
            if (touched.get(bucket(mark)) > answer.asOf()) {
                return null;
            }
        }
        return answer.found();
    }

    void keep(Key key, Object question, long asOf, List<Found> found) {
        kept.put(key, new Answer(asOf, question, List.copyOf(found)));
    }

    /** Entries with these marks were changed, and every reader acquired from now on shows it. For one thread at a time. */
    void changed(List<long[]> entries) {
        long next = change + 1;
        for (long[] marks : entries) {
            for (long mark : marks) {
                touched.set(bucket(mark), next);
            }
        }
        change = next;
    }

    /** Everything may have changed, and every reader acquired from now on shows it. */
    void clear() {
        cleared = change + 1;
        change = cleared;
        kept.invalidateAll();
    }

    private static int bucket(long mark) {
        return (int) mark & BUCKETS - 1;
    }
}
