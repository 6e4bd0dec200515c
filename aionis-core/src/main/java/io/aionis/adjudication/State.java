package io.aionis.adjudication;

/** What adjudication makes of all evidence about one subject. */
public enum State {
    /** The accepted route of the task, still open. */
    CURRENT,
    /** A way that verified runs took more than once, and that nothing speaks against. */
    PROCEDURE,
    /** It worked, and somebody entitled to say so proved or accepted it. */
    PASSED,
    /** It was tried and did not work, or was rejected. */
    FAILED_BRANCH,
    /** Evidence conflicts, or it worked once and fails now. */
    CONTESTED,
    /** It held once; its time is over, it was replaced, or the environment has changed. */
    STALE,
    /** Evidence without a judgement. */
    RAW,
    /** Moved out of the prompt; it comes back by its pointer. */
    ARCHIVED
}
