package io.aionis.samples.debugging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs a program of one source file. */
final class Java {

    private Java() {}

    /** What it printed when it did not end well, or nothing. */
    static String run(Path folder, String file) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            Process process = new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", file)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            return code == 0 ? "" : printed.isEmpty() ? "exit code " + code : printed;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot run " + java, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + file + " ran", interrupted);
        }
    }
}
