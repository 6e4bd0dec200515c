package io.aionis.adjudication;

import io.aionis.model.EvidenceId;
import org.jspecify.annotations.Nullable;

/** Applies to a standing what is decided last: the current route, procedures, contests, the archive. */
final class FinalRules {

    private static final int VERIFIED_RUNS = 2;

    private Standing standing;

    FinalRules(Standing standing) {
        this.standing = standing;
    }

    void raise(State state, String rule) {
        standing = standing.with(state, Authority.TRUSTED, rule);
    }

    /** Rule C5 for a named route. */
    void procedure(Backing backing) {
        boolean proved = backing.verifiedRuns() >= VERIFIED_RUNS || backing.reviewed();
        if (standing.state() == State.PASSED && standing.authority() == Authority.TRUSTED && proved) {
            standing = standing.with(State.PROCEDURE, Authority.TRUSTED, "C5");
        }
    }

    /** Rules S2 and S3; what failed stays as it is. */
    void ruled(Contests.@Nullable Ruling ruling) {
        if (ruling != null && standing.state() != State.FAILED_BRANCH) {
            standing = standing.with(ruling.state(), standing.authority(), ruling.rule());
        }
    }

    /** Rule T4; what failed stays in sight. */
    void archived(@Nullable EvidenceId archive) {
        if (archive != null && standing.state() != State.FAILED_BRANCH) {
            standing = standing.with(State.ARCHIVED, standing.authority(), "T4");
        }
    }

    Standing standing() {
        return standing;
    }
}
