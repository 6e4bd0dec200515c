package io.aionis.adjudication;

/** The rules about runs as a whole: O3, gaps, F7. */
final class RunRules {

    private RunRules() {}

    /** Rule O3, and no run with a gap passes. */
    static Standing accept(Standing standing, RunTrace trace, AcceptancePolicy policy) {
        if (trace.hasGap()) {
            return standing.state() == State.PASSED ? standing.with(State.RAW, Authority.CANDIDATE, "GAP") : standing;
        }
        if (standing.state() != State.RAW || !trace.hasAnswered()) {
            return standing;
        }
        boolean accepted =
                switch (policy) {
                    case SOLO -> trace.isSettledAlone();
                    case SEPARATED -> false;
                    case RETURNED_IS_SUCCESS -> true;
                };
        return accepted
                ? standing.with(State.PASSED, Authority.ADVISORY, "O3")
                : standing.with(State.RAW, Authority.CANDIDATE, "O3");
    }

    /**
     * Rule F7: a failed run fails its route. Where the very same calls passed in another run, the route is one and
     * the same: it is contested, and the run that passed keeps its standing.
     */
    static Standing share(Judgement run, TaskGroup group) {
        Standing own = run.own();
        if (!run.is(State.FAILED_BRANCH) || own.isBlocked() || run.route().isEmpty()) {
            return own;
        }
        if (group.hasPassedRoute(run.route()) && !own.isRejected()) {
            return own.with(State.CONTESTED, Authority.CANDIDATE, "F7", "F4");
        }
        return group.hasPassedCall(run.route())
                ? own.with(State.FAILED_BRANCH, own.authority(), own.rules().get(0), "F7")
                : own;
    }
}
