package io.aionis.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process with all that it started. Its members are the descendants that the system names and, where there is a
 * {@code /proc}, also those whose parent has died: they carry the mark that their ancestor got in its environment.
 */
record ProcessTree(Process root, String mark) {

    /** The environment variable that bears the mark. */
    static final String MARK = "AIONIS_COMMAND";

    private static final Path PROC = Path.of("/proc");
    private static final int ROUNDS = 100;
    private static final int LOOKS = 20;

    /** Asks all to end, and after the grace ends those that did not. */
    void end(Duration grace) {
        Set<ProcessHandle> members = members();
        members.forEach(ProcessHandle::destroy);
        await(grace);
        for (int round = 0; round < ROUNDS; round++) {
            Set<ProcessHandle> left = members();
            members.addAll(left);
            members.forEach(ProcessHandle::destroyForcibly);
            if (left.isEmpty()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private void await(Duration grace) {
        long end = System.nanoTime() + grace.toNanos();
        while (System.nanoTime() < end && !members().isEmpty()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /**
     * Whether something of it runs although its root has ended. Looks at processes with a number above the root's alone,
     * which is fast and misses one only when the numbers have begun anew in between.
     */
    boolean isLeftBehind() {
        Set<ProcessHandle> left = new LinkedHashSet<>();
        addMarked(left, root.pid());
        return !left.isEmpty();
    }

    private Set<ProcessHandle> members() {
        Set<ProcessHandle> members = new LinkedHashSet<>();
        if (root.isAlive()) {
            root.descendants().forEach(members::add);
            members.add(root.toHandle());
        }
        addMarked(members, 0);
        return members;
    }

    private void addMarked(Set<ProcessHandle> members, long above) {
        if (!Files.isDirectory(PROC)) {
            return;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid > above) {
                    // The handle first: it knows when its process began, so another one of that number is not meant.
                    ProcessHandle.of(pid)
                            .filter(handle -> isMarked(process, handle))
                            .ifPresent(members::add);
                }
            }
        } catch (IOException | DirectoryIteratorException | NumberFormatException noSuchFolder) {
            return;
        }
    }

    private boolean isMarked(Path process, ProcessHandle handle) {
        try {
            byte[] environment = Files.readAllBytes(process.resolve("environ"));
            for (int look = 1; environment.length == 0 && look < LOOKS && isBecoming(handle); look++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                environment = Files.readAllBytes(process.resolve("environ"));
            }
            return new String(environment, StandardCharsets.ISO_8859_1).contains(MARK + "=" + mark);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    /** A process that is just becoming another program shows no environment for a moment; the system's own have no program. */
    private static boolean isBecoming(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent();
    }
}
