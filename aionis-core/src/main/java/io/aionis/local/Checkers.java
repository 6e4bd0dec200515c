package io.aionis.local;

import io.aionis.plan.Check;
import io.aionis.replay.Checker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The checkers of all {@link Check.Kinds}. Each looks anew whenever it is asked, keeps nothing, and is safe for use by
 * many threads. A check that cannot be understood or made is a problem in words, never an exception.
 *
 * <p>What held may hold no longer a moment later: a check keeps a plan from starting in vain, and is no lock.
 */
public final class Checkers {

    private Checkers() {}

    /** All of them; relative paths are those in the folder that the process works in. */
    public static List<Checker> standard() {
        return in(Path.of(""));
    }

    /**
     * All of them for work in a folder: relative paths are those in it, and it counts as the working directory.
     *
     * @throws IllegalArgumentException when there is no such folder
     */
    public static List<Checker> in(Path folder) {
        return of(LocalPaths.folder("The folder of the checkers", folder), System.getenv());
    }

    static List<Checker> of(Path folder, Map<String, String> environment) {
        return List.of(
                FileChecker.exists(folder),
                FileChecker.absent(folder),
                FileChecker.hash(folder),
                new CommandChecker(folder, environment),
                new EnvironmentChecker(environment),
                new FreePortChecker(),
                FileChecker.workingDirectory(folder));
    }
}
