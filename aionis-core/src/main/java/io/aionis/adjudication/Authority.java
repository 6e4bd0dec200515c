package io.aionis.adjudication;

/** How well a memory is founded. */
public enum Authority {
    NONE,
    /** Claimed by whoever did it. */
    CANDIDATE,
    /** Accepted from a lone agent whose failed calls were all superseded. */
    ADVISORY,
    /** Proved or accepted by another. */
    TRUSTED
}
