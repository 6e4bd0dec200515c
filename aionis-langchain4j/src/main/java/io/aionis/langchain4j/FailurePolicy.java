package io.aionis.langchain4j;

/** What happens to the agent's call when the memory fails. */
public enum FailurePolicy {
    /** The call goes on as if there were no memory; the failure is counted and logged once for each cause. */
    OPEN,
    /**
     * The call fails too, wherever LangChain4j lets it: in the augmentor and after a tool. A failure at the end of a
     * call comes too late and is counted only.
     */
    FAIL
}
