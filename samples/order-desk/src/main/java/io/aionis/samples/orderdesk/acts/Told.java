package io.aionis.samples.orderdesk.acts;

import io.aionis.langchain4j.AionisPlugin;
import io.aionis.model.RunId;
import io.aionis.samples.orderdesk.Usage;

/**
 * What a recorded run of the desk did and cost.
 *
 * @param guide what the agent read before its task; empty when it knew nothing
 */
record Told(RunId run, Calls calls, String guide, Usage usage) {

    static RunId lastRun(AionisPlugin plugin) {
        return plugin.lastRun()
                .orElseThrow(() -> new IllegalStateException("the run was not recorded; the log tells why"));
    }
}
