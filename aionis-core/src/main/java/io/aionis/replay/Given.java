package io.aionis.replay;

import io.aionis.model.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a replay was given before its first step. Immutable.
 *
 * @param parameters the plan's inputs by name: all of them, of the declared kinds, and no others
 * @param slots values for slots by {@link OpenSlot#key()}
 * @param request names the request: its idempotency key, or the run; what is fresh is drawn from it
 * @param at when the request was first made
 */
public record Given(Map<String, Json> parameters, Map<String, Json> slots, String request, Instant at) {

    public Given {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    }

    /** Parameters alone, for a plan in which nothing is fresh. */
    public static Given of(Map<String, Json> parameters) {
        return new Given(parameters, Map.of(), "", Instant.EPOCH);
    }

    /** The same with these slots filled. */
    public Given withSlots(Map<String, Json> filled) {
        Map<String, Json> all = new LinkedHashMap<>(slots);
        all.putAll(filled);
        return new Given(parameters, all, request, at);
    }
}
