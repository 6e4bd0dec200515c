package io.aionis.firewall.admission;

/** What may become of a candidate; the stricter comes later. */
public enum Decision {
    /** Goes through unchanged. */
    ADMIT,
    /** Goes through marked, to be checked before it is used; dropped in {@link Mode#STRICT}. */
    INSPECT,
    /** Only a pointer to it may be shown. */
    REHYDRATE,
    /** Must not reach the prompt: not its text, not its title. */
    DO_NOT_USE,
    /** Must not be known here at all, or could not be judged. */
    WITHHELD;

    /** Whether this decision is stricter than the other. */
    public boolean isStricterThan(Decision other) {
        return compareTo(other) > 0;
    }
}
