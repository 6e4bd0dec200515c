package io.aionis.langchain4j;

import static io.aionis.langchain4j.Talk.ai;
import static io.aionis.langchain4j.Talk.calls;
import static io.aionis.langchain4j.Talk.result;
import static io.aionis.langchain4j.Talk.system;
import static io.aionis.langchain4j.Talk.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tool blocks stay whole, and a turn can always begin. */
class ToolBlockMemoryTest {

    private final Bench bench = new Bench();
    private final AionisPlugin plugin = bench.plugin().build();

    private ChatMemory window(int most) {
        return plugin.chatMemory(Bench.class, most).get("ann");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6})
    void should_hold_the_running_block_and_its_user_message_whole_when_the_window_is_smaller(int most) {
        ChatMemory memory = window(most);
        memory.add(user("old"), ai("older"), user("do it"));

        memory.add(calls("a", "b", "c", "d"), result("a"), result("b"), result("c"), result("d"));
        assertThat(memory.messages())
                .endsWith(user("do it"), calls("a", "b", "c", "d"), result("a"), result("b"), result("c"), result("d"));

        memory.add(calls("e"), result("e"));
        assertThat(memory.messages()).contains(user("do it")).endsWith(calls("e"), result("e"));
        assertThat(Talk.refused(memory.messages())).isNull();
    }

    @Test
    void should_give_the_window_its_way_when_the_loop_is_over() {
        ChatMemory memory = window(2);

        memory.add(user("do it"), calls("a"), result("a"), ai("done"));

        assertThat(memory.messages()).containsExactly(ai("done"));
    }

    @Test
    void should_put_an_error_in_place_of_each_missing_result_when_the_next_user_message_comes() {
        ChatMemory memory = window(20);
        memory.add(user("1"), calls("a", "b", "c"), result("b"));

        memory.add(user("2"));

        List<ChatMessage> messages = memory.messages();
        assertThat(messages).hasSize(6).startsWith(user("1"), calls("a", "b", "c"), result("b"));
        assertThat(messages.subList(3, 5)).allMatch(Talk::isRepair);
        assertThat(messages.get(5)).isEqualTo(user("2"));
    }

    @Test
    void should_repair_when_an_answer_comes_instead_of_results() {
        ChatMemory memory = window(20);
        memory.add(user("1"), calls("a"), ai("never mind"));

        assertThat(Talk.refused(memory.messages())).isNull();
        assertThat(memory.messages()).hasSize(4).anyMatch(Talk::isRepair);
    }

    @Test
    void should_not_repair_what_still_runs() {
        ChatMemory memory = window(20);

        memory.add(user("1"), calls("a", "b"));
        assertThat(memory.messages()).containsExactly(user("1"), calls("a", "b"));

        memory.add(system("changed by a tool"), result("a"), result("b"));
        assertThat(memory.messages())
                .as("results stand right behind their call")
                .containsExactly(user("1"), calls("a", "b"), result("a"), result("b"), system("changed by a tool"));
    }

    @Test
    void should_leave_out_results_that_no_call_waits_for() {
        ChatMemory memory = window(20);

        memory.add(result("x"), user("1"), calls("a"), result("a"), result("a"), ai("2"), result("a"));

        assertThat(memory.messages()).containsExactly(user("1"), calls("a"), result("a"), ai("2"));
    }

    @Test
    void should_tell_calls_apart_when_ids_are_null_or_used_twice() {
        ChatMemory memory = window(4);

        memory.add(user("1"), calls(null, null), result(null));
        memory.add(user("2"));
        assertThat(memory.messages()).hasSize(4);
        assertThat(Talk.refused(memory.messages())).isNull();

        memory.add(calls("a", "a"), result("a"), result("a"), calls("a"), result("a"));
        assertThat(memory.messages()).contains(user("2")).endsWith(calls("a"), result("a"));
        assertThat(Talk.refused(memory.messages())).isNull();
    }

    @Test
    void should_take_what_a_compensation_sets_in_the_middle_of_a_block() {
        ChatMemory memory = window(3);
        memory.add(user("1"), calls("a"), result("a"), calls("b"));
        ToolExecutionResultMessage undone = result("a").toBuilder()
                .contents(List.of(dev.langchain4j.data.message.TextContent.from("rolled back")))
                .isError(true)
                .build();
        List<ChatMessage> rewritten = new ArrayList<>(memory.messages());
        rewritten.replaceAll(message -> message.equals(result("a")) ? undone : message);

        memory.set(rewritten);
        memory.add(result("b"));

        assertThat(memory.messages()).contains(user("1")).endsWith(calls("b"), result("b"));
        assertThat(Talk.refused(memory.messages())).isNull();
    }

    @Test
    void should_repair_what_was_set_broken() {
        ChatMemory memory = window(20);

        memory.set(result("x"), user("1"), calls("a"), user("2"), calls("b"));

        assertThat(Talk.refused(memory.messages())).isNull();
        assertThat(memory.messages()).hasSize(5).endsWith(user("2"), calls("b"));
        memory.add(result("b"));
        assertThat(memory.messages()).endsWith(user("2"), calls("b"), result("b"));
    }

    @Test
    void should_hold_the_message_as_the_window_rewrote_it() {
        ChatMemory memory = plugin.chatMemory("masked", id -> new Masking()).get("ann");

        memory.add(user("my card is 4711"), calls("a"), result("a"), calls("b"), result("b"));

        assertThat(memory.messages())
                .as("what a window masks is not put back")
                .containsExactly(user("my card is ****"), calls("a"), result("a"), calls("b"), result("b"));
        bench.engine.flush(java.time.Duration.ofSeconds(10));
        assertThat(plugin.chatMemory("masked", id -> new Masking()).history("ann"))
                .first()
                .extracting(RecordedMessage::message)
                .isEqualTo(user("my card is ****"));
    }

    @Test
    void should_show_the_tool_loop_to_the_model_though_the_window_keeps_no_tool_messages() {
        ChatMemory memory = plugin.chatMemory("words", id -> new WordsOnly()).get("ann");

        memory.add(user("1"), calls("a"), result("a"));
        assertThat(memory.messages()).containsExactly(user("1"), calls("a"), result("a"));

        memory.add(ai("2"));
        assertThat(memory.messages()).containsExactly(user("1"), ai("2"));
    }

    /** A window that hides digits. */
    private static final class Masking extends Wrapped {
        @Override
        public void add(ChatMessage message) {
            inner.add(
                    message instanceof UserMessage u
                            ? UserMessage.from(u.singleText().replaceAll("[0-9]", "*"))
                            : message);
        }
    }

    /** A window that keeps what people and model say, and no tool traffic. */
    private static final class WordsOnly extends Wrapped {
        @Override
        public void add(ChatMessage message) {
            if (!(message instanceof ToolExecutionResultMessage) && !ToolBlocks.opens(message)) {
                inner.add(message);
            }
        }
    }

    private abstract static class Wrapped implements ChatMemory {
        final ChatMemory inner = MessageWindowChatMemory.withMaxMessages(20);

        @Override
        public Object id() {
            return inner.id();
        }

        @Override
        public List<ChatMessage> messages() {
            return inner.messages();
        }

        @Override
        public void clear() {
            inner.clear();
        }
    }
}
