package io.aionis.firewall.policy;

import io.aionis.Workspace;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceId;
import io.aionis.model.Role;
import java.time.Duration;

/** Puts into a ledger what tests judge by. */
final class Ledgers {

    private static final Actor CLERK = Actor.agent("clerk");
    private static final Actor REVIEWER = Actor.of("ann", Role.REVIEWER);

    private Ledgers() {}

    /** A typed value that a clerk found out and a reviewer accepted. */
    static void accept(Workspace workspace, String subject, String value) {
        EvidenceId found = workspace
                .observeStep("look it up")
                .at("setup")
                .by(CLERK)
                .about(subject, value)
                .succeeded("found");
        EvidenceId verdict = workspace.observeVerdict(found).by(REVIEWER).accepted("checked");
        if (verdict == null || !workspace.flush(Duration.ofSeconds(10))) {
            throw new AssertionError("the ledger in memory was not flushed");
        }
    }
}
