package io.aionis.benchmarks.replay;

import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.util.Map;
import java.util.Random;

/** Tools of which each call fails with some probability. */
final class FailingPort implements ToolPort {

    /** How a call fails. */
    enum How {
        /** It says that it did nothing. */
        REFUSED("refused, nothing done"),
        /** It breaks before it does anything. */
        BROKE_BEFORE("broke before"),
        /** It does its work, and its answer is lost. */
        ANSWER_LOST("answer lost");

        final String words;

        How(String words) {
            this.words = words;
        }
    }

    private final ToolPort tools;
    private final How how;
    private final double probability;
    private final Random random;

    FailingPort(ToolPort tools, How how, double probability, Random random) {
        this.tools = tools;
        this.how = how;
        this.probability = probability;
        this.random = random;
    }

    @Override
    public Map<String, ToolDescriptor> tools() {
        return tools.tools();
    }

    @Override
    public ToolAnswer call(String tool, Json.Obj arguments) {
        if (random.nextDouble() >= probability) {
            return tools.call(tool, arguments);
        } else if (how == How.REFUSED) {
            return new ToolAnswer(Outcome.FAILED, "Error: the service is not there; nothing was done");
        } else if (how == How.ANSWER_LOST) {
            tools.call(tool, arguments);
        }
        throw new IllegalStateException("connection lost");
    }
}
