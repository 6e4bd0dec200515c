package io.aionis.langchain4j;

import io.aionis.Workspace;
import io.aionis.governance.PlaybookVersion;
import io.aionis.governance.ReplayOutcome;
import io.aionis.model.RunId;
import io.aionis.replay.Stop;

/**
 * What follows from a live replay. Called when its call is over and its run has ended, on the call's own thread; what it
 * throws is logged and changes nothing.
 */
public interface AfterReplay {

    /** Nothing follows. */
    AfterReplay NOTHING = new AfterReplay() {};

    /**
     * A plan had its turn, and came out so.
     *
     * @param reason why, in words
     */
    default void replayed(
            Workspace workspace, PlaybookVersion version, RunId run, ReplayOutcome outcome, String reason) {}

    /**
     * A plan did not fit, the model took over, and the call returned: the run shows what it did instead.
     *
     * @param version the version that did not fit
     * @param run the run, with the steps of the plan and what the model did
     * @param stop where and why the plan stopped
     */
    default void handedBack(Workspace workspace, PlaybookVersion version, RunId run, Stop stop) {}
}
