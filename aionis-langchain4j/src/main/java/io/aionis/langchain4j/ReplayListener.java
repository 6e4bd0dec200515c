package io.aionis.langchain4j;

/** Is told at the end of each AiService call for which there was an active playbook. Called on the call's own thread. */
@FunctionalInterface
public interface ReplayListener {

    void onReplay(LiveReplay replay);
}
