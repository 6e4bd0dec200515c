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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells governance how plans come out, and proposes a repair of what a model did after a plan handed back, else what the
 * heuristics know. Only what needs neither model nor network is asked, as the agent waits.
 */
final class GovernedReplays implements AfterReplay {

    private static final Logger LOG = LoggerFactory.getLogger(GovernedReplays.class);

    @Override
    public void replayed(
            Workspace workspace, PlaybookVersion version, RunId run, ReplayOutcome outcome, String reason) {
        workspace.playbooks().replayed(version, run, outcome, reason);
    }

    @Override
    public void handedBack(Workspace workspace, PlaybookVersion version, RunId run, Stop stop) {
        List<Repairer> asked = List.of(
                new WhatTheModelDid(workspace, run), workspace.repairers().get(0));
        workspace
                .repairs()
                .asking(version, asked)
                .apply(stop)
                .ifPresent(repair -> LOG.debug("The repair '{}' of {} waits for a reviewer", repair, version.label()));
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
