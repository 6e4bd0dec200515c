package io.aionis.replay;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a tool before it is called.
 *
 * @param name its name
 * @param fingerprint hash of its description and schema, or null when unknown
 * @param effect what it does to the world
 * @param parameters JSON schema of its arguments, or null when unknown
 * @param runsCommands whether it runs commands on this machine; always so for a tool that is named {@code command},
 *     {@code shell}, {@code exec} or {@code bash}
 */
public record ToolDescriptor(
        String name, @Nullable String fingerprint, Effect effect, Json.@Nullable Obj parameters, boolean runsCommands) {

    private static final Set<String> COMMANDS = Set.of("command", "shell", "exec", "bash");

    /** A tool that runs commands only if its name says so. */
    public ToolDescriptor(String name, @Nullable String fingerprint, Effect effect, Json.@Nullable Obj parameters) {
        this(name, fingerprint, effect, parameters, false);
    }

    /** A tool whose schema is not known. */
    public ToolDescriptor(String name, @Nullable String fingerprint, Effect effect) {
        this(name, fingerprint, effect, null);
    }

    @Override
    public boolean runsCommands() {
        return runsCommands || COMMANDS.contains(name.toLowerCase(Locale.ROOT));
    }
}
