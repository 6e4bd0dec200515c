package io.aionis.adjudication;

import org.jspecify.annotations.Nullable;

/** The rules about the routes of one task: what a run proves about its steps. */
final class RouteRules {

    private RouteRules() {}

    /** A claimed success in a run that passed is as good as the run; an accepted route whose run failed is contested. */
    static Standing follow(Standing route, @Nullable Standing run) {
        Signal decisive = route.decisive();
        if (run == null || decisive == null) {
            return route;
        }
        if (route.state() == State.RAW && run.state() == State.PASSED) {
            return route.with(State.PASSED, run.authority(), "F1");
        }
        Moment ranAt = run.decidedAt();
        boolean failedLater = run.state() == State.FAILED_BRANCH && ranAt != null && ranAt.isAfter(decisive.moment());
        return route.state() == State.PASSED && failedLater
                ? route.with(State.CONTESTED, Authority.CANDIDATE, "F4", "F7")
                : route;
    }
}
