package io.aionis.benchmarks.latency;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.util.HashMap;
import java.util.Map;

/** A tool that looks and a tool that writes, both into a map: what is left is the engine's own time. */
final class BenchTools implements ToolPort {

    /** Steps of the plan that is measured. */
    static final int STEPS = 5;

    private final Map<String, String> rows = new HashMap<>();

    static Json.Obj arguments(int n) {
        return new Json.Obj(Map.of("n", Json.of("n" + n)));
    }

    /** A plan of equal steps that calls one tool. */
    static String plan(String name, String tool, Effect effect) {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < STEPS; i++) {
            steps.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"s" + i + "\",\"tool\":\"" + tool + "\",\"effect\":\"" + effect
                            + "\",\"arguments\":{\"n\":{\"$parameter\":\"n\"},\"step\":\"" + i + "\"}}");
        }
        return "{\"format\":\"aionis-plan/1\",\"name\":\"" + name + "\",\"task\":\"bench\","
                + "\"parameters\":{\"n\":\"string\"},\"steps\":[" + steps + "]}";
    }

    @Override
    public Map<String, ToolDescriptor> tools() {
        return Map.of(
                "look", new ToolDescriptor("look", null, Effect.READ),
                "write", new ToolDescriptor("write", null, Effect.WRITE));
    }

    @Override
    public ToolAnswer call(String tool, Json.Obj arguments) {
        String row = arguments.text();
        if (tool.equals("write")) {
            rows.put(row, "written");
        }
        return new ToolAnswer(Outcome.SUCCEEDED, "{\"row\":\"" + rows.getOrDefault(row, "none") + "\"}");
    }
}
