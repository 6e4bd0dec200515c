package io.aionis.ledger;

import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what was dropped, and makes the gap markers that are still to be written. Safe for use by many threads. */
final class Gaps {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Actor LEDGER = Actor.agent("aionis-ledger");

    /** Why evidence was dropped. */
    enum Cause {
        QUEUE_FULL("the queue of evidence is full; the store is slower than the agents, or it hangs"),
        STORE_FAILED("the store fails; check the disk's free space and health"),
        REFUSED("the store cannot keep it; an id was used again for other content, or its text is no JSON"),
        CLOSED("the ledger is closed; close it after the last agent");

        private final String remedy;

        Cause(String remedy) {
            this.remedy = remedy;
        }
    }

    private final InstantSource clock;
    private final Map<Hole, Long> holes = new LinkedHashMap<>();
    private final Set<Cause> warned = EnumSet.noneOf(Cause.class);
    /** Markers offered to the store; each stays as it is until it is confirmed, so that a retry adds nothing twice. */
    private List<Evidence> markers = List.of();

    private long dropped;
    private long written;

    Gaps(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void dropped(Evidence evidence, Cause cause, @Nullable Throwable failure) {
        dropped++;
        holes.merge(new Hole(evidence.scope(), evidence.task(), evidence.run(), cause), 1L, Long::sum);
        if (warned.add(cause)) {
            LOG.warn(
                    "Evidence was dropped: {}. Its run gets a gap marker and is never compiled or passed. Said once;"
                            + " Ledger.dropped() counts on",
                    cause.remedy,
                    failure);
        }
    }

    /** The markers to write before anything else. */
    synchronized List<Evidence> due() {
        if (!holes.isEmpty()) {
            List<Evidence> made = new ArrayList<>(markers);
            holes.forEach((hole, count) -> made.add(marker(hole, count)));
            holes.clear();
            markers = List.copyOf(made);
        }
        return markers;
    }

    /** The markers last returned by {@link #due} are durable. */
    synchronized void written() {
        written += markers.size();
        markers = List.of();
    }

    synchronized boolean pending() {
        return !markers.isEmpty() || !holes.isEmpty();
    }

    synchronized long dropped() {
        return dropped;
    }

    synchronized long count() {
        return written;
    }

    private Evidence marker(Hole hole, long count) {
        return new Evidence(
                new EvidenceId("gap:" + UUID.randomUUID()),
                hole.scope,
                hole.task,
                hole.run,
                LEDGER,
                Lane.SHARED,
                clock.instant(),
                new EvidenceBody.Gap(count, hole.cause.name()));
    }

    private record Hole(
            Scope scope, @Nullable Task task, @Nullable RunId run, Cause cause) {}
}
