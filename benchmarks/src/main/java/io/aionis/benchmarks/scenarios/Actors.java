package io.aionis.benchmarks.scenarios;

import io.aionis.benchmarks.support.Members;
import io.aionis.model.Actor;
import io.aionis.model.Lane;
import io.aionis.model.Role;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads who, where and at what task of a row. */
final class Actors {

    private static final String UNNAMED = "unnamed";

    private Actors() {}

    /** {@code name} is the member that names the agent. */
    static Actor actor(Members row, String name) {
        Actor actor = Actor.of(
                row.findText(name).orElse(UNNAMED),
                row.findConstant("role", Role.class).orElse(Role.AGENT));
        Optional<String> team = row.findText("team");
        return team.isPresent() ? actor.inTeam(team.get()) : actor;
    }

    /** A private row is its agent's, or its team's where no agent is named. */
    static Lane lane(Members row) {
        String lane = row.findText("lane").orElse("shared").toLowerCase(Locale.ROOT);
        return switch (lane) {
            case "shared" -> Lane.SHARED;
            case "private" -> row.has("agent") || !row.has("team") ? Lane.AGENT : Lane.TEAM;
            case "agent" -> Lane.AGENT;
            case "team" -> Lane.TEAM;
            default -> throw row.refuse("lane", "shared, private, or which private lane: agent or team");
        };
    }

    static Scope scope(Members row, Scope otherwise) {
        return Scope.of(
                row.findText("tenant").orElse(otherwise.tenant()),
                row.findText("scope").orElse(otherwise.name()));
    }

    static @Nullable Task task(Members row) {
        return row.has("task")
                ? new Task(row.text("task"), row.findText("family").orElse(null))
                : null;
    }
}
