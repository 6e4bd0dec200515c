package io.aionis.benchmarks.speedup;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import io.aionis.model.Hashes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replay from a cache of trajectories, each step under a check: a trajectory is taken for the same task with equal
 * arguments while the hash of each of its functions is the same; after each call what it shows of the surroundings is
 * compared with what it showed when it was recorded, and where that differs the agent does the task. The cache keyed by
 * task, the capture and compare of a check around each tool call, and the fall back to the agent follow what muscle-mem
 * (pig-dot-dev/muscle-mem on GitHub) publishes of its behaviour.
 */
final class CacheCheck implements Arm {

    private final Agent agent;
    private final Map<String, String> functions = new HashMap<>();
    private final Map<String, List<Step>> cache = new HashMap<>();

    CacheCheck() {
        agent = Agent.plain();
        for (ToolSpecification tool : ToolSpecifications.toolSpecificationsFrom(desk())) {
            functions.put(tool.name(), Hashes.sha256(tool.toString()));
        }
    }

    /** A call with what it was checked by. */
    private record Step(RefundDesk.Call call, @Nullable String function) {}

    @Override
    public RefundDesk desk() {
        return agent.desk();
    }

    @Override
    public DeskModel model() {
        return agent.model();
    }

    @Override
    public void refund(Order order, String key) {
        String task = "refund\n" + order.order() + "\n" + order.reason();
        if (!replayed(cache.getOrDefault(task, List.of()))) {
            int before = desk().calls().size();
            agent.refund(order, key);
            List<Step> steps = new ArrayList<>();
            for (RefundDesk.Call call :
                    desk().calls().subList(before, desk().calls().size())) {
                steps.add(new Step(call, functions.get(call.tool())));
            }
            cache.put(task, steps);
        }
    }

    private boolean replayed(List<Step> steps) {
        for (Step step : steps) {
            RefundDesk.Call call = step.call();
            if (step.function() == null || !step.function().equals(functions.get(call.tool()))) {
                return false;
            }
            if (!desk().call(call.tool(), call.arguments()).equals(call.result())) {
                return false;
            }
        }
        return !steps.isEmpty();
    }
}
