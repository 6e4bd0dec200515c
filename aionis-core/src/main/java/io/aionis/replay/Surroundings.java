package io.aionis.replay;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.plan.Check;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the checkers whether the checks of a plan hold. */
final class Surroundings {

    private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);

    private final Map<String, Checker> checkers;
    private final boolean executing;

    /** {@code executing} is whether checkers may be asked that execute something to know. */
    Surroundings(Map<String, Checker> checkers, boolean executing) {
        this.checkers = checkers;
        this.executing = executing;
    }

    /**
     * What was found.
     *
     * @param problems what does not hold, or nobody knows how to check
     * @param unchecked what could only be known by executing something
     */
    record Found(List<String> problems, List<String> unchecked) {}

    /**
     * Looks at all of them.
     *
     * @param where whose checks they are, for messages
     * @param done the results that their values may come from
     */
    Found look(String where, List<Check> checks, Given given, Map<String, StepResult> done) {
        List<String> problems = new ArrayList<>();
        List<String> unchecked = new ArrayList<>();
        for (Check check : checks) {
            Checker checker = checkers.get(check.kind());
            if (checker == null) {
                problems.add(unknown(where, check, checkers));
                continue;
            }
            try {
                Json.Obj about = about(check, given, done);
                if (!executing && checker.executes(about)) {
                    unchecked.add(where + ", " + check.kind() + Shown.value(about)
                            + " can be known only by executing something, and nothing was executed");
                } else {
                    problem(checker, about).ifPresent(problem -> problems.add(where + ": " + problem));
                }
            } catch (Resolver.Unresolved e) {
                problems.add(where + ", " + check.kind() + ": " + e.reason());
            }
        }
        return new Found(problems, unchecked);
    }

    static String unknown(String where, Check check, Map<String, Checker> checkers) {
        return where + " has a check of the kind " + Shown.value(Json.of(check.kind()))
                + ", and nobody knows how to check it; there are " + checkers.keySet() + ". Add a Checker of that kind";
    }

    private static Json.Obj about(Check check, Given given, Map<String, StepResult> done) throws Resolver.Unresolved {
        Resolver resolver = new Resolver(given.parameters(), given.slots(), done);
        return resolver.arguments(new PlanStep("check", check.kind(), Effect.READ, null, check.about(), List.of()));
    }

    /** A checker that breaks has not said that it holds. */
    private static Optional<String> problem(Checker checker, Json.Obj about) {
        try {
            return checker.problem(about);
        } catch (RuntimeException ofTheHost) {
            LOG.warn("The checker of '{}' failed", checker.kind(), ofTheHost);
            return Optional.of("the checker of " + checker.kind() + Shown.value(about) + " failed: " + ofTheHost);
        }
    }
}
