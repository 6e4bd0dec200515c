package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.UUID;

/** Tells a tool that one plugin guards from a tool of the same name that it does not. */
final class GuardMark {

    /** Key in the tool's metadata. */
    static final String KEY = "aionis.guarded";

    private final String value = UUID.randomUUID().toString();

    ToolSpecification put(ToolSpecification tool) {
        return tool.toBuilder().addMetadata(KEY, value).build();
    }

    boolean isOn(ToolSpecification tool) {
        return tool.metadata() != null && value.equals(tool.metadata().get(KEY));
    }
}
