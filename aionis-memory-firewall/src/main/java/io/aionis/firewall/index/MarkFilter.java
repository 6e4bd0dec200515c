package io.aionis.firewall.index;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which marks there are, and which are on more than one entry; in memory, so that a text that resembles nothing costs no
 * look-up. Two Bloom filters of two hashes: never wrong when it denies, and wrong in 2 of 100 cases at most when it
 * affirms, as long as it is not {@link #full}. One thread adds, many ask.
 */
final class MarkFilter {

    private static final int BITS_PER_MARK = 16;
    private static final int SMALLEST = 1 << 12;

    private final AtomicLongArray some;
    private final AtomicLongArray many;
    private final long mask;
    private final long room;
    private long marks;

    /** A filter with room for as many marks. */
    MarkFilter(long expected) {
        long bits = Math.max((long) SMALLEST * Long.SIZE, Long.highestOneBit(expected * BITS_PER_MARK) << 1);
        bits = Math.min(bits, 1L << 33);
        this.some = new AtomicLongArray((int) (bits / Long.SIZE));
        this.many = new AtomicLongArray((int) (bits / Long.SIZE));
        this.mask = bits - 1;
        this.room = bits / BITS_PER_MARK;
    }

    /** One more entry bears this mark. */
    void add(long mark) {
        if (has(mark)) {
            set(many, mark);
        } else {
            set(some, mark);
            marks++;
        }
    }

    /** Whether some entry may bear it. */
    boolean has(long mark) {
        return holds(some, mark);
    }

    /** Whether more than one entry may bear it. */
    boolean hasMany(long mark) {
        return holds(many, mark);
    }

    /** Whether it affirms too often by now. */
    boolean full() {
        return marks > room;
    }

    private boolean holds(AtomicLongArray bits, long mark) {
        return isSet(bits, mark) && isSet(bits, second(mark));
    }

    private void set(AtomicLongArray bits, long mark) {
        setOne(bits, mark);
        setOne(bits, second(mark));
    }

    private boolean isSet(AtomicLongArray bits, long place) {
        long bit = place & mask;
        return (bits.get((int) (bit >>> 6)) & 1L << bit) != 0;
    }

    private void setOne(AtomicLongArray bits, long place) {
        long bit = place & mask;
        int at = (int) (bit >>> 6);
        bits.set(at, bits.get(at) | 1L << bit);
    }

    private static long second(long mark) {
        return Long.reverse(mark);
    }
}
