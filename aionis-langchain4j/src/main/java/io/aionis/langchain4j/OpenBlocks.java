package io.aionis.langchain4j;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which memory holds a tool block that waits for results. LangChain4j shows an augmentor the messages and not their
 * memory, so the memory is found by the very answer that waits. Safe for use by many threads; keeps nothing alive.
 */
final class OpenBlocks {

    private final Cache<AiMessage, AionisChatMemory> memories =
            Caffeine.newBuilder().weakKeys().weakValues().build();

    void waits(AiMessage calls, AionisChatMemory memory) {
        memories.put(calls, memory);
    }

    /** A call begins on a conversation: what waits at its end waits in vain. */
    void callBegins(@Nullable List<ChatMessage> conversation) {
        List<ChatMessage> said = conversation == null ? List.of() : conversation;
        for (int i = said.size() - 1; i >= 0; i--) {
            if (said.get(i) instanceof AiMessage last) {
                AionisChatMemory memory = memories.getIfPresent(last);
                if (memory != null) {
                    memory.repair();
                }
                return;
            }
        }
    }
}
