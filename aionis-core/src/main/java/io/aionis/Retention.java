package io.aionis;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import java.time.Duration;
import java.util.Set;

/**
 * Which memories grow cold (rule T4). Nothing is deleted: what is cold leaves the prompt and the index, a guide points at
 * it, and {@link Workspace#rehydrate} gives its evidence back as the ledger holds it. What must not be done, the current
 * path and procedures never grow cold.
 *
 * @param untouchedFor how long nothing was said about a memory before it is cold; more than zero
 */
public record Retention(Duration untouchedFor) {

    private static final Set<State> COOLING = Set.of(State.PASSED, State.STALE, State.CONTESTED, State.RAW);

    public Retention {
        if (untouchedFor.isNegative() || untouchedFor.isZero()) {
            throw new IllegalArgumentException("Retention.untouchedFor is " + untouchedFor
                    + "; expected more than zero, such as Duration.ofDays(90)");
        }
    }

    /** Memories of which nothing was said for that long. */
    public static Retention coldAfter(Duration untouchedFor) {
        return new Retention(untouchedFor);
    }

    /** Whether such a memory grows cold at all; calls that nobody judged are never shown. */
    boolean cools(Memory memory) {
        return COOLING.contains(memory.state())
                && !(memory.state() == State.RAW && memory.subject() instanceof Subject.Call);
    }
}
