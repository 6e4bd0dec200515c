package io.aionis.langchain4j;

import io.aionis.Workspace;
import io.aionis.governance.PlaybookVersion;
import io.aionis.governance.ReplayOutcome;
import io.aionis.model.RunId;
import io.aionis.repair.HandBackRepair;
import io.aionis.repair.Proposal;
import io.aionis.repair.Repairer;
import io.aionis.replay.Stop;
import java.util.List;
import java.util.Optional;

/**
 * Tells governance how plans come out, and proposes a repair of what a model did after a plan handed back, else what the
 * heuristics know. The agent does not wait for a proposal; only what needs neither model nor network is asked.
 */
final class GovernedReplays implements AfterReplay {

    @Override
    public void replayed(
            Workspace workspace, PlaybookVersion version, RunId run, ReplayOutcome outcome, String reason) {
        workspace.playbooks().replayed(version, run, outcome, reason);
    }

    @Override
    public void handedBack(Workspace workspace, PlaybookVersion version, RunId run, Stop stop) {
        List<Repairer> asked = List.of(
                new WhatTheModelDid(workspace, run), workspace.repairers().get(0));
        workspace.repairs().askLater(version, asked, stop);
    }

    private record WhatTheModelDid(Workspace workspace, RunId run) implements Repairer {

        @Override
        public String name() {
            return HandBackRepair.AUTHOR;
        }

        @Override
        public Optional<Proposal> propose(Stop stop) {
            return HandBackRepair.of(stop.plan(), stop.step(), stop.reason(), workspace.run(run));
        }
    }
}
