package io.aionis.langchain4j;

import io.aionis.Workspace;
import io.aionis.governance.PlaybookVersion;
import io.aionis.governance.ReplayOutcome;
import io.aionis.langchain4j.StepGate.Obstacle;
import io.aionis.model.RunStatus;
import io.aionis.replay.Stop;
import org.jspecify.annotations.Nullable;

/**
 * How a live replay ended.
 *
 * @param tried whether the plan's turn had come: a step was issued, or would have been but for the obstacle
 * @param obstacle why the model took over, or null
 * @param stop what is to be mended, where another version of the plan might have fitted; or null
 */
record ReplayEnding(
        LiveReplay replay,
        Workspace workspace,
        PlaybookVersion version,
        boolean tried,
        @Nullable Obstacle obstacle,
        @Nullable Stop stop) {

    /** Says what follows from it; what the listener throws at one thing costs it no other. */
    void tell(AfterReplay after, @Nullable RunStatus status, Failures failures) {
        telling(failures, () -> replayed(after));
        telling(failures, () -> handedBack(after, status));
    }

    private static void telling(Failures failures, Runnable news) {
        try {
            news.run();
        } catch (RuntimeException failure) {
            failures.note("what follows from a replay", failure);
        }
    }

    private void replayed(AfterReplay after) {
        if (tried) {
            after.replayed(
                    workspace,
                    version,
                    replay.run(),
                    obstacle == null ? ReplayOutcome.SUCCEEDED : obstacle.says(),
                    obstacle == null ? "every step ran and was as expected" : obstacle.reason());
        }
    }

    private void handedBack(AfterReplay after, @Nullable RunStatus status) {
        if (stop != null && status == RunStatus.RETURNED) {
            after.handedBack(workspace, version, replay.run(), stop);
        }
    }
}
