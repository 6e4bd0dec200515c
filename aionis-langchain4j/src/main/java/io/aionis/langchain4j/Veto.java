package io.aionis.langchain4j;

/** What a guarded tool does when a call repeats one that failed at the same task with the same arguments. */
public enum Veto {
    /** It runs, and nobody looks. */
    OFF,
    /** It runs; the repetition is counted, logged, and told to the listener. */
    WARN,
    /** It does not run; the model gets an error that says which failure it repeats. */
    BLOCK
}
