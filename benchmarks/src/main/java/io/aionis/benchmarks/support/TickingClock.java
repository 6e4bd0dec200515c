package io.aionis.benchmarks.support;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves on by a second each time it is read, so that an evaluation gives the same figures every time. */
public final class TickingClock extends Clock {

    private final AtomicLong seconds;

    /** The first reading is {@code from}, in whole seconds. */
    public TickingClock(Instant from) {
        this.seconds = new AtomicLong(from.getEpochSecond());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(seconds.getAndIncrement());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
