package io.aionis.replay;

import io.aionis.model.Json;
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

    /** Looks at all of them; {@code where} is whose they are, for messages. */
    Found look(String where, List<DueCheck> checks) {
        List<String> problems = new ArrayList<>();
        List<String> unchecked = new ArrayList<>();
        for (DueCheck check : checks) {
            Checker checker = checkers.get(check.kind());
            Json.Obj about = check.about();
            if (checker == null) {
                problems.add(unknown(where, check.kind(), checkers));
            } else if (check.problem() != null) {
                problems.add(where + ": " + check.problem());
            } else if (!executing && executes(checker, about)) {
                unchecked.add(where + ", " + check.kind() + Shown.value(about)
                        + " can be known only by executing something, and nothing was executed");
            } else {
                problem(checker, about).ifPresent(problem -> problems.add(where + ": " + problem));
            }
        }
        return new Found(problems, unchecked);
    }

    static String unknown(String where, String kind, Map<String, Checker> checkers) {
        return where + " has a check of the kind " + Shown.value(Json.of(kind))
                + ", and nobody knows how to check it; there are " + checkers.keySet() + ". Add a Checker of that kind";
    }

    /** One that cannot say whether it executes something is taken to. */
    private static boolean executes(Checker checker, Json.Obj about) {
        try {
            return checker.executes(about);
        } catch (RuntimeException ofTheHost) {
            LOG.warn("The checker of '{}' failed", checker.kind(), ofTheHost);
            return true;
        }
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
