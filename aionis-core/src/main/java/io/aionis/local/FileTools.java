package io.aionis.local;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tools for the files in one folder: {@code read_file}, {@code list_files}, {@code write_file}, {@code move_file} and,
 * where it is allowed, {@code delete_file}.
 *
 * <p>Paths are relative to the root, or absolute and in it; {@code ..} is refused, and no link below the root is followed.
 * Folders are opened name by name, so a link that is put in the way between check and use is not followed either; only
 * an empty folder could be made elsewhere so. Text is UTF-8. Answers are objects with {@code path}, {@code sha256} and
 * {@code bytes}, so that later steps can refer to them. What is refused is {@link Outcome#BLOCKED}; what the file system
 * refuses is {@link Outcome#FAILED}. Safe for use by many threads; one write of a file wins.
 *
 * <p>Needs a file system with {@link java.nio.file.SecureDirectoryStream}, as on Linux and macOS; elsewhere every call is
 * refused.
 */
public final class FileTools implements ToolPort {

    private final Map<String, ToolDescriptor> tools = new LinkedHashMap<>();
    private final FileWork work;

    private FileTools(Builder builder) {
        work = new FileWork(builder.root, builder.limit, builder.entries);
        String path = "\"path\": {\"type\": \"string\", \"description\": \"File or folder, relative to the root\"}";
        describe("read_file", Effect.READ, path, "\"path\"");
        describe("list_files", Effect.READ, path + ", \"recursive\": {\"type\": \"boolean\"}", "");
        describe(
                "write_file",
                Effect.IDEMPOTENT_WRITE,
                path + ", \"text\": {\"type\": \"string\"}",
                "\"path\", \"text\"");
        describe("move_file", Effect.WRITE, path + ", \"to\": {\"type\": \"string\"}", "\"path\", \"to\"");
        if (builder.deleting) {
            describe("delete_file", Effect.IRREVERSIBLE, path, "\"path\"");
        }
    }

    /**
     * Begins a sentence about the files in a folder and below it.
     *
     * @throws IllegalArgumentException when there is no such folder
     */
    public static Builder in(Path root) {
        return new Builder(LocalPaths.folder("The root of the files", root));
    }

    private void describe(String name, Effect effect, String properties, String required) {
        Json.Obj schema = (Json.Obj) Json.parse("{\"type\": \"object\", \"properties\": {" + properties
                + "}, \"required\": [" + required + "], \"additionalProperties\": false}");
        String fingerprint = new Json.Obj(Map.of("name", Json.of(name), "parameters", schema)).hash();
        tools.put(name, new ToolDescriptor(name, fingerprint, effect, schema));
    }

    @Override
    public Map<String, ToolDescriptor> tools() {
        return Map.copyOf(tools);
    }

    @Override
    public ToolAnswer call(String tool, Json.Obj arguments) {
        Members given = new Members(tool, arguments);
        try {
            if (!tools.containsKey(tool)) {
                throw new Refused("There is no tool '" + Members.shown(tool) + "' here; there are " + tools.keySet());
            }
            Json.Obj result =
                    switch (tool) {
                        case "read_file" -> work.read(given.allowing("path"));
                        case "list_files" -> work.list(given.allowing("path", "recursive"));
                        case "write_file" -> work.write(given.allowing("path", "text"));
                        case "move_file" -> work.move(given.allowing("path", "to"));
                        default -> work.delete(given.allowing("path"));
                    };
            return new ToolAnswer(Outcome.SUCCEEDED, result.text());
        } catch (Refused e) {
            return new ToolAnswer(Outcome.BLOCKED, "Not done: " + e.why());
        } catch (IOException e) {
            return new ToolAnswer(
                    Outcome.FAILED, tool + " " + Members.shown(arguments.text()) + ": " + LocalPaths.reason(e));
        }
    }

    /** What file tools may do. Not thread-safe. */
    public static final class Builder {

        private final Path root;
        private int limit = 1024 * 1024;
        private int entries = 1_000;
        private boolean deleting;

        private Builder(Path root) {
            this.root = root;
        }

        /** Refuses to read or write more than this many bytes at once; 1,048,576 unless said. */
        public Builder sizeLimit(int bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("The size limit is " + bytes + "; expected at least 1 byte");
            }
            limit = bytes;
            return this;
        }

        /** Lists at most this many files and folders; 1,000 unless said. */
        public Builder listLimit(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("The list limit is " + most + "; expected at least 1");
            }
            entries = most;
            return this;
        }

        /** Gives {@code delete_file} too. It cannot be undone, so each use in a replay needs an approval. */
        public Builder allowingDelete() {
            deleting = true;
            return this;
        }

        /** The tools. */
        public FileTools build() {
            return new FileTools(this);
        }
    }
}
