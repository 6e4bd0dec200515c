package io.aionis.adjudication;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one subject stands after its signals (rules F1, F4, F5).
 *
 * @param state its state
 * @param authority how well that is founded
 * @param rules what decided, strongest first
 * @param decisive the signal that decided, or null when none did
 * @param code class of the last failure, or null when there was none
 */
record Standing(
        State state,
        Authority authority,
        List<String> rules,
        @Nullable Signal decisive,
        @Nullable String code) {

    /** Of what nothing is known. */
    static final Standing NONE = new Standing(State.RAW, Authority.NONE, List.of(), null, null);

    Standing {
        rules = List.copyOf(rules);
    }

    /** Rule S6: a person's block, which nothing that is said later moves. */
    static Standing blocked() {
        return new Standing(State.FAILED_BRANCH, Authority.TRUSTED, List.of("S6"), null, "BLOCKED");
    }

    /** When the signal came that decided, or null when none did. */
    @Nullable
    Moment decidedAt() {
        return decisive == null ? null : decisive.moment();
    }

    boolean isBlocked() {
        return rules.contains("S6");
    }

    /** Whether another's verdict stands against it. */
    boolean isRejected() {
        return state == State.FAILED_BRANCH && rules.contains("F5");
    }

    Standing with(State newState, Authority newAuthority, String... strongest) {
        List<String> all = new ArrayList<>(List.of(strongest));
        rules.stream().filter(rule -> !all.contains(rule)).forEach(all::add);
        return new Standing(newState, newAuthority, all, decisive, code);
    }

    /** Folds the signals of one subject, earliest first. */
    static final class Fold {
        private final Backing.Gathering backing = new Backing.Gathering();
        private @Nullable Signal rejection;
        private @Nullable Signal proof;
        private @Nullable Signal claim;
        private @Nullable Signal failure;
        private boolean regressed;
        private int failures;
        private @Nullable String code;

        void add(Signal signal) {
            backing.add(signal);
            switch (signal.branch()) {
                case WORKED -> worked(signal);
                case FAILED -> failed(signal);
                case OPEN -> {}
            }
        }

        private void worked(Signal signal) {
            if (signal.weight().isVerdict()) {
                rejection = null;
                prove(signal);
            } else if (rejection != null) {
                return; // F5: only a new verdict lifts a rejection.
            } else if (signal.weight() == Weight.HOST) {
                prove(signal);
            } else if (!(regressed && proof != null)) {
                // What was proved and failed since needs new proof; a claim answers any other failure.
                claim = signal;
                failure = null;
                regressed = false;
            }
        }

        private void prove(Signal signal) {
            proof = signal;
            failure = null;
            regressed = false;
        }

        private void failed(Signal signal) {
            failures++;
            code = signal.code();
            if (signal.weight().isVerdict()) {
                rejection = signal;
                proof = null;
            } else {
                failure = signal;
                regressed |= proof != null || claim != null;
            }
        }

        Backing backing() {
            return backing.backing();
        }

        Standing standing() {
            List<String> rules = new ArrayList<>();
            if (rejection != null) {
                rules.add("F5");
                return new Standing(State.FAILED_BRANCH, Authority.TRUSTED, counted(rules), rejection, code);
            }
            if (failure != null) {
                rules.add(regressed ? "F4" : "F1");
                State state = regressed ? State.CONTESTED : State.FAILED_BRANCH;
                return new Standing(state, Authority.CANDIDATE, counted(rules), failure, code);
            }
            if (failures > 0) {
                rules.add("F4");
            }
            if (proof != null) {
                rules.add(proof.weight() == Weight.HOST ? "F1" : "F5");
                return new Standing(State.PASSED, Authority.TRUSTED, counted(rules), proof, code);
            }
            rules.add(claim == null ? "O1" : "F1");
            return new Standing(
                    State.RAW, claim == null ? Authority.NONE : Authority.CANDIDATE, counted(rules), claim, code);
        }

        private List<String> counted(List<String> rules) {
            if (failures > 1) {
                rules.add("F6");
            }
            return rules;
        }
    }
}
