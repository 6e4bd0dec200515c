package io.aionis.replay;

import io.aionis.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Puts the tools of several ports together. */
public final class ToolPorts {

    private ToolPorts() {}

    /**
     * One port with the tools of all. As safe for many threads as they are.
     *
     * @throws IllegalArgumentException when two ports have a tool of one name
     */
    public static ToolPort of(ToolPort... ports) {
        Combined combined = new Combined(List.of(ports));
        combined.tools();
        return combined;
    }

    private record Combined(List<ToolPort> ports) implements ToolPort {

        @Override
        public Map<String, ToolDescriptor> tools() {
            Map<String, ToolDescriptor> all = new LinkedHashMap<>();
            for (ToolPort port : ports) {
                port.tools().forEach((name, tool) -> {
                    if (all.put(name, tool) != null) {
                        throw new IllegalArgumentException("Two ports have a tool named '" + name
                                + "'; a plan could not say which it means. Name one of them otherwise");
                    }
                });
            }
            return all;
        }

        @Override
        public ToolAnswer call(String tool, Json.Obj arguments) {
            return ports.stream()
                    .filter(port -> port.tools().containsKey(tool))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException(
                            "There is no tool '" + tool + "'; there are " + tools().keySet()))
                    .call(tool, arguments);
        }
    }
}
