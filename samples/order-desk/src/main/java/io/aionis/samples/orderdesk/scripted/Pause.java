package io.aionis.samples.orderdesk.scripted;

import java.time.Duration;

/** How a simulated network's latency passes. */
@FunctionalInterface
public interface Pause {

    /** The thread sleeps; an interrupt cuts the sleep short and stays set. */
    Pause SLEEP = latency -> {
        try {
            Thread.sleep(latency.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    };

    /** Lets the latency pass. */
    void take(Duration latency);
}
