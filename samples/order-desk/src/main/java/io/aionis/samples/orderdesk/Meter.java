package io.aionis.samples.orderdesk;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Counts the answers and tokens of the model that it listens to; safe for threads. */
public final class Meter implements ChatModelListener {
    private Usage usage = Usage.NONE;

    @Override
    public void onResponse(ChatModelResponseContext context) {
        TokenUsage tokens = context.chatResponse().tokenUsage();
        Usage call = tokens == null
                ? new Usage(1, 0, 0)
                : new Usage(1, orZero(tokens.inputTokenCount()), orZero(tokens.outputTokenCount()));
        add(call);
    }

    /** Everything counted so far. */
    public synchronized Usage reading() {
        return usage;
    }

    private synchronized void add(Usage call) {
        usage = usage.plus(call);
    }

    private static int orZero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
