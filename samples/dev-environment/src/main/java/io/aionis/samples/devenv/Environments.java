package io.aionis.samples.devenv;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;

/** The agent that sets up projects. What varies is typed, so that a replay need not guess it out of prose. */
public interface Environments {

    /**
     * Sets up a project of one class, compiled and packed.
     *
     * @param project the folder to make, in the workspace
     * @param mainClass the name of its class
     * @return what was done
     */
    @SystemMessage("You set up projects. Follow the settings of the workspace, compile, pack, and say what you did.")
    @UserMessage("Set up the project {{project}} with the main class {{mainClass}}.")
    String setUp(@V("project") String project, @V("mainClass") String mainClass);
}
