package io.aionis.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Circumstances;
import io.aionis.model.EvidenceBody.Artifact;
import io.aionis.model.Hashes;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolPort;
import io.aionis.replay.ToolPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFactsTest {

    @TempDir
    Path root;

    private ToolPort tools;

    @BeforeEach
    void makeTools() {
        tools = ToolPorts.of(
                FileTools.in(root).build(), CommandTools.in(root).allow("echo").build());
    }

    @Test
    void should_say_what_a_call_depends_on() throws IOException {
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.createDirectory(root.resolve("sub"));

        LocalFacts facts = LocalFacts.in(root)
                .file("pom.xml")
                .file("sub")
                .file("gone")
                .command("git")
                .environment("HOME")
                .environment("LANG", "C")
                .freePort(8080)
                .workingDirectory();

        assertThat(facts.circumstances().environment())
                .isEqualTo(Map.of(
                        "file:pom.xml",
                        Hashes.sha256("<project/>"),
                        "file:sub",
                        "present",
                        "file:gone",
                        "absent",
                        "command:git",
                        "present",
                        "env:HOME",
                        "present",
                        "env:LANG",
                        "C",
                        "port:8080",
                        "free",
                        "cwd:" + root.toAbsolutePath(),
                        "present"));
        assertThat(facts.addedTo(Circumstances.NONE.about("build", "ok")).subject())
                .isEqualTo("build");
        assertThat(LocalFacts.in(root)
                        .commandVersion("no-such-command")
                        .circumstances()
                        .environment())
                .containsEntry("command:no-such-command", "present");
    }

    @Test
    void should_add_what_a_tool_touched_and_made() throws IOException {
        ToolAnswer written = call("write_file", "{\"path\": \"a.txt\", \"text\": \"a\"}");
        assertThat(LocalFacts.made("write_file", written))
                .containsExactly(new Artifact("a.txt", "a.txt", Hashes.sha256("a"), "", null));

        assertThat(touched("read_file", "{\"path\": \"a.txt\"}")).isEqualTo(Map.of("file:a.txt", Hashes.sha256("a")));
        assertThat(touched("read_file", "{\"path\": \"gone.txt\"}")).isEmpty();
        assertThat(touched("list_files", "{\"path\": \"\"}")).isEmpty();
        assertThat(touched("command", "{\"executable\": \"echo\", \"directory\": \".\"}"))
                .isEqualTo(Map.of("command:echo", "present", "file:.", "present"));
        assertThat(touched("command", "{\"executable\": \"/bin/echo\"}"))
                .isEqualTo(Map.of("file:/bin/echo", "present"));
        assertThat(touched("command", "{\"executable\": \"cat\"}")).isEmpty();

        ToolAnswer moved = call("move_file", "{\"path\": \"a.txt\", \"to\": \"b.txt\"}");
        assertThat(LocalFacts.made("move_file", moved))
                .extracting(Artifact::location)
                .containsExactly("b.txt");
        assertThat(LocalFacts.made("read_file", moved)).isEmpty();
        assertThat(LocalFacts.made("write_file", new ToolAnswer(Outcome.FAILED, moved.result())))
                .isEmpty();
        assertThat(LocalFacts.in(root).artifacts("b.txt", "gone.txt"))
                .containsExactly(new Artifact("b.txt", "b.txt", Hashes.sha256("a"), "", null));
    }

    @Test
    void should_call_the_port_that_has_the_tool_and_refuse_two_of_one_name() {
        assertThat(tools.tools()).containsKeys("read_file", "command");
        assertThat(call("command", "{\"executable\": \"echo\"}").outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThatThrownBy(() -> call("fly", "{}"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("fly");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ToolPorts.of(tools, FileTools.in(root).build()))
                .withMessageContaining("Two ports");
    }

    private Map<String, String> touched(String tool, String arguments) {
        return LocalFacts.in(root)
                .of(
                        Objects.requireNonNull(tools.tools().get(tool)),
                        (Json.Obj) Json.parse(arguments),
                        call(tool, arguments))
                .circumstances()
                .environment();
    }

    private ToolAnswer call(String tool, String arguments) {
        return tools.call(tool, (Json.Obj) Json.parse(arguments));
    }
}
