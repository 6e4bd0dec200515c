package io.aionis.samples.debugging;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;

/** The agent. What varies is typed, so that a replay need not guess it out of prose. */
public interface Debugger {

    /**
     * Mends a project until its check is green.
     *
     * @param project the project's folder
     * @return what was done
     */
    @SystemMessage("You mend programs. Run the check, read where it fails, try a fix, and say what you did.")
    @UserMessage("The check of the project {{project}} is red. Find out why and mend it.")
    String mend(@V("project") String project);
}
