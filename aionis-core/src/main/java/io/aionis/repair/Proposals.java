package io.aionis.repair;

import io.aionis.model.Json;
import io.aionis.plan.Plan;
import io.aionis.replay.Stop;
import java.util.List;
import java.util.Map;

/** Makes a proposal of a plan that somebody thought out, if it keeps within the limits. */
final class Proposals {

    private static final String CHANGES = " | Changes: ";
    private static final int LONGEST_RATIONALE = 500;
    private static final int LONGEST_CHANGES = 4_000;

    private Proposals() {}

    /**
     * A proposal that somebody made by hand: as it is when its rationale ends with all that it changes, else with that put
     * to its end.
     *
     * @throws RepairRefusedException when the plan goes beyond the limits
     */
    static Proposal complete(Stop stop, Proposal proposal, Map<Json, Json> moved) {
        List<String> changes = RepairLimits.check(stop, proposal.plan(), moved);
        return proposal.rationale().endsWith(CHANGES + String.join("; ", changes))
                ? proposal
                : of(stop, proposal.plan(), proposal.rationale(), proposal.author(), moved);
    }

    static Proposal of(Stop stop, Plan after, String rationale, String author) {
        return of(stop, after, rationale, author, Map.of());
    }

    /**
     * The proposal; its rationale ends with all that it changes, whatever its author says.
     *
     * @throws RepairRefusedException when the plan goes beyond the limits
     */
    static Proposal of(Stop stop, Plan after, String rationale, String author, Map<Json, Json> moved) {
        List<String> changes = RepairLimits.check(stop, after, moved);
        String said = OneLine.of(rationale, LONGEST_RATIONALE);
        String reason = said.isEmpty() ? "No reason was given." : said;
        String all = String.join("; ", changes);
        if (all.length() > LONGEST_CHANGES) {
            // Cut, it could hide what matters most.
            throw new RepairRefusedException("The repair makes " + changes.size() + " changes, " + all.length()
                    + " characters of them; expected so few that a person reads them all, at most " + LONGEST_CHANGES
                    + " characters");
        }
        return new Proposal(after, reason + CHANGES + all, author);
    }
}
