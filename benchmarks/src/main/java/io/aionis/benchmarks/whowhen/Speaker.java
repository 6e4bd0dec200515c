package io.aionis.benchmarks.whowhen;

import io.aionis.model.Actor;
import io.aionis.model.Role;
import java.util.Locale;
import java.util.Set;

/** Who speaks in a history, as an actor: the role follows from words of the name that say what one does. */
record Speaker(Actor actor) {

    private static final Set<String> PLANNERS = Set.of("orchestrator", "planner", "manager", "coordinator");
    private static final Set<String> VERIFIERS =
            Set.of("verifier", "verification", "validator", "validation", "checker", "tester");
    private static final Set<String> REVIEWERS = Set.of("reviewer", "approver");

    /** {@code role} is the message's; {@code name} the agent's, which may carry a remark in brackets. */
    static Speaker of(String role, String name) {
        String own = name.replaceAll("\\(.*", "").strip();
        String agent = own.isEmpty() ? (role.isBlank() ? "unnamed" : role.strip()) : own;
        return new Speaker(Actor.of(agent.replaceAll("\\p{Cntrl}+", " "), roleOf(agent)));
    }

    private static Role roleOf(String agent) {
        for (String word : agent.split("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})")) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (PLANNERS.contains(lower)) {
                return Role.PLANNER;
            } else if (VERIFIERS.contains(lower)) {
                return Role.VERIFIER;
            } else if (REVIEWERS.contains(lower)) {
                return Role.REVIEWER;
            }
        }
        return Role.WORKER;
    }
}
