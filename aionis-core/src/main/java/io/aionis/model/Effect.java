package io.aionis.model;

/** What a tool does to the world. A tool that declares nothing is a {@link #WRITE}. */
public enum Effect {
    /** Changes nothing; may be repeated at will. */
    READ,
    /** Changes something; doing it twice equals doing it once. */
    IDEMPOTENT_WRITE,
    /** Changes something; must not be repeated. */
    WRITE,
    /** Cannot be undone; a replay needs an approval of the exact arguments. */
    IRREVERSIBLE
}
