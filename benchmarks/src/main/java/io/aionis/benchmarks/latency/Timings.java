package io.aionis.benchmarks.latency;

import java.util.Arrays;

/** Nanoseconds of many equal operations. */
final class Timings {

    private final long[] nanos;
    private int count;

    private Timings(int capacity) {
        this.nanos = new long[capacity];
    }

    /** One operation. */
    @FunctionalInterface
    interface Operation {
        void run(int round) throws Exception;
    }

    /** Times {@code rounds} operations after as many unmeasured ones; {@code pause} runs between batches, untimed. */
    static Timings of(int rounds, int batch, Operation operation, Runnable pause) throws Exception {
        Timings timings = new Timings(rounds);
        for (int i = 0; i < 2 * rounds; i++) {
            long start = System.nanoTime();
            operation.run(i);
            long end = System.nanoTime();
            if (i >= rounds) {
                timings.nanos[timings.count++] = end - start;
            }
            if (i % batch == batch - 1) {
                pause.run();
            }
        }
        Arrays.sort(timings.nanos, 0, timings.count);
        return timings;
    }

    /** The given percentile, 0 to 100, in microseconds. */
    double micros(double percentile) {
        int at = (int) Math.min(count - 1L, Math.round(percentile / 100 * count));
        return nanos[at] / 1000.0;
    }
}
