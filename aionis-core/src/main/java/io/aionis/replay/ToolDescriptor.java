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
 * @param kind whether it starts programs on this machine
 */
public record ToolDescriptor(
        String name, @Nullable String fingerprint, Effect effect, Json.@Nullable Obj parameters, Kind kind) {

    /** What a tool is made of. */
    public enum Kind {
        /** Code of the host. */
        FUNCTION,
        /** It starts programs on this machine; it replays only where the host allows local execution. */
        COMMAND
    }

    /** A function. */
    public ToolDescriptor(String name, @Nullable String fingerprint, Effect effect, Json.@Nullable Obj parameters) {
        this(name, fingerprint, effect, parameters, Kind.FUNCTION);
    }

    /** A function whose schema is not known. */
    public ToolDescriptor(String name, @Nullable String fingerprint, Effect effect) {
        this(name, fingerprint, effect, null);
    }

    /** The same as a tool that starts programs on this machine. */
    public ToolDescriptor asCommand() {
        return new ToolDescriptor(name, fingerprint, effect, parameters, Kind.COMMAND);
    }
}
