package io.aionis.benchmarks.speedup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replay by exact arguments: a request that was seen, word for word, plays its recorded calls again as they are; any other
 * goes to the agent and is recorded. From record and replay as AgentRR publishes it (Feng and others, 2025,
 * arXiv:2505.17716) the recording of an interaction and its replay for a later task are taken, at the lowest level that it
 * describes, the actions themselves; not its summaries by a model nor its check functions.
 */
final class ExactArguments implements Arm {

    private final Agent agent;
    private final Map<String, List<RefundDesk.Call>> tape = new HashMap<>();

    ExactArguments() {
        agent = Agent.plain();
    }

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
        String request = order.order() + "\n" + order.reason();
        List<RefundDesk.Call> recorded = tape.get(request);
        if (recorded == null) {
            agent.refund(order, key);
            tape.put(request, desk().calls());
        } else {
            recorded.forEach(call -> desk().call(call.tool(), call.arguments()));
        }
    }
}
