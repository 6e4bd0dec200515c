package io.aionis.samples.devenv;

import dev.langchain4j.agent.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How projects of a workspace are built: a file that people edit, and the tool that reads it. */
final class Settings {

    private final Path file;

    Settings(Path workspace) {
        this.file = workspace.resolve("settings.json");
    }

    /** The settings as they were when the agent learned its work. */
    void write() {
        write("""
                {"encoding": "UTF-8", "javac": "%s", "jar": "%s"}
                """.formatted(jdk("javac"), jdk("jar")));
    }

    /** Somebody tidied up: a field has another name now. */
    void writeRenamed() {
        write("""
                {"sourceEncoding": "UTF-8", "javac": "%s", "jar": "%s"}
                """.formatted(jdk("javac"), jdk("jar")));
    }

    @Tool(
            name = "read_settings",
            value = "The workspace's settings: encoding of sources, javac and jar to use.",
            metadata = "{\"aionis.effect\":\"READ\"}")
    String read() {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }

    private void write(String json) {
        try {
            Files.writeString(file, json);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    /** A command of the JDK that runs this. */
    static Path jdk(String command) {
        return Path.of(System.getProperty("java.home"), "bin", command);
    }
}
