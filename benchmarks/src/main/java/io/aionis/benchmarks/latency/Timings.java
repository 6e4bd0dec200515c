package io.aionis.benchmarks.latency;

import java.util.Arrays;
import java.util.function.LongSupplier;

/** Nanoseconds of many equal operations. */
final class Timings {

    private final LongSupplier clock;
    private long[] nanos = new long[1_024];
    private int count;
    private boolean sorted;

    /** By the time that passes. */
    Timings() {
        this(System::nanoTime);
    }

    /** By another clock of nanoseconds, such as the time that the thread had a processor. */
    Timings(LongSupplier clock) {
        this.clock = clock;
    }

    /** One operation. */
    @FunctionalInterface
    interface Operation {
        void run(int round) throws Exception;
    }

    /** Times {@code rounds} operations after as many unmeasured ones; {@code pause} runs between batches, untimed. */
    static Timings of(int rounds, int batch, Operation operation, Runnable pause) throws Exception {
        Timings timings = new Timings();
        for (int i = 0; i < 2 * rounds; i++) {
            timings.time(i, operation, i >= rounds);
            if (i % batch == batch - 1) {
                pause.run();
            }
        }
        return timings;
    }

    /** Runs one operation, and keeps its time where it counts. */
    void time(int round, Operation operation, boolean counts) throws Exception {
        long start = clock.getAsLong();
        operation.run(round);
        long end = clock.getAsLong();
        if (counts) {
            add(end - start);
        }
    }

    private void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
        sorted = false;
    }

    /** The given percentile, 0 to 100, in microseconds. */
    double micros(double percentile) {
        if (count == 0) {
            throw new IllegalStateException("nothing was timed; expected at least one operation");
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        int at = (int) Math.min(count - 1L, Math.round(percentile / 100 * count));
        return nanos[at] / 1000.0;
    }
}
