package io.aionis.samples.orderdesk.acts;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;

/** Overhears what the model is asked, so that an act can print what the agent saw. Safe for threads. */
public final class Prompts implements ChatModelListener {
    private static final String TASK = "Exchange the ";

    private volatile String last = "";

    @Override
    public void onRequest(ChatModelRequestContext context) {
        for (ChatMessage message : context.chatRequest().messages()) {
            if (message instanceof UserMessage user && user.hasSingleText()) {
                last = user.singleText();
            }
        }
    }

    /** The newest user message, as the model got it. */
    String last() {
        return last;
    }

    /** What stood before the task in the newest user message; empty when nothing did. */
    String beforeTask() {
        int task = last.lastIndexOf(TASK);
        return task < 0 ? "" : last.substring(0, task).strip();
    }
}
