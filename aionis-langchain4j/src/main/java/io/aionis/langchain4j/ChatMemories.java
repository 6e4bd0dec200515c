package io.aionis.langchain4j;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import io.aionis.Aionis;
import io.aionis.model.Actor;
import io.aionis.model.Chat;
import io.aionis.model.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The chat memories of one AiService. Each keeps the window of the chat memory it was given and adds: tool blocks are
 * never split, a call without a result gets an error in its place when the next turn begins, the user's message stays
 * in sight while its tool loop runs, and everything that was said is in the ledger, from where a memory goes on after a
 * restart. A window that brings messages of its own keeps those.
 *
 * <p>There is one memory for each name, scope and memory id, however often it is asked for; ids are told apart by their
 * text. Memories that nobody holds any more are let go of beyond the last {@value #MOST} and restored when asked for.
 * Safe for use by many threads.
 */
public final class ChatMemories implements ChatMemoryProvider {

    static final int MOST = 1_000;

    private final String name;
    private final ChatMemoryProvider windows;
    private final Shared shared;

    ChatMemories(String name, ChatMemoryProvider windows, Shared shared) {
        this.name = new Chat(name, "").name();
        this.windows = windows;
        this.shared = shared;
    }

    /**
     * The memory of that id.
     *
     * @throws IllegalStateException when the window's provider gives null
     */
    @Override
    public ChatMemory get(Object memoryId) {
        return AionisPlugin.enabled()
                ? shared.get(new Chat(name, memoryId.toString()), memoryId, windows)
                : window(windows, memoryId);
    }

    /**
     * Everything that was ever said on that memory id, oldest first, also what was dropped or cleared. Reads the ledger;
     * what was said just before is waited for, at most ten seconds. Empty when nothing is recorded.
     *
     * @throws io.aionis.ledger.LedgerException when it cannot be read
     */
    public List<RecordedMessage> history(Object memoryId) {
        return shared.journal(new Chat(name, memoryId.toString()), memoryId).history();
    }

    private static ChatMemory window(ChatMemoryProvider windows, Object memoryId) {
        ChatMemory window = windows.get(memoryId);
        if (window == null) {
            throw new IllegalStateException("The window's provider gave null for the memory id '" + memoryId
                    + "'; expected a ChatMemory, such as MessageWindowChatMemory.withMaxMessages(20)");
        }
        return window;
    }

    /** What all memories of a plugin share. */
    static final class Shared {

        private record Key(@Nullable Scope scope, Chat chat) {}

        private final @Nullable Aionis engine;
        private final Function<Object, Scope> scopes;
        private final Actor agent;
        private final Failures failures;
        private final OpenBlocks openBlocks = new OpenBlocks();
        /** Whoever holds a memory holds the only one of its key. */
        private final Cache<Key, AionisChatMemory> memories =
                Caffeine.newBuilder().weakValues().build();

        private final Cache<Key, AionisChatMemory> held =
                Caffeine.newBuilder().maximumSize(MOST).build();

        /** @param engine where to record; null records nothing */
        Shared(@Nullable Aionis engine, Function<Object, Scope> scopes, Actor agent, Failures failures) {
            this.engine = engine;
            this.scopes = scopes;
            this.agent = agent;
            this.failures = failures;
        }

        OpenBlocks openBlocks() {
            return openBlocks;
        }

        ChatMemory get(Chat chat, Object memoryId, ChatMemoryProvider windows) {
            Scope scope = scopeOf(memoryId);
            Key key = new Key(scope, chat);
            AionisChatMemory memory = memories.get(
                    key,
                    k -> new AionisChatMemory(memoryId, window(windows, memoryId), journal(scope, chat), openBlocks));
            held.put(key, memory);
            return memory;
        }

        ChatJournal journal(Chat chat, Object memoryId) {
            return journal(scopes.apply(memoryId), chat);
        }

        private ChatJournal journal(@Nullable Scope scope, Chat chat) {
            Aionis ledger = scope == null ? null : engine;
            return new ChatJournal(ledger == null || scope == null ? null : ledger.in(scope), chat, agent, failures);
        }

        private @Nullable Scope scopeOf(Object memoryId) {
            return failures.call("a chat's scope", () -> Optional.of(scopes.apply(memoryId)), Optional.<Scope>empty())
                    .orElse(null);
        }
    }
}
