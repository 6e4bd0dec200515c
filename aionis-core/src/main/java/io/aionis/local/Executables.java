package io.aionis.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Programs: where they are, and which of them run what their arguments say. */
final class Executables {

    private static final Pattern INTERPRETER = Pattern.compile(
            "(ba|da|z|k|mk|fi|c|tc|a)?sh|rbash|pwsh|powershell|cmd|(python|pypy|perl|ruby|jruby|lua|luajit|tclsh|wish|php|guile)[0-9.]*w?"
                    + "|node|nodejs|deno|bun|R|Rscript|java|groovy|osascript|wscript|cscript|expect");

    /** What their arguments make them run is no script in first place. */
    private static final Set<String> RUNNERS = Set.of(
            "env",
            "xargs",
            "parallel",
            "busybox",
            "toybox",
            "coreutils",
            "awk",
            "gawk",
            "mawk",
            "nawk",
            "sed",
            "find",
            "make",
            "gmake",
            "sudo",
            "su",
            "doas",
            "runuser",
            "nohup",
            "nice",
            "ionice",
            "time",
            "timeout",
            "setsid",
            "stdbuf",
            "script",
            "watch",
            "chroot",
            "unshare",
            "nsenter",
            "flock",
            "ssh",
            "gdb",
            "strace",
            "ltrace",
            "vi",
            "vim",
            "ex",
            "ed",
            "emacs",
            "jshell",
            "irb",
            "ghci",
            "m4");

    private Executables() {}

    /** The first executable file of that name in the folders of a PATH, as it is written there. */
    static Optional<Path> find(String name, @Nullable String path) {
        if (path == null || name.isEmpty() || isPath(name)) {
            return Optional.empty();
        }
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            try {
                // A relative folder of the PATH would be another one in every working directory.
                Path file = Path.of(folder).resolve(name);
                if (file.isAbsolute() && isExecutable(file)) {
                    return Optional.of(file);
                }
            } catch (InvalidPathException notAFolder) {
                continue;
            }
        }
        return Optional.empty();
    }

    static boolean isExecutable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    static boolean isPath(String name) {
        return name.indexOf('/') >= 0 || name.indexOf(File.separatorChar) >= 0;
    }

    /** Whether it runs the script that is its first argument, or the text of another. */
    static boolean isInterpreter(Path executable) {
        return INTERPRETER.matcher(name(executable)).matches();
    }

    /** Whether it runs something else that its arguments say. */
    static boolean isRunner(Path executable) {
        return RUNNERS.contains(name(executable));
    }

    private static String name(Path executable) {
        String name = String.valueOf(executable.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    }
}
