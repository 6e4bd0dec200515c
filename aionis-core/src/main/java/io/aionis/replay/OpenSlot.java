package io.aionis.replay;

import io.aionis.model.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that must be given before a step can run.
 *
 * @param key names it among all slots of the plan: the step's id followed by the pointer, such as {@code s2/reason}
 * @param pointer JSON Pointer into the step's arguments
 * @param reason why nothing recorded explains the value
 * @param recorded the value of the recorded run, as an example; null when unknown
 * @param choices what it must be one of, as far as that is known by now; empty where it is free
 */
public record OpenSlot(
        String key, String pointer, String reason, @Nullable Json recorded, List<Choice> choices) {

    public OpenSlot {
        choices = List.copyOf(choices);
    }

    /**
     * A value that a slot may have.
     *
     * @param value the value
     * @param of the element that it was taken from, which tells what it stands for
     */
    public record Choice(Json value, Json of) {}

    /** A slot that is free. */
    public OpenSlot(String key, String pointer, String reason, @Nullable Json recorded) {
        this(key, pointer, reason, recorded, List.of());
    }
}
