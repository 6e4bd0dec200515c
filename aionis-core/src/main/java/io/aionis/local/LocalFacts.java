package io.aionis.local;

import io.aionis.model.Circumstances;
import io.aionis.model.EvidenceBody.Artifact;
import io.aionis.model.Json;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Facts about this machine, gathered for the record of a tool call: what it depends on, as {@code file:pom.xml} with a
 * SHA-256, {@code command:git} with a version, {@code env:LANG}, {@code port:8080}, {@code cwd:/srv/app}; and the files
 * that it made. What is said of files and
 * versions is looked at when it is said, so say it before the call.
 *
 * <pre>{@code
 * LocalFacts facts = LocalFacts.in(project).file("pom.xml").command("git");
 * ToolAnswer answer = tools.call(tool, arguments);
 * run.toolCall(call, facts.of(tools.tools().get(tool), arguments, answer).circumstances());
 * LocalFacts.made(tool, answer).forEach(run::add);
 * }</pre>
 *
 * <p>Immutable; each word gives another one. Paths are written as they are said, so a plan that is checked elsewhere needs
 * {@link Checkers#in} the same kind of folder.
 */
public final class LocalFacts {

    private static final String PRESENT = "present";
    private static final String ABSENT = "absent";

    private final Path folder;
    private final Map<String, String> facts;

    private LocalFacts(Path folder, Map<String, String> facts) {
        this.folder = folder;
        this.facts = facts;
    }

    /** Begins with nothing. Relative paths are those in this folder. */
    public static LocalFacts in(Path folder) {
        return new LocalFacts(folder, Map.of());
    }

    /** A file as it is now: its SHA-256; {@code present} for a folder or what cannot be read; {@code absent}. */
    public LocalFacts file(String path) {
        Path file = folder.resolve(path);
        if (!Files.exists(file)) {
            return with("file:" + path, ABSENT);
        }
        try {
            return with("file:" + path, Files.isRegularFile(file) ? LocalPaths.sha256(file) : PRESENT);
        } catch (IOException unreadable) {
            return with("file:" + path, PRESENT);
        }
    }

    /** A command that must be on the PATH, whatever its version. Executes nothing. */
    public LocalFacts command(String name) {
        return with("command:" + name, PRESENT);
    }

    /** A command with the version that it says now; {@code present} when it says none. Executes {@code name --version}. */
    public LocalFacts commandVersion(String name) {
        String version =
                new CommandChecker(folder, System.getenv()).version(name).orElse(PRESENT);
        return with("command:" + name, version);
    }

    /** An environment variable that must be set. Its value may be a secret and is not kept. */
    public LocalFacts environment(String name) {
        return with("env:" + name, PRESENT);
    }

    /** An environment variable with the value that it must have. */
    public LocalFacts environment(String name, String value) {
        return with("env:" + name, value);
    }

    /** A port of this machine that must be free. */
    public LocalFacts freePort(int port) {
        return with("port:" + port, "free");
    }

    /** The folder that work must begin in. */
    public LocalFacts workingDirectory() {
        return with("cwd:" + folder.toAbsolutePath().normalize(), PRESENT);
    }

    /**
     * With what a call of a command or file tool depended on: the command; the file that it read, with its SHA-256; the
     * file that it moved or deleted. A call that did not succeed adds nothing.
     */
    public LocalFacts of(ToolDescriptor tool, Json.Obj arguments, ToolAnswer answer) {
        if (answer.outcome().isFailure()) {
            return this;
        }
        String executable = arguments.text("executable");
        if (tool.runsCommands() && executable != null) {
            LocalFacts more =
                    Executables.isPath(executable) ? with("file:" + executable, PRESENT) : command(executable);
            String directory = arguments.text("directory");
            return directory == null || directory.isEmpty() ? more : more.with("file:" + directory, PRESENT);
        }
        String path = arguments.text("path");
        String sha256 = textAt(answer, "/sha256");
        if (path == null) {
            return this;
        }
        return switch (tool.name()) {
            case "read_file" -> sha256.isEmpty() ? this : with("file:" + path, sha256);
            case "move_file", "delete_file" -> with("file:" + path, PRESENT);
            default -> this;
        };
    }

    /** What it all depends on, for {@code RunRecorder.toolCall(call, circumstances)}. */
    public Circumstances circumstances() {
        return addedTo(Circumstances.NONE);
    }

    /** The same, besides what holds already. */
    public Circumstances addedTo(Circumstances circumstances) {
        Circumstances all = circumstances;
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            all = all.dependingOn(fact.getKey(), fact.getValue());
        }
        return all;
    }

    /** The file that a call of a file tool made, if it made one: to be recorded after the call, in the same run. */
    public static List<Artifact> made(String tool, ToolAnswer answer) {
        String path = textAt(answer, "/path");
        String sha256 = textAt(answer, "/sha256");
        boolean writes = tool.equals("write_file") || tool.equals("move_file");
        return !writes || answer.outcome().isFailure() || path.isEmpty() || sha256.isEmpty()
                ? List.of()
                : List.of(new Artifact(path, path, sha256, "", null));
    }

    /** Files as they are now, such as those that a command is known to make; what is no regular file is left out. */
    public List<Artifact> artifacts(String... paths) throws IOException {
        List<Artifact> artifacts = new ArrayList<>();
        for (String path : paths) {
            Path file = folder.resolve(path);
            if (Files.isRegularFile(file)) {
                artifacts.add(new Artifact(path, path, LocalPaths.sha256(file), "", null));
            }
        }
        return artifacts;
    }

    private static String textAt(ToolAnswer answer, String pointer) {
        return Json.parseOrText(answer.result()).at(pointer) instanceof Json.Str text ? text.value() : "";
    }

    private LocalFacts with(String fact, String value) {
        Map<String, String> all = new TreeMap<>(facts);
        all.put(fact, value);
        return new LocalFacts(folder, all);
    }
}
