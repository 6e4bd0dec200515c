package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;

/** What a replay has to say to a model request. */
sealed interface Reply {

    /** The next call of the plan. */
    record Call(ToolExecutionRequest request) implements Reply {}

    /** The final answer. */
    record Answer(String text) implements Reply {}

    /** Values are needed first: the real model is asked for them, and then this request is answered. */
    record Fill(SlotQuestion question) implements Reply {}

    /** Nothing; the real model answers. */
    record Model() implements Reply {}
}
