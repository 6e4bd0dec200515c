package io.aionis.governance;

import io.aionis.model.RunId;
import io.aionis.replay.ReplayMode;
import io.aionis.replay.ReplayObserver;
import io.aionis.replay.ReplayReport;
import org.jspecify.annotations.Nullable;

/** Keeps how one standalone replay of a version came out. Used by one replay at a time. */
final class ReplayKeeper implements ReplayObserver {

    private final Playbooks playbooks;
    private final PlaybookVersion version;
    private @Nullable String drift;

    ReplayKeeper(Playbooks playbooks, PlaybookVersion version) {
        this.playbooks = playbooks;
        this.version = version;
    }

    @Override
    public void drifted(RunId run, String how) {
        drift = how;
    }

    @Override
    public void ended(RunId run, ReplayReport report) {
        String how = drift;
        drift = null;
        String reason = report.reason() == null ? "" : report.reason();
        if (how == null) {
            playbooks.replayed(version, run, outcome(report), reason);
        } else {
            playbooks.replayed(version, run, ReplayOutcome.DRIFTED, how);
        }
    }

    /** A stop that names no step of the plan is the caller's, the host's or another request's doing. */
    private static ReplayOutcome outcome(ReplayReport report) {
        return switch (report.status()) {
            case SUCCEEDED -> ReplayOutcome.SUCCEEDED;
            case HANDED_BACK -> ReplayOutcome.FAILED;
            // A guided replay hands back whatever another plan might have avoided; what is left is none of the plan's.
            case FAILED, NOT_READY ->
                report.stoppedAt() == null || report.mode() == ReplayMode.GUIDED
                        ? ReplayOutcome.EXCUSED
                        : ReplayOutcome.FAILED;
            case IN_DOUBT, PENDING_APPROVAL, REFUSED -> ReplayOutcome.EXCUSED;
        };
    }
}
