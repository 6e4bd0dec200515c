package io.aionis.firewall.policy;

/** The metadata keys under which the firewall keeps what it must know of a row in a foreign store. */
public final class Provenance {

    /** What all keys of ours begin with; none is shown to the reader of a row, the surface excepted. */
    public static final String PREFIX = "aionis.";

    /** The tenant a row belongs to. */
    public static final String TENANT = PREFIX + "tenant";

    /** The name of the scope a row belongs to. */
    public static final String SCOPE = PREFIX + "scope";

    /** When a row ends: an ISO-8601 instant, or milliseconds since 1970. */
    public static final String EXPIRES = PREFIX + "expires";

    /** Who wrote a row. A claim: it can lower the store's trust, never raise it. */
    public static final String WRITER = PREFIX + "writer";

    /**
     * What a row was derived from: content hashes, see {@code Candidate.hash()}, with commas between. A row is worth no more
     * than the least of them, and one that the firewall never saw is worth {@code UNKNOWN}.
     */
    public static final String DERIVED_FROM = PREFIX + "derived_from";

    /** What the reader may do with a row; set by the firewall in what it hands out. */
    public static final String SURFACE = PREFIX + "surface";

    /** The value of {@link #SURFACE} for a row that must be checked before it is used. */
    public static final String INSPECT = "inspect_before_use";

    private Provenance() {}
}
