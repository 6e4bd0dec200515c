package io.aionis.langchain4j;

import static io.aionis.langchain4j.Talk.ai;
import static io.aionis.langchain4j.Talk.calls;
import static io.aionis.langchain4j.Talk.result;
import static io.aionis.langchain4j.Talk.system;
import static io.aionis.langchain4j.Talk.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import io.aionis.model.Chat;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Everything that was said is in the ledger, and a memory goes on from there. */
class ChatHistoryTest {

    private final Bench bench = new Bench();
    private final ChatMemories chats = bench.plugin().build().chatMemory("desk", ChatHistoryTest::window);

    private static ChatMemory window(Object id) {
        return MessageWindowChatMemory.builder().id(id).maxMessages(4).build();
    }

    /** As after a restart: another plugin over the same ledger. */
    private ChatMemories again() {
        bench.engine.flush(Duration.ofSeconds(60));
        return bench.plugin().build().chatMemory("desk", ChatHistoryTest::window);
    }

    private static List<ChatMessage> said(ChatMemories chats, Object id) {
        return chats.history(id).stream().map(RecordedMessage::message).toList();
    }

    @Test
    void should_hold_all_that_was_said_when_the_window_dropped_it() {
        ChatMemory memory = chats.get("ann");
        List<ChatMessage> all = new ArrayList<>(List.of(system("be kind")));
        for (int i = 0; i < 40; i++) {
            all.addAll(List.of(user("q" + i), calls("c"), result("c"), ai("a" + i)));
        }

        memory.add(all);
        memory.add(system("be kind"));

        assertThat(said(chats, "ann")).isEqualTo(all);
        assertThat(memory.messages()).hasSizeLessThanOrEqualTo(4);
        assertThat(chats.history("bob")).isEmpty();
    }

    @Test
    void should_be_no_part_of_what_is_judged() {
        chats.get("ann").add(user("1"), calls("c"), result("c"), ai("2"));
        bench.evidence();

        assertThat(bench.shop().state().memories()).isEmpty();
        assertThat(bench.shop().chat(new Chat("desk", "ann"))).hasSize(4);
    }

    @Test
    void should_go_on_where_it_was_when_another_process_takes_over() {
        ChatMemory memory = chats.get("ann");
        memory.add(system("be kind"), user("1"), ai("2"), user("3"), ai("4"));

        ChatMemory next = again().get("ann");

        assertThat(next.messages())
                .isEqualTo(memory.messages())
                .containsExactly(system("be kind"), ai("2"), user("3"), ai("4"));
        next.add(system("be kind"), user("5"));
        assertThat(said(again(), "ann")).endsWith(ai("4"), user("5")).hasSize(6);
    }

    @Test
    void should_repair_the_block_that_a_crash_left_when_the_next_turn_begins() {
        chats.get("ann").add(user("1"), calls("a", "b"), result("a"));

        ChatMemory next = again().get("ann");
        next.add(user("2"));

        assertThat(Talk.refused(next.messages())).isNull();
        assertThat(next.messages()).hasSize(4).endsWith(user("2"));
        assertThat(again().history("ann")).filteredOn(m -> m.note() != null).hasSize(1);
    }

    @Test
    void should_stay_cleared_after_a_restart_and_keep_the_history() {
        ChatMemory memory = chats.get("ann");
        memory.add(user("1"), ai("2"));
        memory.clear();
        assertThat(again().get("ann").messages()).isEmpty();

        memory.add(user("3"));

        assertThat(again().get("ann").messages()).containsExactly(user("3"));
        assertThat(said(again(), "ann")).containsExactly(user("1"), ai("2"), user("3"));
    }

    @Test
    void should_not_say_twice_what_a_rewriting_kept() {
        ChatMemory memory = chats.get("ann");
        memory.add(user("1"), ai("2"), user("3"), ai("4"));

        memory.set(ai("summary of 1 and 2"), user("3"), ai("4"));

        assertThat(said(chats, "ann"))
                .containsExactly(user("1"), ai("2"), user("3"), ai("4"), ai("summary of 1 and 2"));
        assertThat(again().get("ann").messages()).containsExactly(ai("summary of 1 and 2"), user("3"), ai("4"));
        assertThat(bench.all(EvidenceBody.ChatReset.class))
                .singleElement()
                .satisfies(reset -> assertThat(reset.kept()).hasSize(3));
    }

    @Test
    void should_note_a_result_that_comes_too_late_and_leave_it_out_of_the_window() {
        ChatMemory memory = chats.get("ann");
        memory.add(user("1"), calls("a"), user("2"), result("a"));

        assertThat(memory.messages()).hasSize(4).endsWith(user("2"));
        assertThat(chats.history("ann")).last().satisfies(late -> {
            assertThat(late.message()).isEqualTo(result("a"));
            assertThat(late.note()).contains("not in the window");
        });
        assertThat(again().get("ann").messages()).isEqualTo(memory.messages());
    }

    @Test
    void should_keep_pictures_odd_text_and_large_messages_as_they_were() {
        List<ChatMessage> all = List.of(
                UserMessage.from(
                        TextContent.from("half \uD83D a pair, \u0000 and \u202E"),
                        ImageContent.from("aGVsbG8=", "image/png"),
                        AudioContent.from("https://example.org/a.mp3")),
                AiMessage.builder()
                        .text("a")
                        .thinking("hm")
                        .attributes(Map.of("signature", "x"))
                        .build(),
                UserMessage.builder()
                        .name("ann")
                        .contents(List.of(TextContent.from("x".repeat(2_000_000))))
                        .build(),
                CustomMessage.from(Map.of("kind", "event")));

        chats.get("ann").add(all);

        assertThat(said(chats, "ann")).isEqualTo(all);
        assertThat(again().get("ann").messages()).isEqualTo(all);
    }

