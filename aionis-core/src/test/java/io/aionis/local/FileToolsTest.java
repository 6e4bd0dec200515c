package io.aionis.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aionis.model.Effect;
import io.aionis.model.Hashes;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileToolsTest {

    @TempDir
    Path temp;

    private Path root;
    private Path outside;
    private FileTools tools;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temp.toRealPath().resolve("root"));
        outside = Files.createDirectory(temp.toRealPath().resolve("outside"));
        Files.writeString(outside.resolve("secret.txt"), "secret");
        tools = FileTools.in(root).allowingDelete().build();
    }

    @Test
    void should_declare_what_each_tool_does_to_the_world() {
        Map<String, Effect> effects = new LinkedHashMap<>();
        tools.tools().forEach((name, tool) -> effects.put(name, tool.effect()));

        assertThat(effects)
                .containsOnly(
                        Map.entry("read_file", Effect.READ),
                        Map.entry("list_files", Effect.READ),
                        Map.entry("write_file", Effect.IDEMPOTENT_WRITE),
                        Map.entry("move_file", Effect.WRITE),
                        Map.entry("delete_file", Effect.IRREVERSIBLE));
        assertThat(tools.tools().values()).noneMatch(tool -> tool.runsCommands());
        assertThat(FileTools.in(root).build().tools()).doesNotContainKey("delete_file");
        assertBlocked(FileTools.in(root).build().call("delete_file", arguments("path", "a")), "no tool 'delete_file'");
    }

    @Test
    void should_write_read_list_move_and_delete() throws IOException {
        Json written = done(call("write_file", "path", "src/main/a.txt", "text", "grün"));
        assertThat(written)
                .isEqualTo(Json.parse(
                        "{\"path\":\"src/main/a.txt\",\"sha256\":\"" + Hashes.sha256("grün") + "\",\"bytes\":5}"));
        assertThat(Files.readString(root.resolve("src/main/a.txt"))).isEqualTo("grün");
        assertThat(done(call("read_file", "path", "src/main/a.txt")).at("/text"))
                .isEqualTo(Json.of("grün"));
        assertThat(done(call("read_file", "path", root.resolve("src/main/a.txt").toString()))
                        .at("/path"))
                .isEqualTo(Json.of("src/main/a.txt"));

        Json listed = done(tools.call("list_files", (Json.Obj) Json.parse("{\"recursive\": true}")));
        assertThat(listed).isEqualTo(Json.parse("""
                {"path": "", "truncated": false, "files": [
                  {"path": "src", "kind": "folder", "bytes": 0},
                  {"path": "src/main", "kind": "folder", "bytes": 0},
                  {"path": "src/main/a.txt", "kind": "file", "bytes": 5}]}
                """));
        assertThat(done(call("list_files", "path", "src")).at("/files/0/path")).isEqualTo(Json.of("src/main"));

        Json moved = done(call("move_file", "path", "src/main/a.txt", "to", "new/b.txt"));
        assertThat(moved.at("/sha256")).isEqualTo(Json.of(Hashes.sha256("grün")));
        assertThat(root.resolve("src/main/a.txt")).doesNotExist();
        assertThat(done(call("delete_file", "path", "new/b.txt")).at("/path")).isEqualTo(Json.of("new/b.txt"));
        assertThat(root.resolve("new")).isEmptyDirectory();
    }

    @Test
    void should_replace_a_file_and_leave_nothing_beside_it() throws IOException {
        Path file = Files.writeString(root.resolve("run.sh"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
        Path otherName = Files.createLink(outside.resolve("other-name"), file);

        done(call("write_file", "path", "run.sh", "text", "new"));

        assertThat(file).hasContent("new");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(otherName).as("a hard link to it from outside").hasContent("old");
        assertThat(root.toFile().list()).containsExactly("run.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside/secret.txt",
                "a/../../outside/secret.txt",
                "link/secret.txt",
                "linked.txt",
                "/etc/passwd",
                "a\u0000b",
                "",
                " ",
                ".",
                "folder",
                "inner/a.txt",
                "pipe"
            })
    void should_keep_every_tool_inside_its_root(String path) throws Exception {
        Files.createSymbolicLink(root.resolve("link"), outside);
        Files.createSymbolicLink(root.resolve("linked.txt"), outside.resolve("secret.txt"));
        Files.createDirectory(root.resolve("folder"));
        Files.createSymbolicLink(root.resolve("inner"), root.resolve("folder"));
        Files.writeString(root.resolve("a.txt"), "a");
        new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start().waitFor();
        List<String> before = everything();

        assertBlocked(call("read_file", "path", path), "");
        assertBlocked(call("write_file", "path", path, "text", "x"), "");
        assertBlocked(call("move_file", "path", path, "to", "b.txt"), "");
        assertBlocked(call("move_file", "path", "a.txt", "to", path), "");
        assertBlocked(call("delete_file", "path", path), "");

        assertThat(everything()).isEqualTo(before);
        assertThat(outside.resolve("secret.txt")).hasContent("secret");
    }

    @Test
    void should_list_a_link_and_not_follow_it() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), outside);

        Json listed = done(tools.call("list_files", (Json.Obj) Json.parse("{\"recursive\": true}")));

        assertThat(listed.at("/files"))
                .isEqualTo(Json.parse("[{\"path\": \"link\", \"kind\": \"link\", \"bytes\": 0}]"));
        assertBlocked(call("list_files", "path", "link"), "links are not followed");
        assertBlocked(call("list_files", "path", ".."), "..");
    }

    @Test
    void should_never_leave_the_root_while_a_link_is_swapped_in() throws Exception {
        Files.createDirectory(root.resolve("real"));
        Files.writeString(root.resolve("real/secret.txt"), "inside");
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<?> swapping = threads.submit(() -> {
                Path door = root.resolve("door");
                for (int i = 0; !over.get(); i++) {
                    // The tool may make the folder itself in between, so each of these may fail.
                    Path aside = root.resolve("aside" + i);
                    attempt(() -> Files.createSymbolicLink(door, outside));
                    attempt(() -> Files.move(door, aside));
                    attempt(() -> Files.move(root.resolve("real"), door));
                    attempt(() -> Files.move(door, root.resolve("real")));
                }
                return null;
            });
            int reads = 0;
            for (int i = 0; i < 2_000; i++) {
                ToolAnswer read = call("read_file", "path", "door/secret.txt");
                assertThat(read.result()).doesNotContain("\"text\":\"secret\"");
                reads += read.outcome() == Outcome.SUCCEEDED ? 1 : 0;
                if (i % 20 == 0) {
                    call("write_file", "path", "door/new.txt", "text", "x");
                }
            }
            over.set(true);
            swapping.get();
            System.out.println("read through the door: " + reads + " of 2000");
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        assertThat(outside.toFile().list()).containsExactly("secret.txt");
        assertThat(outside.resolve("secret.txt")).hasContent("secret");
    }

    @Test
    void should_refuse_what_is_too_large_or_no_text() throws IOException {
        FileTools small = FileTools.in(root).sizeLimit(4).listLimit(2).build();
        Files.writeString(root.resolve("five"), "12345");
        Files.write(root.resolve("latin"), "grün".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(root.resolve("four"), "1234");

        assertBlocked(small.call("read_file", arguments("path", "five")), "5 bytes; expected at most 4");
        assertBlocked(small.call("write_file", arguments("path", "a", "text", "12345")), "5 bytes; expected at most 4");
        assertBlocked(small.call("read_file", arguments("path", "latin")), "no text in UTF-8");
        assertBlocked(small.call("write_file", arguments("path", "a", "text", "\uD800")), "lone surrogate");
        assertThat(done(small.call("read_file", arguments("path", "four"))).at("/bytes"))
                .isEqualTo(Json.of(4));
        assertThat(done(small.call("list_files", Json.empty())).at("/truncated"))
                .isEqualTo(Json.of(true));
        assertThat(root.resolve("a")).doesNotExist();
    }

    @Test
    void should_not_move_over_something() throws IOException {
        Files.writeString(root.resolve("a"), "a");
        Files.writeString(root.resolve("b"), "b");

        assertBlocked(call("move_file", "path", "a", "to", "b"), "replaces nothing");
        assertBlocked(call("move_file", "path", "c", "to", "d"), "no file 'c'");
        assertBlocked(call("delete_file", "path", "c"), "no file 'c'");
        assertBlocked(call("read_file", "path", "no/such/file"), "no folder 'no/such'");
        assertBlocked(call("write_file", "path", "a/b", "text", ""), "no folder");
        assertThat(root.resolve("b")).hasContent("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"path\": 7}",
                "{\"path\": \"a\", \"text\": \"a\", \"to\": \"b\", \"recursive\": true, \"mode\": 7}",
                "{\"path\": [], \"recursive\": \"yes\"}"
            })
    void should_block_arguments_that_it_does_not_understand(String text) {
        for (String tool : List.of("read_file", "write_file", "move_file", "delete_file")) {
            assertBlocked(tools.call(tool, (Json.Obj) Json.parse(text)), tool);
        }
    }

    @Test
    void should_need_a_folder_to_be_confined_to() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileTools.in(root.resolve("gone")))
                .withMessageContaining("gone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileTools.in(outside.resolve("secret.txt")))
                .withMessageContaining("is a file");
        assertThatIllegalArgumentException().isThrownBy(() -> FileTools.in(root).sizeLimit(0));
        assertThatIllegalArgumentException().isThrownBy(() -> FileTools.in(root).listLimit(0));
    }

    private interface Change {
        void make() throws IOException;
    }

    private static void attempt(Change change) {
        try {
            change.make();
        } catch (IOException notAsItWas) {
            // The next round makes it again.
        }
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> files = Files.walk(temp, new FileVisitOption[0])) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private ToolAnswer call(String tool, String... members) {
        return tools.call(tool, arguments(members));
    }

    private static Json.Obj arguments(String... members) {
        Map<String, Json> arguments = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            arguments.put(members[i], Json.of(members[i + 1]));
        }
        return new Json.Obj(arguments);
    }

    private static Json done(ToolAnswer answer) {
        assertThat(answer.outcome()).as(answer.result()).isEqualTo(Outcome.SUCCEEDED);
        return Json.parse(answer.result());
    }

    private static void assertBlocked(ToolAnswer answer, String why) {
        assertThat(answer.outcome()).as(answer.result()).isEqualTo(Outcome.BLOCKED);
        assertThat(answer.result()).startsWith("Not done: ").contains(why).hasSizeGreaterThan(20);
    }
}
