package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.RunId;

/**
 * Says whether a step that cannot be undone may run. An approval is of one call: one request, one
 * tool, exactly these arguments, and of equal calls one.
 * Safe for use by many threads.
 */
public interface Approvals {

    /** The decision now; it may ask a person and wait, or leave the request to be decided later. */
    Decision decide(Request request);

    /**
     * Whether a decision may come after the replay has stopped, for the same request made again. Such a replay begins only
     * with an idempotency key: another request could not go on from it, and would write anew. False unless it says so.
     */
    default boolean decidesLater() {
        return false;
    }

    /**
     * What is asked.
     *
     * @param playbook the playbook and its version, such as {@code refund v1}
     * @param request names the request: an idempotency key, or the run
     * @param run the run that wants to do it
     * @param step the step's id
     * @param tool the tool
     * @param arguments exactly what it would be given
     * @param occurrence 0, or how many equal calls the request makes on purpose before this one
     */
    record Request(
            String playbook, String request, RunId run, String step, String tool, Json.Obj arguments, int occurrence) {

        /** A call that the request makes once. */
        public Request(String playbook, String request, RunId run, String step, String tool, Json.Obj arguments) {
            this(playbook, request, run, step, tool, arguments, 0);
        }

        /** Names this request, tool, arguments and occurrence, and nothing else. */
        public String id() {
            String first = request + ":" + tool + ":" + arguments.hash();
            return occurrence == 0 ? first : first + ":" + occurrence;
        }
    }

    /** What came of it. */
    sealed interface Decision {}

    /** It may run, once. */
    record Approved(String by) implements Decision {}

    /** Nobody has decided; the replay stops, and the same request may be made again later. */
    record Pending(String id) implements Decision {}

    /** It must not run. */
    record Refused(String by, String reason) implements Decision {}
}
