package io.aionis.governance;

import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.GovernanceBody.Approval;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that cannot be undone, and whether it may run.
 *
 * @param id names the request, its tool and its arguments
 * @param playbook the playbook and its version
 * @param run the run that asked first
 * @param step the step's id
 * @param tool the tool
 * @param arguments exactly what it would be given
 * @param status where it stands
 * @param asked when it was asked for first
 * @param by who decided; null while nobody did
 * @param reason why; empty while nobody decided
 * @param decided when; null while nobody decided
 * @param pieces how many pieces of evidence there are of it
 */
public record ApprovalRequest(
        String id,
        String playbook,
        RunId run,
        String step,
        String tool,
        Json arguments,
        Approval.Status status,
        Instant asked,
        @Nullable Actor by,
        String reason,
        @Nullable Instant decided,
        int pieces) {

    static ApprovalRequest of(Evidence evidence, Approval approval) {
        boolean open = approval.status() == Approval.Status.PENDING;
        return new ApprovalRequest(
                approval.request(),
                approval.playbook(),
                approval.run(),
                approval.step(),
                approval.tool(),
                approval.arguments(),
                approval.status(),
                evidence.at(),
                open ? null : evidence.actor(),
                approval.reason(),
                open ? null : evidence.at(),
                1);
    }

    ApprovalRequest then(ApprovalRequest next) {
        return new ApprovalRequest(
                id,
                playbook,
                run,
                step,
                tool,
                arguments,
                next.status,
                asked,
                next.by,
                next.reason,
                next.decided,
                pieces + 1);
    }
}
