package io.aionis.model;

/** What an actor may prove: a worker claims, a verifier proves, a reviewer accepts. Never access control. */
public enum Role {
    PLANNER,
    WORKER,
    VERIFIER,
    REVIEWER,
    /** A lone agent that plays every role itself. */
    AGENT
}
