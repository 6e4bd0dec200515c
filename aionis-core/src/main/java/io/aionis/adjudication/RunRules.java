package io.aionis.adjudication;

import io.aionis.model.RunId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    static void share(List<Judgement> runs, Map<RunId, List<RouteStep>> calls) {
        Set<String> passedCalls = new HashSet<>();
        Set<List<String>> passedRoutes = new HashSet<>();
        for (Judgement run : runs) {
            if (run.is(State.PASSED)) {
                List<String> keys = keys(run, calls);
                passedCalls.addAll(keys);
                passedRoutes.add(keys);
            }
        }
        for (Judgement run : runs) {
            if (run.is(State.FAILED_BRANCH) && !run.standing.rules().contains("S6")) {
                List<String> keys = keys(run, calls);
                if (!keys.isEmpty()
                        && passedRoutes.contains(keys)
                        && !run.standing.rules().contains("F5")) {
                    run.standing = run.standing.with(State.CONTESTED, Authority.CANDIDATE, "F7", "F4");
                } else if (keys.stream().anyMatch(passedCalls::contains)) {
                    run.standing = run.standing.with(
                            State.FAILED_BRANCH,
                            run.standing.authority(),
                            run.standing.rules().get(0),
                            "F7");
                }
            }
        }
    }

    private static List<String> keys(Judgement run, Map<RunId, List<RouteStep>> calls) {
        RunId id = ((Subject.RunRoute) run.dossier.subject).run();
        return calls.getOrDefault(id, List.of()).stream()
                .map(step -> step.call().key())
                .toList();
    }
}
