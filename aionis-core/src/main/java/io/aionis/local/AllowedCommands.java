package io.aionis.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which programs may run, as files with their links resolved. What runs is that very file, so a link that is changed
 * afterwards changes nothing.
 *
 * @param root the folder that commands work in
 * @param path folders to find a name in
 * @param programs each with the hash it must still have; null where it may be updated
 * @param scripts what an interpreter may run
 */
record AllowedCommands(Path root, @Nullable String path, Map<Path, @Nullable String> programs, List<Script> scripts) {

    /** A script with the interpreter that runs it, as it was when it was allowed. */
    record Script(Path interpreter, Path file, String sha256) {}

    AllowedCommands(Path root, @Nullable String path) {
        this(root, path, new LinkedHashMap<>(), new ArrayList<>());
    }

    /** What is allowed by now; what is allowed later is not in it. */
    AllowedCommands asNow() {
        return new AllowedCommands(root, path, new LinkedHashMap<>(programs), List.copyOf(scripts));
    }

    void allow(String executable) {
        Path file = located(executable);
        Path real = real("The executable", file);
        if (denied(file, real)) {
            throw new IllegalArgumentException("The executable '" + executable + "' (" + real
                    + ") runs what its arguments say, so allowing it would allow everything. Write what it should do into"
                    + " a script and allow that: allowScript(interpreter, script)");
        }
        // What lies in the root may be written by a file tool: it must stay what was allowed.
        programs.put(real, real.startsWith(root) ? hash(real) : null);
    }

    void allowScript(String interpreter, Path script) {
        Path file = located(interpreter);
        Path real = real("The interpreter", file);
        if (!Executables.isInterpreter(file) && !Executables.isInterpreter(real)) {
            throw new IllegalArgumentException("'" + interpreter + "' (" + real
                    + ") is no interpreter that takes a script as its first argument, such as sh or python3; a program"
                    + " that is none is allowed by allow(...)");
        }
        if (Executables.isRunner(file) || Executables.isRunner(real)) {
            throw new IllegalArgumentException(
                    "'" + interpreter + "' (" + real + ") runs other programs; name the interpreter itself");
        }
        Path realScript = real("The script", root.resolve(script));
        scripts.add(new Script(real, realScript, hash(realScript)));
    }

    /** The words to run, or why they may not. */
    List<String> line(String executable, List<String> arguments, Path directory) throws Refused {
        Path file = find(executable);
        Path real;
        try {
            real = file.toRealPath();
        } catch (IOException e) {
            throw new Refused(
                    "The executable '" + Members.shown(executable) + "' cannot be used: " + LocalPaths.reason(e));
        }
        List<String> line = new ArrayList<>(List.of(real.toString()));
        if (programs.containsKey(real) && !Executables.isInterpreter(file) && !Executables.isRunner(file)) {
            unchanged(real, programs.get(real));
            line.addAll(arguments);
            return line;
        }
        Script script = script(executable, real, arguments, directory);
        line.add(script.file().toString());
        line.addAll(arguments.subList(1, arguments.size()));
        return line;
    }

    private Script script(String executable, Path real, List<String> arguments, Path directory) throws Refused {
        List<Script> its =
                scripts.stream().filter(s -> s.interpreter().equals(real)).toList();
        if (its.isEmpty()) {
            throw new Refused(
                    "The executable '" + Members.shown(executable) + "' (" + real + ") is not allowed; allowed are "
                            + names() + ". A person who wants it allows it where the tools are built");
        }
        List<Path> files = its.stream().map(Script::file).toList();
        if (arguments.isEmpty()) {
            throw new Refused(real + " runs only the scripts " + files + "; give one of them as the first argument");
        }
        for (Script script : its) {
            if (isFile(script.file(), arguments.get(0), directory)) {
                unchanged(script.file(), script.sha256());
                return script;
            }
        }
        throw new Refused(real + " runs only the scripts " + files + "; the first argument is '"
                + Members.shown(arguments.get(0)) + "'");
    }

    private static boolean isFile(Path file, String text, Path directory) {
        try {
            return directory.resolve(text).toRealPath().equals(file);
        } catch (IOException | java.nio.file.InvalidPathException noSuchFile) {
            return false;
        }
    }

    private static void unchanged(Path file, @Nullable String sha256) throws Refused {
        try {
            if (sha256 != null && !LocalPaths.sha256(file).equals(sha256)) {
                throw new Refused(
                        file + " is not what it was when it was allowed. A person must look at it and allow it"
                                + " anew where the tools are built");
            }
        } catch (IOException e) {
            throw new Refused(file + " cannot be read: " + LocalPaths.reason(e));
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        programs.keySet().forEach(program -> names.add(program.toString()));
        scripts.forEach(script -> names.add(script.interpreter() + " " + script.file()));
        return names;
    }

    private Path find(String executable) throws Refused {
        if (executable.isBlank()) {
            throw new Refused("The executable is empty; name one of " + names());
        }
        if (Executables.isPath(executable)) {
            Path file = LocalPaths.read("The executable", executable);
            if (!file.isAbsolute()) {
                throw new Refused("The executable '" + Members.shown(executable)
                        + "' is a relative path; give an absolute one, or a name on the PATH");
            }
            return file;
        }
        return Executables.find(executable, path)
                .orElseThrow(() -> new Refused("There is no executable '" + Members.shown(executable)
                        + "' on the PATH; allowed are " + names()
                        + ". What follows a program's name belongs into arguments"));
    }

    private Path located(String executable) {
        try {
            return find(executable);
        } catch (Refused e) {
            throw new IllegalArgumentException(e.why(), e);
        }
    }

    private static boolean denied(Path file, Path real) {
        return Executables.isInterpreter(file)
                || Executables.isInterpreter(real)
                || Executables.isRunner(file)
                || Executables.isRunner(real);
    }

    private static Path real(String what, Path file) {
        try {
            Path real = file.toRealPath();
            if (Files.isRegularFile(real)) {
                return real;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    what + " '" + file + "' cannot be used (" + LocalPaths.reason(e) + "); expected a file", e);
        }
        throw new IllegalArgumentException(what + " '" + file + "' is no regular file; expected one");
    }

    private static String hash(Path file) {
        try {
            return LocalPaths.sha256(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + LocalPaths.reason(e), e);
        }
    }
}
