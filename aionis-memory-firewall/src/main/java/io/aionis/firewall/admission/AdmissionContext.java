package io.aionis.firewall.admission;

import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the candidates are wanted for.
 *
 * @param scope the scope of the question; nothing of another scope is admitted
 * @param task the task in hand, or null when unknown: then no candidate is held against the task's failures
 * @param question what was asked, or null
 * @param vector what was asked, as a vector of the store's embedding model, or null
 * @param now the time to judge expiry by
 */
public record AdmissionContext(
        Scope scope,
        @Nullable Task task,
        @Nullable String question,
        @Nullable Vector vector,
        Instant now) {

    /** A context whose question has no vector. */
    public AdmissionContext(Scope scope, @Nullable Task task, @Nullable String question, Instant now) {
        this(scope, task, question, null, now);
    }
}
