package io.aionis.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Hashes;
import io.aionis.model.Json;
import io.aionis.plan.Check;
import io.aionis.replay.Checker;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckersTest {

    @TempDir
    Path folder;

    private Path bin;
    private List<Checker> checkers;

    @BeforeEach
    void makeSurroundings() throws IOException {
        bin = Files.createDirectory(folder.resolve("bin"));
        checkers = Checkers.of(folder, Map.of("PATH", bin + ":relative::" + folder, "LANG", "C", "TOKEN", "hush"));
    }

    @Test
    void should_have_a_checker_for_each_kind_that_a_plan_may_name() {
        List<String> kinds = Arrays.stream(Check.Kinds.class.getFields())
                .map(field -> {
                    try {
                        return (String) Objects.requireNonNull(field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();

        assertThat(Checkers.standard()).extracting(Checker::kind).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void should_tell_files_that_are_there_from_those_that_are_not() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "a");
        Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));

        assertHolds("file-exists", "{'path': 'a.txt'}");
        assertHolds("file-exists", "{'path': '" + folder.resolve("bin") + "'}");
        assertThat(problem("file-exists", "{'path': 'b.txt'}"))
                .contains(folder.resolve("b.txt").toString(), "expected");
        assertHolds("file-absent", "{'path': 'b.txt'}");
        assertThat(problem("file-absent", "{'path': 'a.txt'}")).contains("a.txt", "expected nothing");
        assertThat(problem("file-absent", "{'path': 'dangling'}")).contains("dangling");
    }

    @Test
    void should_compare_the_hash_of_a_large_file() throws IOException {
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            large.setLength(5_000_000);
        }
        String hash = java.util.HexFormat.of().formatHex(Hashes.sha256(new byte[5_000_000]));

        assertHolds("file-hash", "{'path': 'large', 'sha256': '" + hash.toUpperCase(java.util.Locale.ROOT) + "'}");
        Files.writeString(folder.resolve("large"), "small");
        assertThat(problem("file-hash", "{'path': 'large', 'sha256': '" + hash + "'}"))
                .contains(hash, Hashes.sha256("small"));
        assertThat(problem("file-hash", "{'path': 'gone', 'sha256': '" + hash + "'}"))
                .contains("no regular file");
        assertThat(problem("file-hash", "{'path': '/dev/zero', 'sha256': '" + hash + "'}"))
                .contains("no regular file");
        assertThat(problem("file-hash", "{'path': 'large', 'sha256': 'abc'}")).contains("64 hexadecimal");
    }

    @Test
    void should_find_a_command_without_executing_it() throws IOException {
        Path ran = folder.resolve("ran");
        command("tool", "touch " + ran + "; echo tool 17.0.2");
        Files.writeString(bin.resolve("notes"), "not executable");

        assertHolds("command", "{'name': 'tool'}");
        assertThat(ran).doesNotExist();
        assertThat(problem("command", "{'name': 'notes'}")).contains("no command 'notes' on the PATH");
        assertThat(checker("command").executes(json("{'name': 'tool'}"))).isFalse();
        assertThat(checker("command").executes(json("{'name': 'tool', 'version': '1'}")))
                .isTrue();
        assertHolds("command", "{'name': 'tool', 'version': '17'}");
    }

    @ParameterizedTest
    @CsvSource({
        "tool 17.0.2,17,true",
        "tool 17.0.2,17.0,true",
        "tool 17.0.2,17.0.2,true",
        "tool 17.0.2,1,false",
        "tool 17.0.2,17.1,false",
        "tool 17,17.0.0,true",
        "tool 17.0.2,>=17,true",
        "tool 9.0.2,>=17,false",
        "tool 3.10,>=3.2 <4,true",
        "tool 4.0,>=3.2 <4,false",
        "tool 4.0,<=4,true",
        "tool 4.0.1,<=4,false",
        "tool 4.0.1,>4,true",
        "'This is perl 5, version 36 (v5.36.0) built for x86_64-linux',5.36,true",
        "openjdk 21 2023-09-19,21,true",
        "'GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)',5.2.15,true",
        "tool 2.3-beta,2.3-beta,true",
        "tool 2.3-beta1,2.3-beta,false",
        "tool without number,1,false"
    })
    void should_compare_versions_as_numbers(String said, String expected, boolean holds) throws IOException {
        command("tool", "echo '" + said + "'");

        Optional<String> problem =
                checker("command").problem(new Json.Obj(Map.of("name", Json.of("tool"), "version", Json.of(expected))));

        assertThat(problem.isEmpty()).as(problem.toString()).isEqualTo(holds);
    }

    @Test
    void should_say_so_when_a_command_does_not_tell_its_version() throws IOException {
        command("tool", "echo no such option >&2; exit 3");

        assertThat(problem("command", "{'name': 'tool', 'version': '1'}")).contains("ended with 3", "no such option");
    }

    @Test
    void should_compare_variables_and_keep_their_values_to_itself() {
        assertHolds("environment", "{'name': 'LANG'}");
        assertHolds("environment", "{'name': 'LANG', 'value': 'C'}");
        assertThat(problem("environment", "{'name': 'HOME'}")).contains("HOME is not set");
        assertThat(problem("environment", "{'name': 'TOKEN', 'value': 'other'}"))
                .contains("TOKEN", "'other'")
                .doesNotContain("hush");
        assertThat(problem("environment", "{'name': 'A=B'}")).contains("name of an environment variable");
    }

    @Test
    void should_see_whether_somebody_listens_at_a_port() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThat(problem("free-port", "{'port': " + port + "}")).contains("Port " + port, "not free");
        }
        assertHolds("free-port", "{'port': " + port + "}");
        for (String wrong : List.of("0", "65536", "-1", "1.5", "'80'", "1e40", "null")) {
            assertThat(problem("free-port", "{'port': " + wrong + "}")).contains("whole number from 1 to 65535");
        }
    }

    @Test
    void should_compare_the_working_directory_with_links_resolved() throws IOException {
        Files.createSymbolicLink(folder.resolve("same"), folder);

        assertHolds("working-directory", "{'path': '" + folder + "'}");
        assertHolds("working-directory", "{'path': 'same'}");
        assertThat(problem("working-directory", "{'path': '" + bin + "'}")).contains(bin.toString(), "Start from");
        assertThat(problem("working-directory", "{'path': 'gone'}")).contains("gone");
    }

    @Test
    void should_answer_bad_input_in_words_and_never_throw() {
        List<String> bad = List.of(
                "{}",
                "{'path': 7, 'name': 7, 'port': {}}",
                "{'path': 'a/../../b', 'name': '../b', 'port': []}",
                "{'path': 'a\\u0000b', 'name': 'a\\u0000b', 'port': 'a\\u0000b'}",
                "{'path': '', 'name': '', 'port': ''}",
                "{'path': 'a', 'name': 'a', 'port': 1, 'colour': 'red'}");
        for (Checker checker : checkers) {
            for (String about : bad) {
                assertThat(checker.problem(json(about)).orElse(""))
                        .as(checker.kind() + about)
                        .contains(checker.kind())
                        .hasSizeGreaterThan(30);
            }
        }
        assertThat(problem("file-exists", "{'path': 'a/../b'}")).contains("..");
        assertThat(problem("command", "{'name': '/bin/sh'}")).contains("file-exists");
        assertThat(problem("command", "{'name': 'sh', 'version': ' '}")).contains("empty version");
    }

    private void command(String name, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void assertHolds(String kind, String about) {
        assertThat(checker(kind).problem(json(about))).isEmpty();
    }

    private String problem(String kind, String about) {
        return checker(kind).problem(json(about)).orElse("");
    }

    private Checker checker(String kind) {
        return checkers.stream().filter(c -> c.kind().equals(kind)).findFirst().orElseThrow();
    }

    private static Json.Obj json(String text) {
        return (Json.Obj) Json.parse(text.replace('\'', '"'));
    }
}
