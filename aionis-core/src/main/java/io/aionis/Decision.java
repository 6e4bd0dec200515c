package io.aionis;

import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Role;
import java.util.function.Function;

/**
 * A sentence about what somebody decides on something that is known: {@code by(person).because("…")}, which records it.
 * Immutable.
 */
@CheckReturnValue
public final class Decision {

    private final String what;
    private final boolean reserved;
    private final Function<String, EvidenceBody> body;
    private final Recording recording;

    /** How a decision gets into the record. */
    @FunctionalInterface
    interface Recording {
        EvidenceId record(Actor actor, EvidenceBody body);
    }

    /** {@code reserved}: it is more than asking for a stop, and not for those who do the work (rule S6). */
    Decision(String what, boolean reserved, Function<String, EvidenceBody> body, Recording recording) {
        this.what = what;
        this.reserved = reserved;
        this.body = body;
        this.recording = recording;
    }

    /**
     * Who decides.
     *
     * @throws IllegalArgumentException when a worker or planner would do more than ask for a stop
     */
    public Reasoned by(Actor actor) {
        Role role = Said.required(what, "by", actor).role();
        if (reserved && (role == Role.WORKER || role == Role.PLANNER)) {
            throw new IllegalArgumentException(what + " is not for '" + actor.agent() + "', a " + role
                    + ": anybody may ask for a stop, and whoever does the work decides nothing else. Let a reviewer decide:"
                    + " by(Actor.of(\"ada\", Role.REVIEWER))");
        }
        return new Reasoned(this, actor);
    }

    /** A decision whose reason is still to be said. Immutable. */
    @CheckReturnValue
    public static final class Reasoned {

        private final Decision decision;
        private final Actor actor;

        private Reasoned(Decision decision, Actor actor) {
            this.decision = decision;
            this.actor = actor;
        }

        /** Why; records the decision. */
        @CanIgnoreReturnValue
        public EvidenceId because(String reason) {
            String why = Said.text(decision.what, "because", reason);
            return decision.recording.record(actor, decision.body.apply(why));
        }
    }
}
