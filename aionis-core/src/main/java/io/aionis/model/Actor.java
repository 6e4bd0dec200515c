package io.aionis.model;

import org.jspecify.annotations.Nullable;

/**
 * Who did it.
 *
 * @param agent the agent, person or host
 * @param team its team, or null
 * @param role in which role it acted
 */
public record Actor(String agent, @Nullable String team, Role role) {

    public Actor {
        Names.require("Actor.agent", agent);
        if (team != null) {
            Names.require("Actor.team", team);
        }
    }

    /** A lone agent. */
    public static Actor agent(String agent) {
        return new Actor(agent, null, Role.AGENT);
    }

    /** An actor without a team. */
    public static Actor of(String agent, Role role) {
        return new Actor(agent, null, role);
    }

    /** The same actor as member of a team. */
    public Actor inTeam(String team) {
        return new Actor(agent, team, role);
    }
}
