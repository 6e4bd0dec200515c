package io.aionis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a piece of evidence besides what happened: what it is about, what it replaces, how long and where it is
 * true, and who said it first. Immutable; each {@code with}-like call gives another one.
 *
 * @param subject typed key of what it says something about, such as {@code database.port}; null for the subject that
 *     its kind gives
 * @param value what it says of that subject, or null
 * @param supersedes earlier evidence that it replaces
 * @param validUntil when it stops to hold, or null
 * @param environment facts that it depends on, by name, such as a commit, a dependency's version, a file's hash
 * @param binding whether the host declares those facts binding: elsewhere it must not be used at all
 * @param origin who said it first where that is not the actor, or null; copies by one origin are one voice
 */
public record Circumstances(
        @Nullable String subject,
        @Nullable String value,
        List<EvidenceId> supersedes,
        @Nullable Instant validUntil,
        Map<String, String> environment,
        boolean binding,
        @Nullable String origin) {

    /** Nothing but what happened. */
    public static final Circumstances NONE = new Circumstances(null, null, List.of(), null, Map.of(), false, null);

    public Circumstances {
        supersedes = List.copyOf(supersedes);
        environment = Map.copyOf(environment);
        if (subject != null) {
            Names.require("Circumstances.subject", subject);
        }
        if (value != null && subject == null) {
            throw new IllegalArgumentException("Circumstances have the value '" + value
                    + "' and no subject; say what it is a value of: about(\"database.port\", value)");
        }
    }

    /** Says something about a typed subject. */
    public Circumstances about(String newSubject, @Nullable String newValue) {
        return new Circumstances(newSubject, newValue, supersedes, validUntil, environment, binding, origin);
    }

    /** Replaces earlier evidence. */
    public Circumstances superseding(EvidenceId earlier) {
        List<EvidenceId> all = new ArrayList<>(supersedes);
        all.add(earlier);
        return new Circumstances(subject, value, all, validUntil, environment, binding, origin);
    }

    /** Holds until then. */
    public Circumstances validUntil(Instant end) {
        return new Circumstances(subject, value, supersedes, end, environment, binding, origin);
    }

    /** Depends on a fact of the environment. */
    public Circumstances dependingOn(String fact, String itsValue) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put(fact, itsValue);
        return new Circumstances(subject, value, supersedes, validUntil, all, binding, origin);
    }

    /** Must not be used where the environment differs. */
    public Circumstances onlyThere() {
        return new Circumstances(subject, value, supersedes, validUntil, environment, true, origin);
    }

    /** Was said first by somebody else than the actor. */
    public Circumstances from(String newOrigin) {
        return new Circumstances(subject, value, supersedes, validUntil, environment, binding, newOrigin);
    }
}
