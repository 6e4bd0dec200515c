package io.aionis.samples.governedrag;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;

/** The agent. */
public interface Desk {

    /** Does what is asked and says what was done. */
    @SystemMessage("You work at the desk of a shop. Do what is asked by your notes; look up what they leave open.")
    String answer(@UserMessage String question);
}
