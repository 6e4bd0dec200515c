package io.aionis.langchain4j;

import io.aionis.Workspace;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;

/**
 * What follows from a live replay. Called when its call is over and its run has ended, on the call's own thread; what it
 * throws is logged and changes nothing.
 */
public interface AfterReplay {

    /** Nothing follows. */
    AfterReplay NOTHING = new AfterReplay() {};

    /**
     * A plan had begun, and came out so.
     *
     * @param outcome SUCCEEDED: every step ran and was as expected. FAILED: the plan did not fit, or a step failed.
     *     INTERRUPTED: something else ended it, which says nothing about the plan
     * @param reason why, in words
     */
    default void replayed(Workspace workspace, PlaybookVersion version, RunId run, Outcome outcome, String reason) {}

    /**
     * A plan did not fit, the model took over, and the call returned: the run shows what it did instead.
     *
     * @param version the version that did not fit
     * @param run the run, with the steps of the plan and what the model did
     */
    default void handedBack(Workspace workspace, PlaybookVersion version, RunId run, String reason) {}
}
