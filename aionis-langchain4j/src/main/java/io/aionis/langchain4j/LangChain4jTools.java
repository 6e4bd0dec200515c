package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** LangChain4j tools as a replay calls them, without an AiService. */
final class LangChain4jTools implements ToolPort {

    private final Map<String, ToolDescriptor> descriptors = new LinkedHashMap<>();
    private final Map<String, ToolExecutor> executors = new LinkedHashMap<>();
    private final ToolCatalog catalog;

    LangChain4jTools(Map<ToolSpecification, ToolExecutor> tools, ToolCatalog catalog) {
        this.catalog = catalog;
        tools.forEach((specification, executor) -> {
            descriptors.put(specification.name(), catalog.describe(specification));
            executors.put(specification.name(), executor);
        });
    }

    @Override
    public Map<String, ToolDescriptor> tools() {
        return Collections.unmodifiableMap(descriptors);
    }

    @Override
    public ToolAnswer call(String tool, Json.Obj arguments) {
        ToolExecutor executor = executors.get(tool);
        ToolDescriptor descriptor = descriptors.get(tool);
        if (executor == null || descriptor == null) {
            return new ToolAnswer(Outcome.FAILED, "There is no tool '" + tool + "'; there are " + descriptors.keySet());
        }
        var request = ToolExecutionRequest.builder()
                .id(UUID.randomUUID().toString())
                .name(tool)
                .arguments(arguments.text())
                .build();
        try {
            ToolExecutionResult result = executor.executeWithContext(request, context());
            String text = Texts.of(result.resultContents());
            // An error flag may stand for an exception: whether a write happened is not known then.
            boolean open = result.isError() && descriptor.effect() != Effect.READ;
            return new ToolAnswer(open ? Outcome.UNKNOWN : catalog.outcome(tool, text, result.isError()), text);
        } catch (ToolArgumentsException notRun) {
            return new ToolAnswer(Outcome.FAILED, "bad arguments: " + notRun.getMessage());
        } catch (RuntimeException failure) {
            if (descriptor.effect() != Effect.READ) {
                // Whether the write happened is not known here; the replay keeps it in doubt.
                throw failure;
            }
            return new ToolAnswer(Outcome.FAILED, String.valueOf(failure.getMessage()));
        }
    }

    private static InvocationContext context() {
        return InvocationContext.builder()
                .invocationId(UUID.randomUUID())
                .chatMemoryId("aionis-replay")
                .invocationParameters(new InvocationParameters())
                .managedParameters(Map.of())
                .timestampNow()
                .build();
    }
}
