package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The store fails at each of its operations in turn: the agent answers, and writes at most once. */
class FailingMemoryTest extends BothWays {

    /** More than a replayed call makes. */
    private static final int OPERATIONS = 40;

    private static final int TURNS = 6;

    static Stream<Arguments> everywhere() {
        return Arrays.stream(Way.values())
                .flatMap(way -> IntStream.range(0, OPERATIONS).mapToObj(working -> Arguments.of(way, working)));
    }

    /** Refunds, unless it sees that somebody has, or was told not to. */
    private static AiMessage think(ChatRequest request) {
        boolean answered = request.messages().stream()
                .anyMatch(message -> message instanceof ToolExecutionResultMessage result
                        && result.toolName().equals("refund"));
        return answered
                ? AiMessage.from("done")
                : AiMessage.from(tool("x1", "refund", "{\"paymentId\":\"pay-B-2002\",\"reason\":\"late\"}"));
    }

    private void script() {
        for (int i = 0; i < TURNS; i++) {
            bench.model.does(FailingMemoryTest::think);
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void should_answer_and_write_at_most_once_when_the_memory_is_gone(Way way, int working) {
        AionisPlugin plugin = both().build();
        script();
        bench.store.working.set(working);

        assertThat(ask(way, plugin)).isEqualTo("done");

        assertThat(tools.refunds()).isLessThanOrEqualTo(1);
        if (working == 0) {
            // No plan was known, so nothing had to be kept from happening twice.
            assertThat(tools.refunds()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void should_write_at_most_once_when_the_request_comes_again_and_the_memory_is_back(Way way, int working) {
        AionisPlugin keyed = both().idempotencyKeyFrom(context -> "req-1").build();
        script();
        bench.store.working.set(working);
        assertThat(ask(way, keyed)).isEqualTo("done");
        bench.store.working.set(Integer.MAX_VALUE);

        assertThat(ask(way, keyed)).isEqualTo("done");

        assertThat(tools.refunds()).isLessThanOrEqualTo(1);
    }
}
