package io.aionis.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class CommandToolsTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path temp;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temp.toRealPath().resolve("root"));
    }

    @Test
    void should_run_an_allowed_program_and_answer_in_json() {
        ToolAnswer answer = call(CommandTools.in(root).allow("echo").build(), "echo", "a b", "$HOME;*");

        assertThat(answer.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(Json.parse(answer.result()))
                .isEqualTo(Json.parse(
                        "{\"exitCode\":0,\"stdout\":\"a b $HOME;*\\n\",\"stderr\":\"\",\"truncated\":false}"));
    }

    @Test
    void should_describe_itself_as_a_command_that_writes() {
        ToolDescriptor plain = only(CommandTools.in(root).allow("echo").build());
        ToolDescriptor other =
                only(CommandTools.in(root).named("status").effect(Effect.READ).build());

        assertThat(plain.name()).isEqualTo("command");
        assertThat(plain.effect()).isEqualTo(Effect.WRITE);
        assertThat(plain.runsCommands()).isTrue();
        assertThat(plain.parameters()).isNotNull();
        assertThat(other.effect()).isEqualTo(Effect.READ);
        assertThat(other.runsCommands()).isTrue();
        assertThat(other.fingerprint()).isNotEqualTo(plain.fingerprint());
        assertThat(new ToolDescriptor("Bash", null, Effect.READ).runsCommands()).isTrue();
        assertThat(new ToolDescriptor("bashful", null, Effect.READ).runsCommands())
                .isFalse();
    }

    @Test
    void should_block_what_is_not_allowed_by_name_path_or_link() throws IOException {
        CommandTools tools = CommandTools.in(root).allow("echo").build();
        Path link = Files.createSymbolicLink(root.resolve("echo"), Path.of("/bin/cat"));
        Path copy = Files.copy(Path.of("/bin/cat"), root.resolve("cat"));

        assertBlocked(tools, "is not allowed", "cat", "/etc/passwd");
        assertBlocked(tools, "is not allowed", link.toString(), "/etc/passwd");
        assertBlocked(tools, "is not allowed", copy.toString(), "/etc/passwd");
        assertBlocked(tools, "relative path", "./echo");
        assertBlocked(tools, "'..'", "/bin/../bin/echo");
        assertBlocked(tools, "belongs into arguments", "echo hello");
        assertBlocked(tools, "empty", " ");
        assertBlocked(tools, "cannot be used", "/no/such/thing");
    }

    @Test
    void should_run_the_file_that_was_allowed_whatever_becomes_of_the_link() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("say"), Path.of("/bin/echo"));
        CommandTools tools = CommandTools.in(root).allow(link.toString()).build();
        assertThat(stdout(call(tools, link.toString(), "hi"))).isEqualTo("hi\n");

        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("/bin/cat"));

        assertBlocked(tools, "is not allowed", link.toString(), "/etc/passwd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash", "dash", "perl", "env", "xargs", "find", "sed", "awk", "timeout", "/bin/sh"})
    void should_deny_what_runs_its_arguments(String executable) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandTools.in(root).allow(executable))
                .withMessageContaining("allowScript");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python",
                "python3",
                "python3.12",
                "zsh",
                "ksh",
                "fish",
                "ruby",
                "node",
                "php8.2",
                "java",
                "pypy3"
            })
    void should_know_an_interpreter_by_its_name(String name) throws IOException {
        Path file = executable(name, "#!/bin/sh\n");
        Path link = Files.createSymbolicLink(temp.resolve("harmless"), file);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandTools.in(root).allow(file.toString()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandTools.in(root).allow(link.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"busybox", "make", "env"})
    void should_deny_runners_a_script_too(String name) throws IOException {
        Path file = executable(name, "#!/bin/sh\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandTools.in(root).allowScript(file.toString(), script("a.sh", "")));
    }

    @Test
    void should_run_one_script_of_an_interpreter_and_nothing_else() throws IOException {
        Path script = script("hello.sh", "echo hello $1");
        script("other.sh", "echo other");
        CommandTools tools =
                CommandTools.in(root).allowScript("sh", Path.of("hello.sh")).build();

        assertThat(stdout(call(tools, "sh", "hello.sh", "ann"))).isEqualTo("hello ann\n");
        assertThat(stdout(call(tools, "/bin/sh", script.toString(), "bob"))).isEqualTo("hello bob\n");
        assertBlocked(tools, "runs only the scripts", "sh", "-c", "echo pwned");
        assertBlocked(tools, "runs only the scripts", "sh", "other.sh");
        assertBlocked(tools, "runs only the scripts", "sh", "-x", "hello.sh");
        assertBlocked(tools, "first argument", "sh");
    }

    @Test
    void should_not_run_a_script_that_was_changed_since_it_was_allowed() throws IOException {
        Path script = script("hello.sh", "echo hello");
        Path program = executable(root.resolve("program"), "#!/bin/sh\necho hello\n");
        CommandTools tools = CommandTools.in(root)
                .allowScript("sh", script)
                .allow(program.toString())
                .build();
        assertThat(stdout(call(tools, program.toString()))).isEqualTo("hello\n");

        Files.writeString(script, "echo pwned");
        Files.writeString(program, "#!/bin/sh\necho pwned\n");

        assertBlocked(tools, "not what it was", "sh", "hello.sh");
        assertBlocked(tools, "not what it was", program.toString());
    }

    @Test
    void should_work_inside_its_root_alone() throws IOException {
        Files.createDirectory(root.resolve("sub"));
        Files.createSymbolicLink(root.resolve("out"), temp);
        CommandTools tools = CommandTools.in(root).allow("pwd").build();

        assertThat(stdout(in(tools, "", "pwd"))).isEqualTo(root + "\n");
        assertThat(stdout(in(tools, "sub", "pwd"))).isEqualTo(root.resolve("sub") + "\n");
        assertThat(stdout(in(tools, root.resolve("sub").toString(), "pwd"))).isEqualTo(root.resolve("sub") + "\n");
        for (String outside : List.of("out", "..", "sub/../..", "/", temp.toString(), "gone", "a\u0000b")) {
            assertThat(in(tools, outside, "pwd").outcome()).as(outside).isEqualTo(Outcome.BLOCKED);
        }
    }

    @Test
    void should_see_only_the_environment_it_was_given() throws IOException {
        Path script = script("env.sh", "/usr/bin/env");
        CommandTools tools = CommandTools.in(root).allowScript("sh", script).build();
        CommandTools given = CommandTools.in(root)
                .allowScript("sh", script)
                .environment("COLOUR", "red")
                .inheriting("PATH", "AIONIS_NO_SUCH_VARIABLE")
                .build();

        assertThat(stdout(call(tools, "sh", "env.sh")).lines().map(line -> line.split("=", 2)[0]))
                .contains(ProcessTree.MARK)
                .isSubsetOf(ProcessTree.MARK, "PWD", "OLDPWD", "SHLVL", "_");
        assertThat(stdout(call(given, "sh", "env.sh")).lines())
                .contains("COLOUR=red", "PATH=" + System.getenv("PATH"))
                .noneMatch(line -> line.startsWith("HOME="));
    }

    @Test
    void should_give_no_input() {
        assertThat(stdout(call(CommandTools.in(root).allow("cat").build(), "cat")))
                .isEmpty();
    }

    @Test
    void should_leave_open_whether_a_write_happened_that_ended_badly() throws IOException {
        script("exit.sh", "touch half; exit 4");
        CommandTools tools =
                CommandTools.in(root).allowScript("sh", Path.of("exit.sh")).build();

        assertThat(call(tools, "sh", "exit.sh").outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void should_fail_on_an_exit_code_that_is_not_accepted() throws IOException {
        script("exit.sh", "echo sorry >&2; exit $1");
        CommandTools tools = CommandTools.in(root)
                .allowScript("sh", Path.of("exit.sh"))
                .effect(Effect.IDEMPOTENT_WRITE)
                .accepting(0, 3)
                .build();

        ToolAnswer failed = call(tools, "sh", "exit.sh", "4");

        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(Json.parse(failed.result()).at("/exitCode")).isEqualTo(Json.of(4));
        assertThat(Json.parse(failed.result()).at("/stderr")).isEqualTo(Json.of("sorry\n"));
        assertThat(call(tools, "sh", "exit.sh", "3").outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void should_keep_beginning_and_end_of_a_huge_output_and_not_block() throws IOException {
        script(
                "huge.sh",
                "echo begin; /usr/bin/yes 0123456789 | /usr/bin/head -n 400000; echo end;"
                        + "/usr/bin/yes error | /usr/bin/head -n 200000 >&2");
        CommandTools tools = CommandTools.in(root)
                .allowScript("sh", Path.of("huge.sh"))
                .outputLimit(1_000)
                .build();

        ToolAnswer answer = call(tools, "sh", "huge.sh");

        assertThat(answer.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(Json.parse(answer.result()).at("/truncated")).isEqualTo(Json.of(true));
        assertThat(stdout(answer))
                .startsWith("begin\n0123456789\n")
                .endsWith("0123456789\nend\n")
                .contains("[" + (6 + 4_400_000 + 4 - 1_000) + " bytes left out]")
                .hasSizeLessThan(1_100);
    }

    @Test
    void should_keep_an_output_that_just_fits_and_mark_one_byte_more() {
        CommandTools tools = CommandTools.in(root).allow("echo").outputLimit(5).build();

        assertThat(stdout(call(tools, "echo", "abcd"))).isEqualTo("abcd\n");
        assertThat(stdout(call(tools, "echo", "abcde"))).isEqualTo("abc\n[1 bytes left out]\ne\n");
    }

    @Test
    void should_end_the_whole_tree_at_the_timeout() throws Exception {
        Path pids = root.resolve("pids");
        script("tree.sh", """
                echo $$ >> pids
                /bin/sh -c 'trap "" TERM HUP INT; echo $$ >> pids; while :; do /bin/sleep 1; done' &
                (/bin/sh -c 'trap "" TERM; echo $$ >> pids; /bin/sleep 1000; /bin/sleep 1000' >/dev/null 2>&1 &)
                while [ $(/usr/bin/wc -l < pids) -lt 3 ]; do /bin/sleep 0.01; done
                /bin/sleep 1000
                """);
        CommandTools tools = CommandTools.in(root)
                .allowScript("sh", Path.of("tree.sh"))
                .timeout(Duration.ofSeconds(2))
                .build();

        ToolAnswer answer = call(tools, "sh", "tree.sh");

        assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(Json.parse(answer.result()).at("/exitCode")).isEqualTo(Json.nil());
        List<String> all = Files.readAllLines(pids);
        assertThat(all).hasSize(3);
        for (String pid : all) {
            assertThat(runs(pid)).as("process " + pid).isFalse();
        }
    }

    @Test
    void should_call_a_read_that_was_ended_failed() {
        CommandTools tools = CommandTools.in(root)
                .allow("sleep")
                .effect(Effect.READ)
                .timeout(SHORT)
                .build();

        assertThat(call(tools, "sleep", "1000").outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void should_not_wait_for_a_child_that_holds_the_output_open() throws Exception {
        script("left.sh", "/bin/sleep 1000 & echo $! > pid; echo done");
        CommandTools tools =
                CommandTools.in(root).allowScript("sh", Path.of("left.sh")).build();

        ToolAnswer answer = call(tools, "sh", "left.sh");

        assertThat(answer.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(stdout(answer)).startsWith("done\n");
        assertThat(Json.parse(answer.result()).at("/truncated")).isEqualTo(Json.of(true));
        String child = Files.readString(root.resolve("pid")).strip();
        await().untilAsserted(() -> assertThat(runs(child)).isFalse());
    }

    @Test
    void should_end_the_command_when_its_thread_is_interrupted() throws Exception {
        Path fifo = root.resolve("started");
        new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
        script("wait.sh", "echo $$ > started; /bin/sleep 1000");
        CommandTools tools =
                CommandTools.in(root).allowScript("sh", Path.of("wait.sh")).build();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Thread[] caller = new Thread[1];
            Future<ToolAnswer> answer = threads.submit(() -> {
                caller[0] = Thread.currentThread();
                return call(tools, "sh", "wait.sh");
            });
            String pid = Files.readString(fifo).strip();
            Objects.requireNonNull(caller[0]).interrupt();

            assertThat(answer.get().outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(runs(pid)).isFalse();
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"executable\": 7}",
                "{\"executable\": \"echo\", \"arguments\": \"a b\"}",
                "{\"executable\": \"echo\", \"arguments\": [\"a\", 1]}",
                "{\"executable\": \"echo\", \"arguments\": [\"a\\u0000b\"]}",
                "{\"executable\": \"echo\", \"directory\": []}",
                "{\"executable\": \"echo\", \"stdin\": \"x\"}",
                "{\"command\": \"echo a\"}"
            })
    void should_block_arguments_that_it_does_not_understand(String arguments) {
        CommandTools tools = CommandTools.in(root).allow("echo").build();

        ToolAnswer answer = tools.call("command", (Json.Obj) Json.parse(arguments));

        assertThat(answer.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(answer.result()).startsWith("Not run: ").hasSizeGreaterThan(30);
    }

    @Test
    void should_not_allow_more_than_when_it_was_built() {
        CommandTools.Builder builder = CommandTools.in(root).allow("echo");
        CommandTools tools = builder.build();

        builder.allow("cat");

        assertBlocked(tools, "is not allowed", "cat", "/etc/passwd");
        assertThat(call(builder.build(), "cat").outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void should_refuse_to_be_built_wrongly() {
        CommandTools.Builder builder = CommandTools.in(root);

        assertThatIllegalArgumentException().isThrownBy(() -> CommandTools.in(root.resolve("gone")));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.allow("no-such-program"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.allow(temp.toString()));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.allowScript("cat", Path.of("a")));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.allowScript("sh", Path.of("gone")));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.outputLimit(0));
    }

    /** Whether a process runs; one that has ended and was not yet waited for does not. */
    private static boolean runs(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return false;
        }
    }

    private static ToolDescriptor only(CommandTools tools) {
        return tools.tools().values().iterator().next();
    }

    private static ToolAnswer call(CommandTools tools, String executable, String... arguments) {
        return in(tools, "", executable, arguments);
    }

    private static ToolAnswer in(CommandTools tools, String directory, String executable, String... arguments) {
        List<Json> words = Arrays.stream(arguments).map(Json::of).toList();
        return tools.call(
                "command",
                new Json.Obj(Map.of(
                        "executable", Json.of(executable),
                        "arguments", new Json.Arr(words),
                        "directory", Json.of(directory))));
    }

    private static void assertBlocked(CommandTools tools, String why, String executable, String... arguments) {
        ToolAnswer answer = call(tools, executable, arguments);
        assertThat(answer.outcome()).as(answer.result()).isEqualTo(Outcome.BLOCKED);
        assertThat(answer.result()).contains(why);
    }

    private static String stdout(ToolAnswer answer) {
        return Json.parse(answer.result()).at("/stdout") instanceof Json.Str text ? text.value() : answer.result();
    }

    private Path script(String name, String text) throws IOException {
        return Files.writeString(root.resolve(name), text + "\n");
    }

    private Path executable(String name, String text) throws IOException {
        return executable(temp.resolve(name), text);
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
