package io.aionis.langchain4j;

import io.aionis.replay.Checker;
import io.aionis.replay.DueCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks whether what a plan expects of its surroundings holds. What nobody can look at does not hold. */
final class LiveChecks {

    private final Map<String, Checker> checkers = new LinkedHashMap<>();

    /**
     * @param known the engine's checkers
     * @param own the plugin's, by the kind that they look at; they come before the engine's
     */
    LiveChecks(List<Checker> known, Map<String, Checker> own) {
        known.forEach(checker -> checkers.put(checker.kind(), checker));
        checkers.putAll(own);
    }

    /**
     * What does not hold first, or null when all holds.
     *
     * @param when says when it should hold, such as {@code after step s2}
     */
    @Nullable
    String problem(String when, List<DueCheck> checks) {
        return checks.stream()
                .flatMap(check -> problem(check).stream())
                .findFirst()
                .map(problem -> when + ": " + problem)
                .orElse(null);
    }

    private Optional<String> problem(DueCheck check) {
        if (check.problem() != null) {
            return Optional.of(check.problem());
        }
        Checker checker = checkers.get(check.kind());
        if (checker == null) {
            return Optional.of("nobody knows how to check '" + check.kind() + "'; there are " + checkers.keySet()
                    + ". Give the plugin a checker of that kind");
        }
        try {
            return checker.problem(check.about());
        } catch (RuntimeException failure) {
            return Optional.of("the checker of '" + check.kind() + "' failed: " + failure);
        }
    }
}
