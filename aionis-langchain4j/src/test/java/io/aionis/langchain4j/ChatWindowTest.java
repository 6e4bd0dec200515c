package io.aionis.langchain4j;

import static io.aionis.langchain4j.Talk.ai;
import static io.aionis.langchain4j.Talk.calls;
import static io.aionis.langchain4j.Talk.result;
import static io.aionis.langchain4j.Talk.system;
import static io.aionis.langchain4j.Talk.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.memory.chat.TokenWindowChatMemory;
import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.store.memory.chat.InMemoryChatMemoryStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What LangChain4j's own windows do, ours do. */
class ChatWindowTest {

    /** Each message is as long as its text. */
    private static final TokenCountEstimator LETTERS = new TokenCountEstimator() {
        @Override
        public int estimateTokenCountInText(String text) {
            return text.length();
        }

        @Override
        public int estimateTokenCountInMessage(ChatMessage message) {
            return message instanceof UserMessage u ? u.singleText().length() : 10;
        }

        @Override
        public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
            int sum = 0;
            for (ChatMessage message : messages) {
                sum += estimateTokenCountInMessage(message);
            }
            return sum;
        }
    };

    private final Bench bench = new Bench();
    private final AionisPlugin plugin = bench.plugin().build();

    private ChatMemory messages(int most) {
        return plugin.chatMemory(Bench.class, most).get("ann");
    }

    private ChatMemory over(ChatMemoryProvider window) {
        return plugin.chatMemory("own", window).get("ann");
    }

    @Test
    void should_have_the_id_it_was_made_for() {
        assertThat(messages(3).id()).isEqualTo("ann");
        assertThat(plugin.chatMemory("n", id -> MessageWindowChatMemory.withMaxMessages(1))
                        .get(7)
                        .id())
                .isEqualTo(7);
    }

    @Test
    void should_be_empty_then_hold_what_was_added_then_be_empty_when_cleared_twice() {
        ChatMemory memory = messages(10);
        assertThat(memory.messages()).isEmpty();

        memory.add(user("hello"));
        memory.add(ai("hi"));
        assertThat(memory.messages()).containsExactly(user("hello"), ai("hi"));

        memory.clear();
        memory.clear();
        assertThat(memory.messages()).isEmpty();
    }

    @Test
    void should_drop_the_oldest_when_the_window_is_full() {
        ChatMemory memory = messages(3);

        memory.add(List.of(user("1"), ai("2"), user("3"), ai("4")));
        assertThat(memory.messages()).containsExactly(ai("2"), user("3"), ai("4"));

        memory.add(user("5"), ai("6"));
        assertThat(memory.messages()).containsExactly(ai("4"), user("5"), ai("6"));
    }

    @Test
    void should_hold_the_last_alone_when_the_window_has_one_place() {
        ChatMemory memory = messages(1);

        memory.add(user("1"), ai("2"));

        assertThat(memory.messages()).containsExactly(ai("2"));
    }

    @Test
    void should_keep_the_system_message_when_the_window_is_full() {
        ChatMemory memory = messages(3);

        memory.add(system("be kind"), user("1"), ai("2"), user("3"), ai("4"));

        assertThat(memory.messages()).containsExactly(system("be kind"), user("3"), ai("4"));
    }

    @Test
    void should_ignore_the_same_system_message_and_move_a_new_one_to_the_end() {
        ChatMemory memory = messages(3);

        memory.add(system("be kind"), user("1"), system("be kind"));
        assertThat(memory.messages()).containsExactly(system("be kind"), user("1"));

        memory.add(system("be short"));
        assertThat(memory.messages()).containsExactly(user("1"), system("be short"));
    }

    @Test
    void should_keep_the_system_message_first_when_the_window_does() {
        ChatMemory memory = over(id -> MessageWindowChatMemory.builder()
                .id(id)
                .maxMessages(3)
                .alwaysKeepSystemMessageFirst(true)
                .build());

        memory.add(user("1"), system("be kind"), user("2"));
        assertThat(memory.messages()).containsExactly(system("be kind"), user("1"), user("2"));

        memory.add(system("be short"), user("3"));
        assertThat(memory.messages()).containsExactly(system("be short"), user("2"), user("3"));
    }

    @Test
    void should_drop_a_tool_block_whole_when_its_answer_leaves_the_window() {
        ChatMemory memory = messages(3);

        memory.add(user("1"), calls("a"), result("a"), ai("2"));
        assertThat(memory.messages()).containsExactly(calls("a"), result("a"), ai("2"));

        memory.add(user("3"));
        assertThat(memory.messages()).containsExactly(ai("2"), user("3"));
    }

    @Test
    void should_drop_all_results_of_a_block_and_keep_the_system_message() {
        ChatMemory memory = messages(5);

        memory.add(system("be kind"), user("1"), calls("a", "b"), result("a"), result("b"));
        memory.add(ai("2"));
        assertThat(memory.messages())
                .containsExactly(system("be kind"), calls("a", "b"), result("a"), result("b"), ai("2"));

        memory.add(user("3"));
        assertThat(memory.messages()).containsExactly(system("be kind"), ai("2"), user("3"));
    }

    @Test
    void should_follow_the_windows_size_when_that_changes() {
        AtomicInteger most = new AtomicInteger(4);
        ChatMemory memory = over(id -> MessageWindowChatMemory.builder()
                .id(id)
                .dynamicMaxMessages(any -> most.get())
                .build());

        memory.add(user("1"), ai("2"), user("3"), ai("4"));
        most.set(2);
        assertThat(memory.messages()).containsExactly(user("3"), ai("4"));

        most.set(3);
        memory.add(user("5"));
        assertThat(memory.messages()).containsExactly(user("3"), ai("4"), user("5"));
    }

    @Test
    void should_drop_by_tokens_when_the_window_counts_tokens() {
        ChatMemory memory = over(id ->
                TokenWindowChatMemory.builder().id(id).maxTokens(30, LETTERS).build());

        memory.add(user("0123456789"), ai("2"), user("3"), ai("4"));
        assertThat(memory.messages()).containsExactly(ai("2"), user("3"), ai("4"));

        memory.clear();
        memory.add(user("x".repeat(31)));
        assertThat(memory.messages()).isEmpty();

        memory.add(calls("a"), result("a"));
        assertThat(memory.messages())
                .as("what the tool loop needs is there though it does not fit")
                .containsExactly(user("x".repeat(31)), calls("a"), result("a"));
    }

    @Test
    void should_hold_what_was_set_and_apply_the_window() {
        ChatMemory memory = messages(2);
        memory.add(user("1"));

        memory.set(user("2"), ai("3"), user("4"));
        assertThat(memory.messages()).containsExactly(ai("3"), user("4"));

        memory.add(ai("5"));
        assertThat(memory.messages()).containsExactly(user("4"), ai("5"));
    }

    @Test
    void should_be_apart_from_the_lists_it_takes_and_gives() {
        ChatMemory memory = messages(5);
        List<ChatMessage> given = new ArrayList<>(List.of(user("1"), ai("2")));

        memory.set(given);
        given.clear();
        memory.messages().add(user("a guardrail's reprompt"));
        memory.messages().clear();

        assertThat(memory.messages()).containsExactly(user("1"), ai("2"));
    }

    @Test
    void should_write_once_to_the_windows_store_when_all_is_set() {
        AtomicInteger writes = new AtomicInteger();
        InMemoryChatMemoryStore store = new InMemoryChatMemoryStore() {
            @Override
            public void updateMessages(Object memoryId, List<ChatMessage> messages) {
                writes.incrementAndGet();
                super.updateMessages(memoryId, messages);
            }
        };
        ChatMemory memory = over(id -> MessageWindowChatMemory.builder()
                .id(id)
                .maxMessages(5)
                .chatMemoryStore(store)
                .build());

        memory.set(user("1"), ai("2"), user("3"));

        assertThat(writes).hasValue(1);
        assertThat(store.getMessages("ann")).hasSize(3);
    }

    @Test
    void should_ignore_nothing_added_and_refuse_nothing_set() {
        ChatMemory memory = messages(5);
        memory.add(user("1"));

        memory.add((ChatMessage[]) null);
        memory.add(new ChatMessage[0]);
        memory.add((Iterable<ChatMessage>) null);
        memory.add(List.of());
        assertThatThrownBy(() -> memory.set(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clear()");
        assertThatThrownBy(() -> memory.set(Collections.<ChatMessage>emptySet()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> memory.set((Iterable<ChatMessage>) null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> memory.add((ChatMessage) null)).isInstanceOf(IllegalArgumentException.class);

        assertThat(memory.messages()).containsExactly(user("1"));
    }

    @Test
    void should_keep_the_messages_that_a_window_brings() {
        InMemoryChatMemoryStore store = new InMemoryChatMemoryStore();
        store.updateMessages("ann", List.of(user("1"), calls("a")));

        ChatMemory memory = over(id -> MessageWindowChatMemory.builder()
                .id(id)
                .maxMessages(5)
                .chatMemoryStore(store)
                .build());
        memory.add(user("2"));

        assertThat(memory.messages())
                .hasSize(4)
                .startsWith(user("1"), calls("a"))
                .endsWith(user("2"));
        assertThat(Talk.isRepair(memory.messages().get(2))).isTrue();
    }
}
