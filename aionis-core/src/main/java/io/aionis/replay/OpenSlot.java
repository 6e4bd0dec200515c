package io.aionis.replay;

import io.aionis.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * A value that must be given before a step can run.
 *
 * @param key names it among all slots of the plan: the step's id followed by the pointer, such as {@code s2/reason}
 * @param pointer JSON Pointer into the step's arguments
 * @param reason why nothing recorded explains the value
 * @param recorded the value of the recorded run, as an example; null when unknown
 */
public record OpenSlot(
        String key, String pointer, String reason, @Nullable Json recorded) {}
