package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.UUID;

/** Tells a tool that one plugin guards from a tool of the same name that it does not. */
final class GuardMark {

    /** Key in the tool's metadata. */
    static final String KEY = "aionis.guarded";

    /** Key of what happens with the tool's answer, where that is known. */
    static final String RETURNS = "aionis.returns";

    private final String value = UUID.randomUUID().toString();

    ToolSpecification put(ToolSpecification tool) {
        return tool.toBuilder().addMetadata(KEY, value).build();
    }

    ToolSpecification put(ToolSpecification tool, ReturnBehavior returns) {
        ToolSpecification marked = put(tool);
        return returns == ReturnBehavior.TO_LLM
                ? marked
                : marked.toBuilder().addMetadata(RETURNS, returns.name()).build();
    }

    boolean isOn(ToolSpecification tool) {
        return tool.metadata() != null && value.equals(tool.metadata().get(KEY));
    }

    /** What happens with the tool's answer; as far as nobody said, the model gets it. */
    ReturnBehavior returns(ToolSpecification tool) {
        Object said = isOn(tool) ? tool.metadata().get(RETURNS) : null;
        return said == null ? ReturnBehavior.TO_LLM : ReturnBehavior.valueOf(said.toString());
    }
}
