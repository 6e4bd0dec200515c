package io.aionis.langchain4j;

import io.aionis.Workspace;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.Outcome;
import io.aionis.model.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a live replay ended.
 *
 * @param begun whether a step of the plan was issued
 * @param unfit whether the plan itself is why the model took over
 */
record ReplayEnding(LiveReplay replay, Workspace workspace, PlaybookVersion version, boolean begun, boolean unfit) {

    /** Says what follows from it. */
    void tell(AfterReplay after, @Nullable RunStatus status) {
        String handedBack = replay.handedBack();
        if (begun) {
            Outcome outcome = handedBack == null ? Outcome.SUCCEEDED : unfit ? Outcome.FAILED : Outcome.INTERRUPTED;
            String reason = handedBack == null ? "every step ran and was as expected" : handedBack;
            after.replayed(workspace, version, replay.run(), outcome, reason);
        }
        if (handedBack != null && unfit && status == RunStatus.RETURNED) {
            after.handedBack(workspace, version, replay.run(), handedBack);
        }
    }
}
