package io.aionis.replay;

import io.aionis.model.Effect;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a tool before it is called.
 *
 * @param name its name
 * @param fingerprint hash of its description and schema, or null when unknown
 * @param effect what it does to the world
 */
public record ToolDescriptor(String name, @Nullable String fingerprint, Effect effect) {}
