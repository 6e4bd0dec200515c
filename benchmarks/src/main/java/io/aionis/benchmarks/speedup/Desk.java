package io.aionis.benchmarks.speedup;

import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;

/** The agent. */
interface Desk {

    @UserMessage("Refund order {{order}} because {{reason}}")
    String refund(@V("order") String order, @V("reason") String reason);
}
