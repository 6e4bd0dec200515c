package io.aionis.local;

import io.aionis.model.Json;
import io.aionis.plan.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks for a command on the PATH, and asks it for its version only where a version is expected. */
final class CommandChecker extends LocalChecker {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LIMIT = 8 * 1024;

    /** What a command needs to say its version where it is a wrapper; nothing else of the environment is passed on. */
    private static final List<String> PASSED = List.of("PATH", "HOME", "JAVA_HOME");

    private final Path folder;
    private final Map<String, String> environment;

    CommandChecker(Path folder, Map<String, String> environment) {
        super(Check.Kinds.COMMAND, "name", "version");
        this.folder = folder;
        this.environment = environment;
    }

    @Override
    public boolean executes(Json.Obj about) {
        return about.get("version") != null;
    }

    @Override
    Optional<String> look(Members about) throws Refused, IOException {
        String name = about.text("name");
        if (name.isBlank() || name.startsWith("-") || Executables.isPath(name)) {
            throw new Refused(about.what() + " has name = '" + Members.shown(name)
                    + "'; expected the name of a command on the PATH, such as git. For a path use "
                    + Check.Kinds.FILE_EXISTS);
        }
        Optional<String> version = about.find("version");
        if (version.isPresent() && version.get().isBlank()) {
            throw new Refused(about.what() + " has an empty version; expected one such as 17 or '>=3.2 <4', or none");
        }
        Optional<Path> file = Executables.find(name, environment.get("PATH"));
        if (file.isEmpty()) {
            return Optional.of("There is no command '" + Members.shown(name) + "' on the PATH; expected "
                    + version.map(v -> "one of version " + Members.shown(v)).orElse("one")
                    + ". Install it, or put its folder on the PATH before the process starts");
        }
        return version.isEmpty() ? Optional.empty() : versionProblem(name, file.get(), version.get());
    }

    private Optional<String> versionProblem(String name, Path file, String expected) throws IOException {
        String what = "The command '" + name + "' (" + file + ") ";
        CommandRun run = run(file);
        Integer code = run.exitCode();
        if (code == null || code != 0) {
            return Optional.of(
                    what + (code == null ? "did not end within " + TIMEOUT.toSeconds() + " s" : "ended with " + code)
                            + " when it was asked for --version: " + Members.shown(run.stdout() + run.stderr())
                            + ". Expected version " + Members.shown(expected)
                            + "; if it cannot be asked so, check for its name alone");
        }
        String said = said(run);
        return Version.satisfies(said, expected)
                ? Optional.empty()
                : Optional.of(what + "has version " + Version.in(said).orElse("'" + Members.shown(said) + "'")
                        + "; expected " + Members.shown(expected) + ". Install that version, or change the plan");
    }

    /** The version of a command, if it is on the PATH and says one. Executes it. */
    Optional<String> version(String name) {
        try {
            Optional<Path> file = Executables.find(name, environment.get("PATH"));
            return file.isEmpty() ? Optional.empty() : Version.in(said(run(file.get())));
        } catch (IOException cannotBeStarted) {
            return Optional.empty();
        }
    }

    private CommandRun run(Path file) throws IOException {
        Map<String, String> passed = new TreeMap<>(Map.of("LC_ALL", "C"));
        for (String name : PASSED) {
            String value = environment.get(name);
            if (value != null) {
                passed.put(name, value);
            }
        }
        return CommandRun.of(
                new CommandRun.Order(List.of(file.toString(), "--version"), folder, passed, TIMEOUT, LIMIT));
    }

    private static String said(CommandRun run) {
        return run.stdout().isBlank() ? run.stderr() : run.stdout();
    }
}
