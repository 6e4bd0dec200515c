package io.aionis.samples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.guide.Guide;
import io.aionis.guide.Section;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Task;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTemplateTest {

    private final PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

    @TempDir
    Path memory;

    @Test
    void should_not_repeat_in_the_next_session_what_failed_in_the_first() {
        List<String> first = HostMain.request(memory, "Deploy release 1.1", out).transcript();
        List<String> second =
                HostMain.request(memory, "Deploy release 1.2", out).transcript();

        assertThat(first).hasSize(3).first().asString().contains("deploy", "STILL_SERVING");
        assertThat(second).hasSize(2).noneMatch(line -> line.contains("error"));
        assertThat(second.get(0)).startsWith("drain");
    }

    @Test
    void should_pass_on_what_a_person_judged() {
        HostMain.request(memory, "Deploy release 1.1", out);

        try (Aionis aionis = Aionis.open(memory)) {
            Guide guide = aionis.in("servers:web").guide(AgentLoop.TASK.signature(), "Deploy release 1.2");
            assertThat(guide.rows())
                    .anyMatch(row -> row.section() == Section.PASSED_SOLUTIONS
                            && row.text().contains("drain")
                            && row.text().contains("deploy"));
        }
    }

    @Test
    void should_record_a_tool_that_throws_and_throw_on() {
        try (Aionis aionis = Aionis.open(memory)) {
            Workspace workspace = aionis.in("servers:web");
            Remembering run = new Remembering(workspace, Task.of("t"), Actor.agent("a"), "do it");

            assertThatThrownBy(() -> run.call("deploy", Map.of("release", "2"), Effect.WRITE, arguments -> {
                        throw new Servers.Refused("STILL_SERVING: no");
                    }))
                    .isInstanceOf(Servers.Refused.class);

            assertThat(run.guide("do it", 600)).contains("deploy").contains("STILL_SERVING");
        }
    }

    @Test
    void should_let_the_agent_go_on_when_a_call_cannot_be_recorded() {
        try (Aionis aionis = Aionis.open(memory)) {
            Remembering run = new Remembering(aionis.in("servers:web"), Task.of("t"), Actor.agent("a"), "do it");

            assertThat(run.call(" ", Map.of(), Effect.READ, arguments -> "answered"))
                    .isEqualTo("answered");
        }
    }

    @Test
    void should_let_the_agent_go_on_when_the_memory_is_gone() {
        Aionis aionis = Aionis.open(memory);
        Workspace workspace = aionis.in("servers:web");
        aionis.close();

        AgentLoop.Done done = new AgentLoop(workspace, new HastyPlanner(), new Servers()).handle("Deploy release 1.1");

        assertThat(done.answer()).startsWith("Deployed");
    }
}
