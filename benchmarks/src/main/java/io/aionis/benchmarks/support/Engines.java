package io.aionis.benchmarks.support;

import io.aionis.Aionis;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Engines whose clock and ids are the same in every run of an evaluation. */
public final class Engines {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Engines() {}

    /** Options of an engine with a {@link TickingClock} and with ids that follow from the seed. */
    public static Aionis.Builder seeded(long seed) {
        return seeded(seed, Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** The same, with a clock that begins then. */
    public static Aionis.Builder seeded(long seed, Instant from) {
        return Aionis.builder().clock(new TickingClock(from)).ids(ids(seed));
    }

    /** Waits until what was recorded can be asked about. */
    public static void settle(Aionis engine) {
        if (!engine.flush(PATIENCE)) {
            throw new IllegalStateException("The ledger took longer than " + PATIENCE + " to write what was recorded");
        } else if (engine.dropped() > 0) {
            throw new IllegalStateException("The ledger dropped " + engine.dropped() + " pieces of what was recorded");
        }
    }

    private static Supplier<String> ids(long seed) {
        Random random = new Random(seed);
        return () -> {
            synchronized (random) {
                return new UUID(random.nextLong(), random.nextLong()).toString();
            }
        };
    }
}
