package io.aionis.replay;

import io.aionis.model.Json;
import java.util.Optional;

/**
 * Looks whether one kind of {@link io.aionis.plan.Check} holds. A host adds its own with
 * {@code Aionis.builder().checker(...)}. Safe for use by many threads.
 */
public interface Checker {

    /** The kind that a plan names, such as {@code file-exists}. */
    String kind();

    /**
     * Whether it must execute something to know, such as a command to learn its version. A simulation executes nothing, so
     * it names what only such a checker could tell.
     */
    default boolean executes(Json.Obj about) {
        return false;
    }

    /**
     * What does not hold, in words: what was found, what was expected, what to do; empty when it holds.
     *
     * @param about what is checked, by the names that this kind knows
     */
    Optional<String> problem(Json.Obj about);
}
