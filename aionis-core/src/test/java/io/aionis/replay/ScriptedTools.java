package io.aionis.replay;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Tools that answer as a test says, one answer after the other, and {@code "ok"} when nothing more is said. */
final class ScriptedTools implements ToolPort {

    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, ToolDescriptor> tools = new LinkedHashMap<>();
    private final Map<String, Deque<Supplier<ToolAnswer>>> answers = new HashMap<>();

    ScriptedTools has(String tool, Effect effect) {
        return has(new ToolDescriptor(tool, null, effect));
    }

    ScriptedTools has(ToolDescriptor tool) {
        tools.put(tool.name(), tool);
        return this;
    }

    ScriptedTools answers(String tool, Outcome outcome, String result) {
        return does(tool, () -> new ToolAnswer(outcome, result));
    }

    ScriptedTools breaks(String tool) {
        return does(tool, () -> {
            throw new IllegalStateException("connection lost");
        });
    }

    ScriptedTools does(String tool, Supplier<ToolAnswer> what) {
        answers.computeIfAbsent(tool, t -> new ArrayDeque<>()).add(what);
        return this;
    }

    @Override
    public Map<String, ToolDescriptor> tools() {
        return tools;
    }

    @Override
    public ToolAnswer call(String tool, Json.Obj arguments) {
        calls.add(tool + arguments.text());
        Deque<Supplier<ToolAnswer>> next = answers.getOrDefault(tool, new ArrayDeque<>());
        return next.isEmpty()
                ? new ToolAnswer(Outcome.SUCCEEDED, "ok")
                : next.remove().get();
    }
}
