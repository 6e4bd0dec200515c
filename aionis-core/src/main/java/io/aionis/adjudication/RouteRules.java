package io.aionis.adjudication;

import io.aionis.model.RunId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules about the routes of one task: what a run proves about its steps, and rule A1. */
final class RouteRules {

    private RouteRules() {}

    /** A claimed success in a run that passed is as good as the run; an accepted route whose run failed is contested. */
    static void followRuns(List<Judgement> routes, Map<RunId, Judgement> runs) {
        for (Judgement route : routes) {
            Signal decisive = route.standing.decisive();
            Judgement run = runOf(route, runs);
            if (run == null || decisive == null) {
                continue;
            }
            if (route.is(State.RAW) && run.is(State.PASSED)) {
                route.standing = route.standing.with(State.PASSED, run.standing.authority(), "F1");
            } else if (route.is(State.PASSED) && run.is(State.FAILED_BRANCH) && run.decidedAt() > decisive.order()) {
                route.standing = route.standing.with(State.CONTESTED, Authority.CANDIDATE, "F4", "F7");
            }
        }
    }

    /** Rule A1: the newest accepted route is current while its work is open. Expects {@link #followRuns} done. */
    static void choose(List<Judgement> routes, List<Judgement> runsOfTask) {
        Judgement newest = null;
        for (Judgement route : routes) {
            Signal decisive = route.standing.decisive();
            boolean accepted = route.is(State.PASSED) && decisive != null && decisive.weight() == Weight.ACCEPTANCE;
            if (accepted && (newest == null || route.decidedAt() > newest.decidedAt())) {
                newest = route;
            }
        }
        if (newest == null) {
            return;
        }
        for (Judgement run : runsOfTask) {
            if (isDone(run) && run.decidedAt() > newest.decidedAt()) {
                return;
            }
        }
        newest.standing = newest.standing.with(State.CURRENT, Authority.TRUSTED, "A1");
    }

    private static boolean isDone(Judgement run) {
        return run.is(State.PASSED) && run.standing.authority() == Authority.TRUSTED;
    }

    private static @Nullable Judgement runOf(Judgement route, Map<RunId, Judgement> runs) {
        Signal decisive = route.standing.decisive();
        RunId run = decisive == null ? null : decisive.evidence().run();
        return run == null ? null : runs.get(run);
    }
}
