package io.aionis.replay;

import io.aionis.model.Json;
import java.util.Map;

/** The tools a replay may call. The only way a replay touches the world. */
public interface ToolPort {

    /** The tools there are, by name. */
    Map<String, ToolDescriptor> tools();

    /**
     * Calls a tool.
     *
     * @return its answer; a tool that fails says so in the answer
     */
    ToolAnswer call(String tool, Json.Obj arguments);
}