    @Test
    void should_keep_the_text_with_a_note_when_a_message_has_no_json() {
        ChatMemory memory = chats.get("ann");
        UserMessage huge = UserMessage.from("y".repeat(21_000_000));
        CustomMessage odd = CustomMessage.from(Map.of("self", new Object()));

        memory.add(huge, odd);

        assertThat(memory.messages()).containsExactly(huge, odd);
        assertThat(chats.history("ann"))
                .hasSize(2)
                .allSatisfy(kept -> assertThat(kept.note()).contains("kept as text"));
        assertThat(chats.history("ann").get(0).message()).isEqualTo(user("y".repeat(1_000_000)));
    }

    @Test
    void should_serve_the_agent_when_the_ledger_cannot_be_read() {
        bench.store.failReads = true;
        AionisPlugin plugin = bench.plugin().build();

        ChatMemory memory = plugin.chatMemory("desk", ChatHistoryTest::window).get("ann");
        memory.add(user("1"), ai("2"));

        assertThat(memory.messages()).containsExactly(user("1"), ai("2"));
        assertThat(plugin.failures()).isEqualTo(1);
        assertThatThrownBy(() -> chats.history("ann")).hasMessageContaining("disk gone");
        bench.store.failReads = false;
        assertThat(said(chats, "ann")).hasSize(2);
    }

    @Test
    void should_serve_the_agent_when_the_ledger_is_closed() {
        ChatMemory memory = chats.get("ann");
        bench.engine.close();

        memory.add(user("1"), calls("a"), user("2"));
        memory.clear();
        memory.add(user("3"));

        assertThat(memory.messages()).containsExactly(user("3"));
        assertThat(bench.engine.dropped()).isPositive();
    }

    @Test
    void should_record_nothing_and_keep_blocks_whole_when_recording_is_off() {
        ChatMemory memory = bench.plugin()
                .recording(false)
                .build()
                .chatMemory("desk", ChatHistoryTest::window)
                .get("ann");

        memory.add(user("1"), calls("a"), user("2"));

        assertThat(memory.messages()).hasSize(4);
        assertThat(bench.evidence()).isEmpty();
    }

    @Test
    void should_be_one_memory_for_an_id_and_apart_by_name_and_scope() {
        AionisPlugin plugin = AionisPlugin.builder()
                .aionis(bench.engine)
                .scope(context -> Scope.of("unused"))
                .chatScope(id -> Scope.of("user:" + id))
                .build();
        ChatMemories desk = plugin.chatMemory("desk", ChatHistoryTest::window);

        assertThat(desk.get("1"))
                .isSameAs(desk.get("1"))
                .isSameAs(desk.get(1))
                .isSameAs(plugin.chatMemory("desk", ChatHistoryTest::window).get("1"))
                .isNotSameAs(desk.get("2"))
                .isNotSameAs(plugin.chatMemory("other", ChatHistoryTest::window).get("1"));
        desk.get("1").add(user("hi"));
        assertThat(desk.history("2")).isEmpty();
        assertThat(bench.engine.in("user:1").chat(new Chat("desk", "1"))).hasSize(1);
    }

    @Test
    void should_be_the_same_memory_for_whoever_holds_it_when_many_others_came() {
        ChatMemory held = chats.get("ann");
        held.add(user("1"));

        for (int i = 0; i < 2 * ChatMemories.MOST; i++) {
            chats.get(i).add(user("n" + i));
        }

        assertThat(chats.get("ann")).isSameAs(held);
        assertThat(chats.get(0).messages()).containsExactly(user("n0"));
    }

    @Test
    void should_take_ids_that_are_blank_and_say_what_is_missing() {
        chats.get("").add(user("1"));
        chats.get(" ").add(user("2"));
        assertThat(again().get("").messages()).containsExactly(user("1"));

        ChatMemoryProvider none = id -> null;
        AionisPlugin perUser = AionisPlugin.builder()
                .aionis(bench.engine)
                .scope(context -> Scope.of("s"))
                .build();
        assertThatThrownBy(() -> perUser.chatMemory("desk", ChatHistoryTest::window))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chatScope(memoryId -> …)");
        assertThatThrownBy(() -> bench.plugin().build().chatMemory("none", none).get("ann"))
                .hasMessageContaining("'ann'")
                .hasMessageContaining("MessageWindowChatMemory");
        assertThatThrownBy(() -> bench.plugin().build().chatMemory(Bench.class, 0))
                .hasMessageContaining("maxMessages is 0");
        assertThatThrownBy(() -> bench.plugin().build().chatMemory("a:b", none)).hasMessageContaining("colon");
    }

    @Test
    void should_lose_nothing_when_many_threads_talk_at_once() throws Exception {
        ChatMemory memory = chats.get("ann");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> talks = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                String thread = "t" + t;
                talks.add(pool.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        memory.add(user(thread + "/" + i), calls("c"), result("c"), ai("done"));
                        assertThat(Talk.refused(memory.messages())).isNull();
                    }
                }));
            }
            for (Future<?> talk : talks) {
                talk.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(said(chats, "ann"))
                .filteredOn(UserMessage.class::isInstance)
                .hasSize(400)
                .doesNotHaveDuplicates();
        assertThat(again().get("ann").messages()).isEqualTo(memory.messages());
    }
}
