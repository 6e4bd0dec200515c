package io.aionis.guide;

import io.aionis.adjudication.KnownCalls;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.adjudication.Situation;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Surface;
import io.aionis.adjudication.Surfaces;
import io.aionis.model.Json;
import io.aionis.model.Scope;
import java.util.Optional;

/**
 * A call that is about to be made and that failed before: the same tool with the same canonical arguments, for the same
 * task, and DO_NOT_USE for the one who is about to make it (rules F2, F3, S6).
 *
 * @param memory what is known of that call
 * @param code why it failed, as a code that is safe to print: never the words of whoever wrote the record
 * @param byPerson whether a person blocked it, rather than a failure
 */
public record RepeatedFailure(Memory memory, String code, boolean byPerson) {

    private static final String OPERATOR = "S6";

    /** No fence surrounds a code, so there is no nonce to keep out of it. */
    private static final RowText CODES = new RowText("\u0000");

    /**
     * The failure that a call would repeat; empty when nothing speaks against it. Pure; its time does not depend on how
     * much is known.
     *
     * @param scope the scope that was folded into the state
     */
    public static Optional<RepeatedFailure> find(
            ScopeState state, Scope scope, Situation situation, String tool, Json arguments) {
        // What links memories of other tasks to this one plays no part: these are of this very task.
        Surfaces surfaces = Surfaces.of(ScopeState.EMPTY, situation);
        return KnownCalls.of(state, scope, situation.task(), situation.consumer(), tool, arguments).stream()
                .filter(memory -> memory.state() == State.FAILED_BRANCH)
                .filter(memory -> surfaces.decide(memory).surface() == Surface.DO_NOT_USE)
                .map(RepeatedFailure::of)
                .findFirst();
    }

    private static RepeatedFailure of(Memory memory) {
        boolean byPerson = memory.rules().contains(OPERATOR);
        return new RepeatedFailure(
                memory, byPerson ? "BLOCKED_BY_PERSON" : CODES.reason(memory.lastOutcomeReason()), byPerson);
    }
}
