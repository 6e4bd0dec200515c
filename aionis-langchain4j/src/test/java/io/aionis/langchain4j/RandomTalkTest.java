package io.aionis.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random conversations, sound and unsound, in windows of every size. The seed is the test's name. */
class RandomTalkTest {

    private static final int SEEDS = 150;

    private final Bench bench = new Bench();
    private final List<ChatMessage> entered = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void should_keep_the_promises_of_a_memory(long seed) {
        Random random = new Random(seed);
        int most = 1 + random.nextInt(8);
        ChatMemories chats = chats(most);
        ChatMemory memory = chats.get("ann");
        int steps = 10 + random.nextInt(60);
        for (int i = 0; i < steps; i++) {
            ChatMessage message = next(random, i);
            entered.add(message);
            memory.add(message);
            check(memory.messages(), message);
        }

        assertThat(chats.history("ann").stream()
                        .map(RecordedMessage::message)
                        .filter(said -> !Talk.isRepair(said))
                        .toList())
                .as("all that entered is recorded once, in order, but the same system message said again")
                .isEqualTo(withoutRepeatedSystem(entered));
        memory.add(UserMessage.from("last"), AiMessage.from("bye"));
        bench.engine.flush(Duration.ofSeconds(60));
        assertThat(withoutSystem(chats(most).get("ann").messages()))
                .as("a restart goes on with the same window")
                .isEqualTo(withoutSystem(memory.messages()));
    }

    /** Without tools and rewriting, the window alone decides. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void should_hold_what_the_window_holds_when_there_are_no_tools(long seed) {
        Random random = new Random(seed);
        int most = 1 + random.nextInt(8);
        ChatMemory memory = chats(most).get("ann");
        ChatMemory twin = MessageWindowChatMemory.withMaxMessages(most);
        for (int i = 0; i < 40; i++) {
            ChatMessage message = random.nextInt(6) == 0 ? system(random) : words(random, i);
            memory.add(message);
            twin.add(message);
            assertThat(memory.messages()).isEqualTo(twin.messages());
        }
    }

    private ChatMemories chats(int most) {
        return bench.plugin().build().chatMemory(Bench.class, most);
    }

    private void check(List<ChatMessage> messages, ChatMessage latest) {
        assertThat(Talk.refused(messages)).isNull();
        List<ChatMessage> said = withoutSystem(messages).stream()
                .filter(message -> !Talk.isRepair(message))
                .toList();
        assertThat(isWithin(said, entered))
                .as("only what entered, in order: %s", said)
                .isTrue();
        boolean looping = latest instanceof ToolExecutionResultMessage || ToolBlocks.opens(latest);
        int user = lastUser(entered);
        if (looping && inLoop(user)) {
            assertThat(messages).as("the user message of a running loop").contains(entered.get(user));
        }
        if (ToolBlocks.opens(latest)) {
            assertThat(messages).as("the running block").endsWith(latest);
        }
    }

    /** Whether nothing but tool blocks came since the user's message. */
    private boolean inLoop(int user) {
        return user >= 0
                && entered.subList(user + 1, entered.size()).stream()
                        .allMatch(m -> m instanceof ToolExecutionResultMessage || ToolBlocks.opens(m))
                && entered.subList(user + 1, entered.size()).stream().anyMatch(ToolBlocks::opens);
    }

    private ChatMessage next(Random random, int i) {
        if (!waiting.isEmpty() && random.nextInt(6) > 0) {
            return Talk.result(waiting.remove(random.nextInt(waiting.size())));
        }
        switch (random.nextInt(8)) {
            case 0 -> {
                return system(random);
            }
            case 1, 2, 3 -> {
                waiting.clear();
                int calls = 1 + random.nextInt(4);
                for (int c = 0; c < calls; c++) {
                    waiting.add("c" + random.nextInt(4));
                }
                return Talk.calls(waiting.toArray(String[]::new));
            }
            case 4 -> {
                return Talk.result("stray");
            }
            default -> {
                waiting.clear();
                return words(random, i);
            }
        }
    }

    private static ChatMessage system(Random random) {
        return SystemMessage.from("rule " + random.nextInt(2));
    }

    private static ChatMessage words(Random random, int i) {
        return random.nextBoolean() ? UserMessage.from("q" + i) : AiMessage.from("a" + i);
    }

    private static int lastUser(List<ChatMessage> messages) {
        int last = -1;
        for (int i = 0; i < messages.size(); i++) {
            last = messages.get(i) instanceof UserMessage ? i : last;
        }
        return last;
    }

    private static boolean isWithin(List<ChatMessage> some, List<ChatMessage> all) {
        int at = 0;
        for (ChatMessage message : all) {
            if (at < some.size() && some.get(at).equals(message)) {
                at++;
            }
        }
        return at == some.size();
    }

    private static List<ChatMessage> withoutSystem(List<ChatMessage> messages) {
        return messages.stream().filter(m -> !(m instanceof SystemMessage)).toList();
    }

    private static List<ChatMessage> withoutRepeatedSystem(List<ChatMessage> messages) {
        List<ChatMessage> kept = new ArrayList<>();
        ChatMessage system = null;
        for (ChatMessage message : messages) {
            boolean repeated = message instanceof SystemMessage && message.equals(system);
            system = message instanceof SystemMessage ? message : system;
            if (!repeated) {
                kept.add(message);
            }
        }
        return kept;
    }
}
