package io.aionis.langchain4j;

import io.aionis.model.Outcome;

/**
 * Tells how a tool call came out when the tool does not say so by an exception or an error flag. Asked only about calls
 * without such a sign: those are always {@link Outcome#FAILED}. Called from any thread.
 */
@FunctionalInterface
public interface ToolOutcomes {

    /** A tool that reports no error succeeded. */
    ToolOutcomes NO_ERROR_IS_SUCCESS = (tool, result) -> Outcome.SUCCEEDED;

    /** How the call came out, from the tool's name and the text of its answer. */
    Outcome outcome(String tool, String result);

    /** For tools that report a failure as a text such as {@code Error: order not found}. */
    static ToolOutcomes textStartingWith(String prefix) {
        if (prefix.isBlank()) {
            throw new IllegalArgumentException("The prefix of a failed tool's answer is blank, which tells no failure"
                    + " from a success; expected a word such as \"Error\"");
        }
        return (tool, result) -> result.stripLeading().startsWith(prefix) ? Outcome.FAILED : Outcome.SUCCEEDED;
    }
}
