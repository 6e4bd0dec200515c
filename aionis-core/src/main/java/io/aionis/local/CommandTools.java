package io.aionis.local;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A tool that runs programs of this machine: those on its list, in one folder, with the environment that it was given.
 *
 * <pre>{@code
 * ToolPort commands = CommandTools.in(project).allow("git").allowScript("sh", setup).inheriting("PATH").build();
 * }</pre>
 *
 * <p>The tool takes {@code {"executable": "git", "arguments": ["status"], "directory": "web"}}, the last two if wanted,
 * and answers {@code {"exitCode": 0, "stdout": "…", "stderr": "…", "truncated": false}}; the exit code is null when the
 * command was ended at its time limit. What is not allowed is {@link Outcome#BLOCKED} before anything runs. An exit code
 * that is not accepted is {@link Outcome#FAILED} where the commands read or may be repeated, else {@link Outcome#UNKNOWN}:
 * a command that ended badly may have done part of its work. One that was ended is UNKNOWN, or FAILED where it only reads.
 *
 * <p>Programs that run what their arguments say, such as {@code sh}, {@code python3}, {@code env} or {@code make}, are
 * denied; an interpreter may be allowed for one script. Programs with an option that runs something else, such as
 * {@code git -c} or {@code tar}, cannot be told from others: allow them only for plans that a person has read. This is a
 * list, not a sandbox: an allowed program may do whatever its user may. Safe for use by many threads.
 */
public final class CommandTools implements ToolPort {

    private static final Json.Obj SCHEMA = (Json.Obj) Json.parse("""
            {"type": "object",
             "properties": {
               "executable": {"type": "string", "description": "A program's name on the PATH, or its absolute path"},
               "arguments": {"type": "array", "items": {"type": "string"}, "description": "One string for each argument"},
               "directory": {"type": "string", "description": "Folder to work in, relative to the root"}},
             "required": ["executable"],
             "additionalProperties": false}
            """);

    private final Path root;
    private final AllowedCommands allowed;
    private final Map<String, String> environment;
    private final Duration timeout;
    private final int limit;
    private final Set<Integer> accepted;
    private final ToolDescriptor descriptor;

    private CommandTools(Builder builder) {
        root = builder.root;
        allowed = builder.allowed.asNow();
        environment = Map.copyOf(builder.environment);
        timeout = builder.timeout;
        limit = builder.limit;
        accepted = Set.copyOf(builder.accepted);
        String fingerprint = new Json.Obj(Map.of("name", Json.of(builder.name), "parameters", SCHEMA)).hash();
        descriptor = new ToolDescriptor(builder.name, fingerprint, builder.effect, SCHEMA, true);
    }

    /**
     * Begins a sentence about commands that work in a folder and below it.
     *
     * @throws IllegalArgumentException when there is no such folder
     */
    public static Builder in(Path root) {
        return new Builder(LocalPaths.folder("The root of the commands", root));
    }

    @Override
    public Map<String, ToolDescriptor> tools() {
        return Map.of(descriptor.name(), descriptor);
    }

    @Override
    public ToolAnswer call(String tool, Json.Obj arguments) {
        try {
            if (!tool.equals(descriptor.name())) {
                throw new Refused("There is no tool '" + Members.shown(tool) + "' here; it is " + descriptor.name());
            }
            Members given = new Members("The command", arguments).allowing("executable", "arguments", "directory");
            Path directory = directory(given);
            List<String> line = allowed.line(given.text("executable"), given.texts("arguments"), directory);
            return answer(CommandRun.of(new CommandRun.Order(line, directory, environment, timeout, limit)));
        } catch (Refused e) {
            return new ToolAnswer(Outcome.BLOCKED, "Not run: " + e.why());
        } catch (IOException e) {
            return new ToolAnswer(Outcome.FAILED, "The command could not be started: " + LocalPaths.reason(e));
        }
    }

    private Path directory(Members given) throws Refused {
        String text = given.find("directory").orElse("");
        if (text.isEmpty()) {
            return root;
        }
        try {
            Path directory = root.resolve(LocalPaths.read("The command", text)).toRealPath();
            if (directory.startsWith(root) && directory.toFile().isDirectory()) {
                return directory;
            }
        } catch (IOException e) {
            throw new Refused("The directory '" + Members.shown(text) + "' cannot be used: " + LocalPaths.reason(e));
        }
        throw new Refused("The directory '" + Members.shown(text) + "' is no folder in " + root
                + "; expected one in it, links resolved");
    }

    private ToolAnswer answer(CommandRun run) {
        Integer code = run.exitCode();
        Map<String, Json> result = new LinkedHashMap<>();
        result.put("exitCode", code == null ? Json.nil() : Json.of(code));
        result.put("stdout", Json.of(run.stdout()));
        result.put("stderr", Json.of(run.stderr()));
        result.put("truncated", Json.of(run.truncated()));
        return new ToolAnswer(outcome(code), new Json.Obj(result).text());
    }

    private Outcome outcome(@Nullable Integer code) {
        if (code == null) {
            return descriptor.effect() == Effect.READ ? Outcome.FAILED : Outcome.UNKNOWN;
        }
        Outcome otherwise = descriptor.effect() == Effect.WRITE ? Outcome.UNKNOWN : Outcome.FAILED;
        return accepted.contains(code) ? Outcome.SUCCEEDED : otherwise;
    }

    /** What commands may do. Not thread-safe. */
    public static final class Builder {

        private final Path root;
        private final AllowedCommands allowed;
        private final Map<String, String> environment = new TreeMap<>();
        private String name = "command";
        private Effect effect = Effect.WRITE;
        private Duration timeout = Duration.ofMinutes(1);
        private int limit = 64 * 1024;
        private Set<Integer> accepted = Set.of(0);

        private Builder(Path root) {
            this.root = root;
            this.allowed = new AllowedCommands(root, System.getenv("PATH"));
        }

        /**
         * Allows a program with any arguments.
         *
         * @param executable its absolute path, or a name, which is looked up on the PATH of this process now
         * @throws IllegalArgumentException when it is not there, or runs what its arguments say
         */
        public Builder allow(String executable) {
            allowed.allow(executable);
            return this;
        }

        /**
         * Allows an interpreter for one script, which must be its first argument. The script runs as long as its content
         * is what it is now.
         *
         * @param interpreter its absolute path, or a name on the PATH
         * @param script the script; a relative path is one in the root
         * @throws IllegalArgumentException when one of them is not there, or the first is no interpreter
         */
        public Builder allowScript(String interpreter, Path script) {
            allowed.allowScript(interpreter, script);
            return this;
        }

        /** Sets an environment variable for the commands. They see none but those set or inherited, and a mark. */
        public Builder environment(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /** Passes on environment variables of this process as they are now, where they are set. */
        public Builder inheriting(String... variables) {
            for (String variable : variables) {
                String value = System.getenv(variable);
                if (value != null) {
                    environment.put(variable, value);
                }
            }
            return this;
        }

        /** Ends a command, and all that it started, after this time; a minute unless said. */
        public Builder timeout(Duration most) {
            if (most.isNegative() || most.isZero()) {
                throw new IllegalArgumentException("The timeout is " + most + "; expected a time above zero");
            }
            timeout = most;
            return this;
        }

        /** Keeps at most this many bytes of each output, its beginning and its end; 65,536 unless said. */
        public Builder outputLimit(int bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("The output limit is " + bytes + "; expected at least 1 byte");
            }
            limit = bytes;
            return this;
        }

        /** The exit codes that mean success; 0 alone unless said. */
        public Builder accepting(int... exitCodes) {
            accepted = Arrays.stream(exitCodes).boxed().collect(Collectors.toSet());
            return this;
        }

        /** What the tool is called; {@code command} unless said. */
        public Builder named(String toolName) {
            name = toolName;
            return this;
        }

        /** What its commands do to the world; {@link Effect#WRITE} unless said. */
        public Builder effect(Effect itsEffect) {
            effect = itsEffect;
            return this;
        }

        /** The tool. */
        public CommandTools build() {
            return new CommandTools(this);
        }
    }
}
