package io.aionis.adjudication;

import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scope's evidence in one order of time, each piece once: within a stream by position, between streams by event time.
 * A clock that runs backwards inside a stream is held at its latest reading, so that both orders agree; a tie between
 * streams falls to the name of the stream. The order of arrival counts nowhere.
 */
final class Timeline {

    private static final Comparator<Recorded> BY_STREAM = Comparator.comparing((Recorded r) -> r.evidence().stream())
            .thenComparingLong(Recorded::position)
            .thenComparing(r -> r.evidence().id().value());

    private static final Comparator<Moment> BY_TIME = Comparator.comparing(Moment::at)
            .thenComparing(m -> m.recorded().evidence().stream())
            .thenComparingLong(m -> m.recorded().position())
            .thenComparing(m -> m.recorded().evidence().id().value());

    private record Moment(Instant at, Recorded recorded) {}

    private Timeline() {}

    static List<Evidence> of(List<Recorded> recorded) {
        List<Recorded> streams = new ArrayList<>(recorded);
        streams.sort(BY_STREAM);
        Set<EvidenceId> seen = new HashSet<>();
        Map<String, Instant> clocks = new HashMap<>();
        List<Moment> moments = new ArrayList<>(streams.size());
        for (Recorded r : streams) {
            Evidence evidence = r.evidence();
            if (seen.add(evidence.id())) {
                Instant clock = clocks.merge(evidence.stream(), evidence.at(), Timeline::later);
                moments.add(new Moment(clock, r));
            }
        }
        moments.sort(BY_TIME);
        return moments.stream().map(m -> m.recorded().evidence()).toList();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
