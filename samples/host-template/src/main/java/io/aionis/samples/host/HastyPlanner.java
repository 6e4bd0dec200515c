package io.aionis.samples.host;

import io.aionis.samples.host.AgentLoop.Move;
import java.util.List;

/** Stands in for a model: deploys at once, unless the guide says that this fails or what worked. */
final class HastyPlanner implements AgentLoop.Planner {

    @Override
    public Move next(String guide, String request, List<String> transcript) {
        String last = transcript.isEmpty() ? "" : transcript.get(transcript.size() - 1);
        if (last.endsWith("serves")) {
            return Move.answer("Deployed: " + last);
        }
        boolean knowsBetter = guide.contains("drain") || last.contains("STILL_SERVING");
        return knowsBetter && !last.endsWith("drained")
                ? Move.call("drain", "server", "web-1")
                : Move.call("deploy", "release", request.substring(request.lastIndexOf(' ') + 1));
    }
}
