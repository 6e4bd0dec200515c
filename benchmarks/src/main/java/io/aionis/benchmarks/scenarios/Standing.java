package io.aionis.benchmarks.scenarios;

import io.aionis.adjudication.State;
import io.aionis.adjudication.Surface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a piece of evidence stands for a consumer.
 *
 * @param memory its memory; empty where it has none in sight
 * @param state the memory's state as the consumer sees it, or null
 * @param rules what decided
 */
record Standing(String memory, Surface surface, @Nullable State state, List<String> rules) {

    static final Standing NOWHERE = new Standing("", Surface.WITHHELD, null, List.of());

    /** Higher for a state that says more, such as PROCEDURE beside PASSED. */
    int rank() {
        return state == null ? Integer.MIN_VALUE : -state.ordinal();
    }
}
