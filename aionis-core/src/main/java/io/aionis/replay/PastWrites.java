package io.aionis.replay;

import io.aionis.model.Json;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the writes that a plan comes to against those that the same request made before. Before the first new one, all of
 * those must have been come to: another plan, or the model after a hand-back, may have done the same in another form. Not
 * thread-safe.
 */
final class PastWrites {

    private final Claims claims;
    private final String request;
    private final Set<String> known = new HashSet<>();
    private boolean complete;

    /** {@code resumed} is whether the request may have written before. */
    PastWrites(Claims claims, String request, boolean resumed) {
        this.claims = claims;
        this.request = request;
        this.complete = !resumed;
    }

    /** Why the write must not be made, or empty when it may be claimed. */
    Optional<String> forbid(String tool, Json arguments, int occurrence) {
        if (complete) {
            return Optional.empty();
        }
        known.add(Claims.writeOf(request, tool, arguments, occurrence));
        if (claims.look(request, occurrence, tool, arguments).isPresent()) {
            return Optional.empty();
        }
        Optional<String> other = claims.unknownWrite(request, known);
        // Another run of the request may have come here meanwhile, and gone on.
        if (other.isEmpty() || claims.look(request, occurrence, tool, arguments).isPresent()) {
            complete |= other.isEmpty();
            return Optional.empty();
        }
        return Optional.of("the same request has done " + other.get() + ", which this plan has not come to before "
                + tool
                + arguments.canonical() + "; check whether that is the same again, and give what is still to be done a"
                + " new request");
    }
}
