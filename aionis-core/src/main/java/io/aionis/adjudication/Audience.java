package io.aionis.adjudication;

import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.Lane;

/**
 * Those who may see a piece of evidence. Each audience has memories of its own, so that nothing private can be read off
 * the state of a shared memory (rule C1).
 *
 * @param lane the lane
 * @param owner the team or agent that the lane belongs to; empty for the shared lane
 */
record Audience(Lane lane, String owner) {

    static final Audience EVERYBODY = new Audience(Lane.SHARED, "");

    static Audience of(Evidence evidence) {
        Actor actor = evidence.actor();
        String team = actor.team();
        return switch (evidence.lane()) {
            case SHARED -> EVERYBODY;
            case TEAM -> team == null ? new Audience(Lane.AGENT, actor.agent()) : new Audience(Lane.TEAM, team);
            case AGENT -> new Audience(Lane.AGENT, actor.agent());
        };
    }

    /** Whether everybody in this audience may know what that one knows. */
    boolean hears(Audience other) {
        return other.lane() == Lane.SHARED || other.equals(this);
    }

    /** Whether everybody in this audience may see that evidence, so that it may weigh in their memories. */
    boolean sees(Evidence evidence) {
        return evidence.lane() == Lane.SHARED || of(evidence).equals(this);
    }
}
