package io.aionis.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.service.AiServices;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    @Test
    void should_keep_nested_schemas_and_give_the_same_fingerprint_with_and_without_a_service() {
        Json.Obj schema = (Json.Obj) Json.parse("""
                {"type":"object","properties":{
                 "where":{"type":"object","properties":{"city":{"type":"string","enum":["Ulm","Bonn"]}},"required":["city"]},
                 "lines":{"type":"array","items":{"type":"object","properties":{"n":{"type":"number"}}}}}}
                """);
        ToolPort nested = port(schema, arguments -> new ToolAnswer(Outcome.SUCCEEDED, "ran"));
        AionisPlugin plugin = new Bench().plugin().build();

        ToolSpecification live = plugin.guarded(nested).keySet().iterator().next();
        ToolDescriptor standalone = plugin.toolPort(nested).tools().get("book");

        var catalog = new ToolCatalog(Map.of(), ToolOutcomes.NO_ERROR_IS_SUCCESS, new Failures(FailurePolicy.OPEN));
        assertThat(standalone).isEqualTo(catalog.describe(live));
        assertThat(String.valueOf(standalone))
                .contains("Bonn")
                .contains("\"n\":{\"type\":\"number\"}")
                .contains("WRITE");
    }

    @Test
    void should_keep_a_write_in_doubt_whose_port_throws() {
        Bench bench = new Bench();
        ToolPort breaking = port(null, arguments -> {
            called.add("booked");
            throw new IllegalStateException("connection lost");
        });
        AionisPlugin plugin =
                bench.plugin().idempotencyKeyFrom(context -> "req-1").build();
        RecordedDesk.Desk desk = plugin.attach(AiServices.builder(RecordedDesk.Desk.class))
                .chatModel(plugin.replaying(bench.model))
                .tools(plugin.guarded(breaking))
                .build();
        bench.model
                .calls(ScriptedModel.tool("x1", "book", "{}"))
                .calls(ScriptedModel.tool("x2", "book", "{}"))
                .says("I do not know.");

        assertThat(desk.chat("book it")).isEqualTo("I do not know.");

        assertThat(called).containsExactly("booked");
        assertThat(bench.model.requests.get(2).messages().toString())
                .contains("NOT EXECUTED")
                .contains("nobody recorded how it ended");
    }

    private static ToolPort port(Json.@Nullable Obj schema, Function<Json.Obj, ToolAnswer> work) {
        return new ToolPort() {
            @Override
            public Map<String, ToolDescriptor> tools() {
                return Map.of("book", new ToolDescriptor("book", null, Effect.WRITE, schema));
            }

            @Override
            public ToolAnswer call(String tool, Json.Obj arguments) {
                return work.apply(arguments);
            }
        };
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
