package io.aionis.adjudication;

import io.aionis.model.Actor;
import io.aionis.model.Task;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a consumer stands who asks what may be used.
 *
 * @param consumer who will use it
 * @param task what it is at
 * @param environment the facts of its environment, by name; a fact that is not given is not compared
 * @param time the time, or null where nothing expires
 */
public record Situation(
        Actor consumer,
        Task task,
        Map<String, String> environment,
        @Nullable Instant time) {

    /** Values of a fact that say that there is no such thing, such as a file that is yet to be written. */
    public static final Set<String> ABSENT = Set.of("", "absent");

    public Situation {
        environment = Map.copyOf(environment);
    }

    /** A consumer at a task, of whose environment nothing is known. */
    public static Situation of(Actor consumer, Task task) {
        return new Situation(consumer, task, Map.of(), null);
    }
}
