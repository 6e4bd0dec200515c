package io.aionis.local;

import io.aionis.plan.Check;
import java.util.Map;
import java.util.Optional;

/** Looks at an environment variable. A value that differs is not shown: it may be a secret. */
final class EnvironmentChecker extends LocalChecker {

    private final Map<String, String> environment;

    EnvironmentChecker(Map<String, String> environment) {
        super(Check.Kinds.ENVIRONMENT, "name", "value");
        this.environment = environment;
    }

    @Override
    Optional<String> look(Members about) throws Refused {
        String name = about.text("name");
        if (name.isBlank() || name.indexOf('=') >= 0) {
            throw new Refused(about.what() + " has name = '" + Members.shown(name)
                    + "'; expected the name of an environment variable, such as JAVA_HOME");
        }
        Optional<String> expected = about.find("value");
        String found = environment.get(name);
        if (found == null) {
            return Optional.of("The environment variable " + Members.shown(name) + " is not set; expected "
                    + expected.map(value -> "'" + Members.shown(value) + "'").orElse("any value")
                    + ". Set it before the process starts");
        }
        return expected.isEmpty() || expected.get().equals(found)
                ? Optional.empty()
                : Optional.of(
                        "The environment variable " + Members.shown(name) + " has another value (not shown); expected '"
                                + Members.shown(expected.get()) + "'. Set it before the process starts");
    }
}
