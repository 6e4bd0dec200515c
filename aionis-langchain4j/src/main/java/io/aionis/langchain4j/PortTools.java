package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tools of a port, such as commands and files, as an AiService takes them. */
final class PortTools {

    private static final Json.Obj NO_ARGUMENTS =
            new Json.Obj(Map.of("type", Json.of("object"), "properties", new Json.Obj(Map.of())));

    private PortTools() {}

    static Map<ToolSpecification, ToolExecutor> of(ToolPort port) {
        Map<ToolSpecification, ToolExecutor> tools = new LinkedHashMap<>();
        port.tools().values().forEach(tool -> tools.put(specification(tool), new Executor(port)));
        return tools;
    }

    private static ToolSpecification specification(ToolDescriptor tool) {
        Json.Obj parameters = tool.parameters() == null ? NO_ARGUMENTS : tool.parameters();
        Json description = parameters.get("description");
        Map<String, Json> said = new LinkedHashMap<>();
        said.put("name", Json.of(tool.name()));
        said.put("description", description == null ? Json.of(tool.name()) : description);
        said.put("parameters", parameters);
        return ToolSpecification.fromJson(new Json.Obj(said).text()).toBuilder()
                .metadata(Map.of(ToolCatalog.EFFECT, tool.effect().name(), ToolCatalog.COMMANDS, tool.runsCommands()))
                .build();
    }

    private record Executor(ToolPort port) implements ToolExecutor {

        @Override
        public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
            if (!(Values.arguments(request.arguments()) instanceof Json.Obj arguments)) {
                return result("The arguments are no JSON object; expected one with the tool's parameters", true);
            }
            ToolAnswer answer = port.call(request.name(), arguments);
            return result(answer.result(), answer.outcome() != Outcome.SUCCEEDED);
        }

        @Override
        public String execute(ToolExecutionRequest request, Object memoryId) {
            return executeWithContext(request, InvocationContext.builder().build())
                    .resultText();
        }

        private static ToolExecutionResult result(String text, boolean error) {
            return ToolExecutionResult.builder().resultText(text).isError(error).build();
        }
    }
}
