package io.aionis.replay;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a tool before it is called.
 *
 * @param name its name
 * @param fingerprint hash of its description and schema, or null when unknown
 * @param effect what it does to the world
 * @param parameters JSON schema of its arguments, or null when unknown
 */
public record ToolDescriptor(String name, @Nullable String fingerprint, Effect effect, Json.@Nullable Obj parameters) {

    /** A tool whose schema is not known. */
    public ToolDescriptor(String name, @Nullable String fingerprint, Effect effect) {
        this(name, fingerprint, effect, null);
    }
}
