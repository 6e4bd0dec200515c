package io.aionis.firewall.policy;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.firewall.admission.Decision;
import java.util.List;
import java.util.Optional;

/** Something the ledger holds against a way of doing the task, in a shape a text is compared with. */
interface Failure {

    /** What the ledger holds. */
    Memory memory();

    /** How far a text repeats it: {@link Decision#DO_NOT_USE} when it names it, INSPECT when it touches it. */
    Decision named(Words text);

    /** It as a phrase, for an embedder. */
    String phrase();

    /** What is made of that: what is contested or stale is only inspected, and stale only when it is named. */
    default Decision match(Words text) {
        Decision found = named(text);
        if (found != Decision.DO_NOT_USE) {
            return memory().state() == State.STALE ? Decision.ADMIT : found;
        }
        return memory().state() == State.FAILED_BRANCH ? found : Decision.INSPECT;
    }

    /** The reason code of that decision. */
    default String reason(Decision decision) {
        return switch (memory().state()) {
            case CONTESTED -> "CONTESTED_HERE";
            case STALE -> "STALE_HERE";
            default -> decision == Decision.DO_NOT_USE ? "FAILED_BRANCH" : "TOUCHES_FAILED_BRANCH";
        };
    }

    /** The memory as a failure; empty when no text can name it. */
    static Optional<Failure> of(Memory memory, Worked worked) {
        return memory.subject() instanceof Subject.RunRoute
                ? FailedRun.of(memory, worked)
                : KnownFailure.of(memory, worked);
    }

    /** The states that are held against a text. */
    static boolean isHeld(Memory memory) {
        return List.of(State.FAILED_BRANCH, State.CONTESTED, State.STALE).contains(memory.state());
    }
}
