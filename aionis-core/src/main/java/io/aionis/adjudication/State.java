package io.aionis.adjudication;

/** What adjudication makes of all evidence about one subject. */
public enum State {
    /** The accepted route of the task, still open. */
    CURRENT,
    /** It worked, and somebody entitled to say so proved or accepted it. */
    PASSED,
    /** It was tried and did not work, or was rejected. */
    FAILED_BRANCH,
    /** Evidence conflicts, or it worked once and fails now. */
    CONTESTED,
    /** Evidence without a judgement. */
    RAW
}
