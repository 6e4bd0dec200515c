package io.aionis.firewall.admission;

import io.aionis.adjudication.ScopeState;
import io.aionis.model.EvidenceId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the host and the ledger know when a candidate is judged.
 *
 * @param state the scope's memories
 * @param blocked the content hashes a person has blocked, with the evidence of it
 * @param released the content hashes a person has released and not blocked since, with the evidence of it
 * @param host what the host says of origins
 * @param mode the mode in force
 * @param surroundings what else is known around the candidate
 */
public record Knowledge(
        ScopeState state,
        Map<String, EvidenceId> blocked,
        Map<String, EvidenceId> released,
        Host host,
        Mode mode,
        Surroundings surroundings) {

    /** Knowledge of nothing that a person released. */
    public Knowledge(
            ScopeState state, Map<String, EvidenceId> blocked, Host host, Mode mode, Surroundings surroundings) {
        this(state, blocked, Map.of(), host, mode, surroundings);
    }

    /** What the host says of origins; nothing of it is read off a candidate. Safe for use by many threads. */
    public interface Host {

        /** What the candidate's origin is worth; what the candidate says of itself can only lower it. */
        Trust trust(Candidate candidate);

        /** Who speaks in it: origins that the host cannot tell apart are one voice. */
        String voice(Origin origin);

        /** Who speaks in it, where more is known of the candidate than its origin. */
        default String voice(Candidate candidate) {
            return voice(candidate.origin());
        }

        /** Whether it bears a signature that is not the host's for this text and metadata. */
        default boolean hasBadSignature(Candidate candidate) {
            return false;
        }

        /** What is required of rows of that origin. */
        Requirement requirement(Origin origin);

        /** What the host's embedding model makes of a text; null without one, or when it failed. The same each time. */
        default @Nullable Vector meaning(String text) {
            return null;
        }

        /** A host that gives every origin the same trust and requires nothing. */
        static Host of(Trust trust) {
            return new Host() {
                @Override
                public Trust trust(Candidate candidate) {
                    return trust;
                }

                @Override
                public String voice(Origin origin) {
                    return origin.store();
                }

                @Override
                public Requirement requirement(Origin origin) {
                    return Requirement.NONE;
                }
            };
        }
    }

    /** The same knowledge around another candidate. */
    public Knowledge around(Surroundings other) {
        return new Knowledge(state, blocked, released, host, mode, other);
    }
}
