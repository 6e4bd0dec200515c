package io.aionis.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortToolsTest {

    private final List<String> called = new ArrayList<>();
    private final ToolPort port = new ToolPort() {
        @Override
        public Map<String, ToolDescriptor> tools() {
            Json.Obj schema = (Json.Obj) Json.parse("""
                    {"type":"object","description":"Runs it.","properties":{
                     "args":{"type":"array","items":{"type":"string"}},"times":{"type":"integer"}},"required":["args"]}
                    """);
            return Map.of("run", new ToolDescriptor("run", null, Effect.READ, schema));
        }

        @Override
        public ToolAnswer call(String tool, Json.Obj arguments) {
            called.add(tool + arguments.text());
            boolean fails = arguments.at("/args/0") == null;
            return new ToolAnswer(fails ? Outcome.FAILED : Outcome.SUCCEEDED, fails ? "NO_ARGS" : "ran");
        }
    };

    @Test
    void should_describe_a_tool_by_its_schema_and_effect() {
        ToolSpecification tool = PortTools.of(port).keySet().iterator().next();

        assertThat(tool.name()).isEqualTo("run");
        assertThat(tool.description()).isEqualTo("Runs it.");
        assertThat(tool.parameters().properties().get("args")).isInstanceOf(JsonArraySchema.class);
        assertThat(tool.parameters().properties().get("times")).isInstanceOf(JsonIntegerSchema.class);
        assertThat(tool.parameters().required()).containsExactly("args");
        assertThat(tool.metadata()).containsEntry(ToolCatalog.EFFECT, "READ");
    }

    @Test
    void should_pass_calls_on_and_mark_what_failed_as_an_error() {
        ToolExecutionResult ran = run("{\"args\":[\"a\"]}");
        ToolExecutionResult failed = run("{\"args\":[]}");
        ToolExecutionResult unreadable = run("not json");

        assertThat(called).containsExactly("run{\"args\":[\"a\"]}", "run{\"args\":[]}");
        assertThat(ran.resultText()).isEqualTo("ran");
        assertThat(ran.isError()).isFalse();
        assertThat(failed.resultText()).isEqualTo("NO_ARGS");
        assertThat(failed.isError()).isTrue();
        assertThat(unreadable.isError()).isTrue();
    }

    private ToolExecutionResult run(String arguments) {
        ToolExecutor executor = PortTools.of(port).values().iterator().next();
        return executor.executeWithContext(
                ToolExecutionRequest.builder()
                        .id("1")
                        .name("run")
                        .arguments(arguments)
                        .build(),
                InvocationContext.builder().build());
    }
}
