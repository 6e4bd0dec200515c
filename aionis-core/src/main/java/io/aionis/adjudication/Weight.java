package io.aionis.adjudication;

/** How much a signal about a subject proves (rules F1 and F5). */
enum Weight {
    /** The work itself, or the word of whoever did it. A failure counts, a success is a claim. */
    CLAIM,
    /** The run status that a host declared for another's work. Proves a success that nobody rejected. */
    HOST,
    /** Another checked it. */
    PROOF,
    /** Another, entitled to decide how the task goes on, accepted or rejected it. */
    ACCEPTANCE;

    boolean isVerdict() {
        return this == PROOF || this == ACCEPTANCE;
    }
}
