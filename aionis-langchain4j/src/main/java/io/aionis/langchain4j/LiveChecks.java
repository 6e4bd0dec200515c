package io.aionis.langchain4j;

import io.aionis.langchain4j.StepGate.Obstacle;
import io.aionis.replay.Checker;
import io.aionis.replay.DueCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks whether what a plan expects of its surroundings holds. What nobody can look at does not hold. */
final class LiveChecks {

    private final Map<String, Checker> checkers = new LinkedHashMap<>();
    private final boolean executing;

    /**
     * @param known the engine's checkers
     * @param options the plugin's own, by the kind that they look at; they come before the engine's
     */
    LiveChecks(List<Checker> known, ReplayOptions options) {
        known.forEach(checker -> checkers.put(checker.kind(), checker));
        checkers.putAll(options.checkers);
        this.executing = options.allowLocalExec;
    }

    /**
     * What does not hold first, or null when all holds.
     *
     * @param when says when it should hold, such as {@code after step s2}
     * @param step the step of the plan that it is about
     */
    @Nullable
    Obstacle problem(String when, String step, List<DueCheck> checks) {
        for (DueCheck check : checks) {
            Obstacle problem = problem(when + ": ", step, check);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    /** That nobody can look is no fault of the plan's. */
    private @Nullable Obstacle problem(String when, String step, DueCheck check) {
        Checker checker = checkers.get(check.kind());
        if (check.problem() != null) {
            return Obstacle.ofThePlan(step, when + check.problem());
        } else if (checker == null) {
            return Obstacle.elsewhere(when + "nobody knows how to check '" + check.kind() + "'; there are "
                    + checkers.keySet() + ". Give the plugin a checker of that kind");
        }
        try {
            if (!executing && checker.executes(check.about())) {
                return Obstacle.elsewhere(when + "'" + check.kind() + "' can be checked only by starting a program on"
                        + " this machine; a plan may do that with allowLocalExec(true)");
            }
            return checker.problem(check.about())
                    .map(problem -> Obstacle.ofThePlan(step, when + problem))
                    .orElse(null);
        } catch (RuntimeException failure) {
            return Obstacle.elsewhere(when + "the checker of '" + check.kind() + "' failed: " + failure);
        }
    }
}
