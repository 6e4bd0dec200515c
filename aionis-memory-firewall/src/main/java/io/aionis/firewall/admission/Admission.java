package io.aionis.firewall.admission;

import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The firewall's decision on one candidate: the receipt. Holds nothing of the candidate's text.
 *
 * @param scope the scope of the question
 * @param store the candidate's store
 * @param row the candidate's id in its store, or null when it has none; from outside, one line
 * @param hash the candidate's content hash, see {@link Candidate#hash()}
 * @param decision the strictest that any policy asked for
 * @param reasons reason codes of all objections, those of the deciding policy first; empty when admitted
 * @param policy the name of the policy that decided, {@value #NO_OBJECTION} when none objected
 * @param pointers evidence the decision rests on
 * @param mode the mode it was made in
 * @param at when
 */
public record Admission(
        Scope scope,
        String store,
        @Nullable String row,
        String hash,
        Decision decision,
        List<String> reasons,
        String policy,
        List<EvidenceId> pointers,
        Mode mode,
        Instant at) {

    /** The reason code of a candidate that could not be judged. */
    public static final String POLICY_ERROR = "POLICY_ERROR";

    /** Stands for the policy when none objected. */
    public static final String NO_OBJECTION = "none";

    public Admission {
        reasons = List.copyOf(reasons);
        pointers = List.copyOf(pointers);
    }

    /**
     * Whether a pointer to the candidate may be shown in its place: nothing of it, but that it can be fetched. In strict
     * nothing is shown but what is admitted.
     */
    public boolean passesAsPointer() {
        return mode == Mode.STANDARD && decision == Decision.REHYDRATE;
    }

    /** Whether the candidate may reach the prompt: everything in observe, and in strict only what is admitted. */
    public boolean passes() {
        return switch (mode) {
            case OBSERVE -> true;
            case STANDARD -> decision == Decision.ADMIT || decision == Decision.INSPECT;
            case STRICT -> decision == Decision.ADMIT;
        };
    }
}
