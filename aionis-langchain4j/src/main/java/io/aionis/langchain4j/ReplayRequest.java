package io.aionis.langchain4j;

import io.aionis.Workspace;
import io.aionis.model.RunId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an AiService call asks of a replay.
 *
 * @param invocation the call
 * @param workspace where its playbooks and claims are
 * @param call the method and its typed arguments
 * @param text what was asked, in its own words
 * @param run the run it is recorded as
 * @param idempotencyKey names the request, so that it is known when it is submitted again; or null
 * @param at when the call began
 */
record ReplayRequest(
        UUID invocation,
        Workspace workspace,
        MethodCall call,
        String text,
        RunId run,
        @Nullable String idempotencyKey,
        Instant at) {

    /** Names the request: its key, or the run. */
    String name() {
        return idempotencyKey != null ? idempotencyKey : run.value();
    }
}
