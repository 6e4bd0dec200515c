package io.aionis.firewall.admission;

/** What the host says a store or a writer is worth; the more trusted comes later. Never read from a candidate. */
public enum Trust {
    /** Anybody may have written it. */
    UNTRUSTED,
    /** Nobody said. */
    UNKNOWN,
    /** The host fills it, from sources it has chosen. */
    KNOWN,
    /** The host vouches for every row. */
    TRUSTED;

    /** The lower of the two. */
    public Trust atMost(Trust other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
