package io.aionis.adjudication;

import io.aionis.model.Circumstances;
import io.aionis.model.Evidence;
import io.aionis.model.RunId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a subject besides where it stands: until when and where it holds (rule T1), in how many runs it was
 * verified and whether a reviewer was among those who said so (rule C5), and when it was last spoken for.
 *
 * @param validity until when and where what speaks for it holds
 * @param failureValidity the same of the last failure
 * @param verifiedRuns in how many runs another verified it
 * @param reviewed whether a verifier or host and a reviewer both spoke for it
 * @param statedAt when somebody last said anything but that it failed, or null
 */
record Backing(
        Validity validity,
        Validity failureValidity,
        int verifiedRuns,
        boolean reviewed,
        @Nullable Moment statedAt) {

    static final Backing NONE = new Backing(Validity.UNLIMITED, Validity.UNLIMITED, 0, false, null);

    /** Gathers it, earliest signal first. */
    static final class Gathering {
        private @Nullable Instant until;
        private Map<String, String> environment = Map.of();
        private boolean binding;
        private Validity ofFailure = Validity.UNLIMITED;
        private final Set<String> verified = new HashSet<>();
        private final Set<String> provers = new HashSet<>();
        private final Set<String> reviewers = new HashSet<>();
        private String claimedIn = "";
        private @Nullable Moment statedAt;

        void add(Signal signal) {
            Circumstances circumstances = signal.placed().evidence().circumstances();
            if (signal.branch() == Branch.FAILED) {
                ofFailure =
                        new Validity(circumstances.validUntil(), circumstances.environment(), circumstances.binding());
                return;
            }
            statedAt = signal.moment();
            hold(signal, circumstances);
            if (signal.branch() == Branch.WORKED) {
                worked(signal);
            }
        }

        /** What was verified after its time was over holds again; facts hold until others are given. */
        private void hold(Signal signal, Circumstances circumstances) {
            Instant end = circumstances.validUntil();
            if (end != null) {
                until = end;
            } else if (until != null
                    && signal.branch() == Branch.WORKED
                    && !signal.placed().evidence().at().isBefore(until)) {
                until = null;
            }
            if (!circumstances.environment().isEmpty()) {
                environment = circumstances.environment();
                binding = circumstances.binding();
            }
        }

        private void worked(Signal signal) {
            RunId run = signal.placed().evidence().run();
            if (signal.weight() == Weight.CLAIM) {
                claimedIn = run == null ? "" : run.value();
                return;
            }
            verified.add(claimedIn.isEmpty() && run != null ? run.value() : claimedIn);
            Evidence evidence = signal.placed().evidence();
            Set<String> sayers = signal.isReview() ? reviewers : provers;
            sayers.add(evidence.actor().agent());
        }

        Backing backing() {
            boolean reviewed = !reviewers.isEmpty()
                    && provers.stream().anyMatch(prover -> reviewers.size() > 1 || !reviewers.contains(prover));
            return new Backing(
                    new Validity(until, environment, binding), ofFailure, verified.size(), reviewed, statedAt);
        }
    }
}
