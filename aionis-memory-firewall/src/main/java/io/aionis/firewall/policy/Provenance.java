package io.aionis.firewall.policy;

import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.text.Statements;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The metadata keys under which the firewall keeps what it must know of a row in a foreign store. */
public final class Provenance {

    /** What all keys of ours begin with; none is shown to the reader of a row, the surface excepted. */
    public static final String PREFIX = "aionis.";

    /** The tenant a row belongs to. */
    public static final String TENANT = PREFIX + "tenant";

    /** The name of the scope a row belongs to. */
    public static final String SCOPE = PREFIX + "scope";

    /** When a row ends: an ISO-8601 instant, a day of which it still holds (UTC), or milliseconds since 1970. */
    public static final String EXPIRES = PREFIX + "expires";

    /** Who wrote a row. A claim: it can lower the store's trust, and raise it only under a valid {@link #SIGNATURE}. */
    public static final String WRITER = PREFIX + "writer";

    /** When the firewall wrote a row: an ISO-8601 instant. */
    public static final String WRITTEN = PREFIX + "written";

    /**
     * What a row was derived from: content hashes, see {@code Candidate.hash()}, with commas between. A row is worth no more
     * than the least of them, and one that the firewall never saw is worth {@code UNKNOWN}.
     */
    public static final String DERIVED_FROM = PREFIX + "derived_from";

    /** What a row speaks of, such as {@code return window for shoes}. A claim: it can only bring out a contradiction. */
    public static final String SUBJECT = PREFIX + "subject";

    /** What a row says of its {@link #SUBJECT}, such as {@code 30 days}. */
    public static final String VALUE = PREFIX + "value";

    /** The host's signature of a row, see {@link Signature}. */
    public static final String SIGNATURE = PREFIX + "signature";

    /** What the reader may do with a row; set by the firewall in what it hands out. */
    public static final String SURFACE = PREFIX + "surface";

    /** The value of {@link #SURFACE} for a row that must be checked before it is used. */
    public static final String INSPECT = "inspect_before_use";

    /** The value of {@link #SURFACE} for a pointer that stands for a row. */
    public static final String REHYDRATE = "rehydrate";

    private static final Set<String> KEYS =
            Set.of(TENANT, SCOPE, EXPIRES, WRITER, WRITTEN, DERIVED_FROM, SUBJECT, VALUE, SIGNATURE, SURFACE);

    /** What whoever writes a row may say of it: nothing in it raises the row's trust. */
    private static final Set<String> OF_CALLERS = Set.of(EXPIRES, WRITER, DERIVED_FROM, SUBJECT, VALUE);

    /** What a firewall before this one may have set. */
    private static final Set<String> SURFACES = Set.of(INSPECT, REHYDRATE);

    private Provenance() {}

    /** Whether a key is ours and not for whoever writes a row to set. */
    public static boolean isReserved(String key) {
        return isOurs(key) && !OF_CALLERS.contains(key);
    }

    /**
     * Whether a row bears a key of ours that the firewall does not write, or a surface that no firewall before this one
     * can have set: somebody wanted it to be taken for our word.
     */
    static boolean isForged(Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .anyMatch(entry -> isOurs(entry.getKey())
                        && (!KEYS.contains(entry.getKey())
                                || (entry.getKey().equals(SURFACE) && !SURFACES.contains(entry.getValue()))));
    }

    /** What a row states of itself under {@link #SUBJECT} and {@link #VALUE}; empty unless it has both. */
    static Optional<Statement> claim(Map<String, String> metadata) {
        String subject = metadata.get(SUBJECT);
        String value = metadata.get(VALUE);
        return subject == null || value == null ? Optional.empty() : Statements.stated(subject, value);
    }

    /**
     * What a candidate says: the statements of its text and what its metadata states.
     *
     * @param ofText what was read off its text, see {@link Statements#of}
     */
    public static List<Statement> statements(List<Statement> ofText, Map<String, String> metadata) {
        Set<Statement> all = new LinkedHashSet<>(ofText);
        claim(metadata).ifPresent(all::add);
        return List.copyOf(all);
    }

    /** A key that differs from ours by case alone is meant to be read as ours. */
    private static boolean isOurs(String key) {
        return key.strip().regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }
}
