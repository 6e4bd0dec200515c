package io.aionis.replay;

import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reads of a request, and the slots filled for it, from which it went on to write. The same request goes on from them
 * again, whatever was written since. Without an idempotency key nothing is kept. Not thread-safe.
 */
final class KeptAnswers {

    private final Claims claims;
    private final @Nullable String key;
    private final boolean resumed;
    private final RunId run;
    private final Task task;
    private final Map<EvidenceId, ToolAnswer> open = new LinkedHashMap<>();

    /** {@code resumed} is whether the key was used before. */
    KeptAnswers(Claims claims, @Nullable String key, boolean resumed, RunId run, Task task) {
        this.claims = claims;
        this.key = key;
        this.resumed = resumed;
        this.run = run;
        this.task = task;
    }

    /** What the request was answered before. */
    Optional<ToolAnswer> before(String tool, Json arguments, int occurrence) {
        return key == null || !resumed ? Optional.empty() : claims.kept(id(key, tool, arguments, occurrence));
    }

    /** Adds an answer; it is kept by the next {@link #keep}. */
    void add(String tool, Json arguments, int occurrence, ToolAnswer answer) {
        if (key != null) {
            open.put(id(key, tool, arguments, occurrence), answer);
        }
    }

    /**
     * Keeps what was added; durable when it returns.
     *
     * @return false when another run of the same request went on from other answers, so that this one must not
     */
    boolean keep() {
        while (!open.isEmpty()) {
            List<EvidenceBody> bodies = new ArrayList<>();
            open.forEach(
                    (id, answer) -> bodies.add(new EvidenceBody.Settlement(id, answer.outcome(), answer.result())));
            if (claims.keep(List.copyOf(open.keySet()), bodies, run, task)) {
                open.clear();
            } else if (!othersAreEqual()) {
                return false;
            }
        }
        return true;
    }

    /** Strikes off what another run of the request has kept; false when it is not the same. */
    private boolean othersAreEqual() {
        int before = open.size();
        for (EvidenceId id : List.copyOf(open.keySet())) {
            Optional<ToolAnswer> others = claims.kept(id);
            if (others.isPresent() && !others.get().equals(open.remove(id))) {
                return false;
            }
        }
        return open.size() < before;
    }

    /** Whether the request came to its end before. */
    boolean finishedBefore() {
        return key != null && resumed && claims.kept(end(key)).isPresent();
    }

    /**
     * Keeps what was added, and with it that the request came to its end. Where there is nothing to keep, the end is
     * written only when {@code marked}: what it spares is the look at reads and checks, and there may be none.
     */
    boolean finish(boolean marked) {
        if (key == null || open.isEmpty() && !marked || finishedBefore()) {
            return true;
        }
        open.put(end(key), new ToolAnswer(Outcome.SUCCEEDED, ""));
        return keep();
    }

    private static EvidenceId end(String key) {
        return Claims.settlementOf(Claims.requestOf(key));
    }

    private static EvidenceId id(String key, String tool, Json arguments, int occurrence) {
        return new EvidenceId("read:" + key + ":" + tool + ":" + arguments.hash() + ":" + occurrence);
    }
}
