package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.Aionis;
import io.aionis.RunRecorder;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.local.Checkers;
import io.aionis.local.CommandTools;
import io.aionis.local.FileTools;
import io.aionis.local.LocalFacts;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Task;
import io.aionis.replay.Checker;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolPort;
import io.aionis.replay.ToolPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalToolsPageTest {

    private static final Json.Obj ARGUMENTS = (Json.Obj) Json.parse("{\"path\": \"web/a.txt\", \"text\": \"a\"}");

    @TempDir
    Path project;

    @Test
    void should_build_check_and_record_as_the_page_shows() throws IOException {
        Files.writeString(project.resolve("setup.sh"), "echo ready\n");
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        ToolPort files = FileTools.in(project).build();
        ToolPort commands = CommandTools.in(project)
                .allow("cat")
                .allowScript("sh", Path.of("setup.sh"))
                .inheriting("PATH")
                .timeout(Duration.ofSeconds(30))
                .build();
        ToolPort tools = ToolPorts.of(files, commands);

        for (Checker checker : Checkers.in(project)) {
            System.out.println(checker.kind()); // file-exists, file-absent, file-hash, command, …
        }

        try (Aionis aionis = Aionis.builder().store(new InMemoryLedgerStore()).build()) {
            RunRecorder run = aionis.in("repo:shop")
                    .startRun(Task.of("Setup.project"), Actor.agent("setup"), "Set the project up", Map.of());
            Json.Obj arguments = ARGUMENTS;
            LocalFacts facts = LocalFacts.in(project).file("pom.xml").command("cat");
            ToolAnswer answer = tools.call("write_file", arguments);
            run.toolCall(written(answer), facts.circumstances());
            LocalFacts.made("write_file", answer).forEach(run::add);

            assertThat(answer.outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(aionis.flush(Duration.ofSeconds(30))).isTrue();
            assertThat(aionis.dropped()).isZero();
        }
        assertThat(project.resolve("web/a.txt")).hasContent("a");
        ToolAnswer ready =
                tools.call("command", (Json.Obj) Json.parse("{\"executable\": \"sh\", \"arguments\": [\"setup.sh\"]}"));
        assertThat(Json.parse(ready.result()).at("/stdout")).isEqualTo(Json.of("ready\n"));
        assertThat(tools.call("command", (Json.Obj)
                                Json.parse("{\"executable\": \"cat\", \"arguments\": [\"pom.xml\"]}"))
                        .result())
                .contains("<project/>");
    }

    private static ToolCall written(ToolAnswer answer) {
        return new ToolCall(
                0,
                null,
                "write_file",
                ARGUMENTS,
                answer.result(),
                answer.outcome(),
                null,
                null,
                null,
                Effect.IDEMPOTENT_WRITE);
    }
}
