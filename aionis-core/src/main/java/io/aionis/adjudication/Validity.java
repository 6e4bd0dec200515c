package io.aionis.adjudication;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Until when and where a memory holds (rule T1).
 *
 * @param until when it stops to hold, or null
 * @param environment the facts it depends on, by name
 * @param binding whether it must not be used where they differ
 */
public record Validity(@Nullable Instant until, Map<String, String> environment, boolean binding) {

    /** Always and everywhere. */
    public static final Validity UNLIMITED = new Validity(null, Map.of(), false);

    public Validity {
        environment = Map.copyOf(environment);
    }

    /** Whether its time is over. */
    public boolean isOver(@Nullable Instant now) {
        return until != null && now != null && !now.isBefore(until);
    }

    /** Whether a fact that both name has another value there, other than those. */
    boolean differsFrom(Map<String, String> current, Set<String> allowed) {
        for (Map.Entry<String, String> fact : environment.entrySet()) {
            String now = current.get(fact.getKey());
            if (now != null && !now.equals(fact.getValue()) && !allowed.contains(now)) {
                return true;
            }
        }
        return false;
    }
}
