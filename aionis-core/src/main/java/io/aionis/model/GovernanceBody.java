package io.aionis.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened to playbooks: who decided what on a version, a step, a repair or a skill, and what versions have shown. */
public sealed interface GovernanceBody extends EvidenceBody {

    /**
     * A playbook version changed its status.
     *
     * @param playbook the playbook's name
     * @param version from 1
     * @param transition what was done, such as {@code compile} or {@code promote}
     * @param status the status it has now
     * @param reason why, in the words of who did it
     * @param plan the plan, on the transition that created the version; else null
     * @param source the run that the plan was compiled from and whose values it may hold, or null when it was not
     * @param others further runs that it was compiled from and whose values it may hold
     * @param note what the engine knows of it besides, such as that the version was not validated; or null
     * @param link its place in the audit chain; null in evidence from before there was one
     */
    record Lifecycle(
            String playbook,
            int version,
            String transition,
            String status,
            String reason,
            @Nullable Json plan,
            @Nullable RunId source,
            List<RunId> others,
            @Nullable String note,
            @Nullable Link link)
            implements GovernanceBody {
        public Lifecycle {
            others = List.copyOf(others);
        }

        /** Every run that the plan was compiled from. */
        public List<RunId> sources() {
            return source == null
                    ? others
                    : Stream.concat(Stream.of(source), others.stream()).toList();
        }

        /** A change of a version, or a version that was not compiled from a run. */
        public Lifecycle(
                String playbook, int version, String transition, String status, String reason, @Nullable Json plan) {
            this(playbook, version, transition, status, reason, plan, List.of());
        }

        /** A version that was compiled from these runs. */
        public Lifecycle(
                String playbook,
                int version,
                String transition,
                String status,
                String reason,
                @Nullable Json plan,
                List<RunId> sources) {
            this(
                    playbook,
                    version,
                    transition,
                    status,
                    reason,
                    plan,
                    sources.isEmpty() ? null : sources.get(0),
                    sources.isEmpty() ? List.of() : sources.subList(1, sources.size()),
                    null,
                    null);
        }
    }

    /**
     * The place of a piece of evidence in the audit chain of its scope: whoever changes a piece would have to change all
     * that follow.
     *
     * @param chain names the chain
     * @param number its place in it, from 0
     * @param previous SHA-256, hexadecimal, of the piece before; empty for the first
     * @param salt drawn by chance, so that the hash of a piece tells nothing of it once it is erased
     */
    record Link(String chain, int number, String previous, String salt) {}

    /**
     * A playbook version was held against a run: a run of the agent that it would have predicted, or a replay.
     *
     * @param playbook the playbook's name
     * @param version from 1
     * @param run the run
     * @param kind what kind of run
     * @param result what came of it
     * @param reason the first difference, or why it says nothing; empty when there is nothing to say
     * @param parameters hash of the run's parameters, to tell sets apart; empty when unknown
     * @param wrongWrites how many writes the plan would have made that the run did not make
     * @param link its place in the audit chain, or null
     */
    record Trial(
            String playbook,
            int version,
            RunId run,
            Kind kind,
            Result result,
            String reason,
            String parameters,
            int wrongWrites,
            @Nullable Link link)
            implements GovernanceBody {

        /** What a version was held against. */
        public enum Kind {
            /** A run that the agent made itself; nothing was called for the comparison. */
            SHADOW,
            /** A replay of this version. */
            REPLAY
        }

        /** What came of it. */
        public enum Result {
            /** The plan did, or would have done, exactly what was right. */
            AGREED,
            /** The plan did not fit. */
            DIFFERED,
            /** It says nothing about the plan. */
            UNDECIDED
        }
    }

    /**
     * Leave for a step that cannot be undone was asked for, given, refused or taken back.
     *
     * @param request names the request, its tool and its arguments
     * @param playbook the playbook and its version
     * @param run the run that asked
     * @param step the step's id
     * @param tool the tool
     * @param arguments exactly what it would be given
     * @param status where the request stands now
     * @param reason why, in the words of who decided; empty while nobody did
     * @param link its place in the audit chain, or null
     */
    record Approval(
            String request,
            String playbook,
            RunId run,
            String step,
            String tool,
            Json arguments,
            Status status,
            String reason,
            @Nullable Link link)
            implements GovernanceBody {

        /** Where a request stands. */
        public enum Status {
            PENDING,
            APPROVED,
            REFUSED
        }
    }

    /**
     * A mended plan was proposed for a playbook version, or somebody decided on it.
     *
     * @param repair names the proposal
     * @param playbook the playbook's name
     * @param version the version that stopped, from 1
     * @param transition what was done, such as {@code propose} or {@code approve}
     * @param status the status it has now
     * @param reason the rationale of the proposal, or the words of who decided
     * @param author who proposed it
     * @param run the run that stopped, or null when nobody said
     * @param step the id of the step that stopped
     * @param cause what was found there and what was expected
     * @param ran one line for each step that had run; only with the proposal
     * @param plan the whole plan, mended; only with the proposal
     * @param basis the run that the plan was compiled from and whose values it may hold, or null when it was thought out
     * @param became the number of the version it became; 0 while it is none
     * @param link its place in the audit chain, or null
     */
    record Repair(
            String repair,
            String playbook,
            int version,
            String transition,
            String status,
            String reason,
            String author,
            @Nullable RunId run,
            String step,
            String cause,
            List<String> ran,
            @Nullable Json plan,
            @Nullable RunId basis,
            int became,
            @Nullable Link link)
            implements GovernanceBody {
        public Repair {
            Names.require("Repair.repair", repair);
            ran = List.copyOf(ran);
        }
    }

    /**
     * A person decided on a skill that was proposed from traces. The decision alone puts nothing into a prompt.
     *
     * @param skill the candidate's id
     * @param contentHash hash of what the person read of it
     * @param decision what the person decided
     * @param reason why, in the person's words
     * @param evidence what the candidate rested on
     */
    record SkillReview(String skill, String contentHash, Decision decision, String reason, List<EvidenceId> evidence)
            implements GovernanceBody {
        public SkillReview {
            Names.require("SkillReview.skill", skill);
            evidence = List.copyOf(evidence);
        }

        /** What a person may decide. */
        public enum Decision {
            /** The runs it was taken from are accepted by a reviewer's verdict. */
            PROMOTE,
            /** It stays out. */
            DECLINE
        }
    }
}
