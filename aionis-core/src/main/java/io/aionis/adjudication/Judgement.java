package io.aionis.adjudication;

import java.util.List;
import java.util.Objects;

/**
 * Where a subject stands, in the two steps in which that is found.
 *
 * @param own by its own evidence and what operators did
 * @param shared also by the runs that it shares its calls or its steps with (rules F7 and F1)
 * @param route for a run that counts: the keys of its calls, in order
 */
record Judgement(Standing own, Standing shared, List<String> route) {

    static final Judgement NONE = new Judgement(Standing.NONE, Standing.NONE, List.of());

    boolean is(State state) {
        return own.state() == state;
    }

    /** Whether a run in this place counts for other runs as one in that place does. */
    boolean countsAs(Judgement other) {
        return own.state() == other.own.state()
                && own.authority() == other.own.authority()
                && own.isRejected() == other.own.isRejected()
                && own.isBlocked() == other.own.isBlocked()
                && Objects.equals(own.decidedAt(), other.own.decidedAt())
                && route.equals(other.route);
    }
}
