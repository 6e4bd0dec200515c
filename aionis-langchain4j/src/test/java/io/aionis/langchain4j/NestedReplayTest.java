package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.moderation.Moderation;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.moderation.ModerationRequest;
import dev.langchain4j.model.moderation.ModerationResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Moderate;
import dev.langchain4j.service.ModerationException;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Replays among other things that AiServices do in one call: moderation, services within tools, memories they share. */
class NestedReplayTest extends BothWays {

    private final AionisPlugin plugin = both().build();

    interface Moderated {
        @Moderate
        @UserMessage("Refund order {{order}} because {{reason}}")
        String refund(@V("order") String order, @V("reason") String reason);
    }

    interface Inner {
        @UserMessage("Refund order {{order}} because {{reason}}")
        String refund(@V("order") String order, @V("reason") String reason);
    }

    private Moderated moderated(boolean flagged) {
        ModerationModel judge = new ModerationModel() {
            @Override
            public ModerationResponse doModerate(ModerationRequest request) {
                return ModerationResponse.builder()
                        .moderation(flagged ? Moderation.flagged("rude") : Moderation.notFlagged())
                        .build();
            }
        };
        return plugin.attach(AiServices.builder(Moderated.class))
                .chatModel(plugin.replaying(bench.model))
                .moderationModel(judge)
                .tools(plugin.guarded(tools))
                .build();
    }

    @Test
    void should_replay_a_call_that_is_moderated() {
        bench.model.says("Refunded.");

        assertThat(moderated(false).refund("B-2002", "late")).isEqualTo("Refunded.");

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(replay().modelCalls()).isEqualTo(1);
    }

    @Test
    void should_write_nothing_when_moderation_stops_the_call() {
        assertThatThrownBy(() -> moderated(true).refund("B-2002", "late")).isInstanceOf(ModerationException.class);

        assertThat(tools.done).isEmpty();
        assertThat(bench.model.requests).isEmpty();
        assertThat(replay().handedBack()).contains("ended before the plan did");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_replay_a_service_within_a_tool_of_another(Way way) {
        Inner inner = plugin.attach(AiServices.builder(Inner.class))
                .chatModel(plugin.replaying(bench.model))
                .tools(plugin.guarded(tools))
                .build();
        class Asking extends OrderTools {
            @Override
            @Tool(value = "Finds an order", metadata = READ)
            String findOrder(@P("the order's id") String orderId) {
                inner.refund("C-3003", "broken");
                return super.findOrder(orderId);
            }
        }
        Asking asking = new Asking();
        bench.model.says("inner").says("outer");

        String answer = ask(way, plugin, service -> service.tools(plugin.guarded(asking)));

        assertThat(answer).isEqualTo("outer");
        assertThat(tools.done).containsExactly("find C-3003", "refund pay-C-3003 broken");
        assertThat(asking.done).containsExactly("find B-2002", "refund pay-B-2002 late");
        assertThat(bench.replays).hasSize(2).allSatisfy(replay -> {
            assertThat(replay.handedBack()).isNull();
            assertThat(replay.modelCalls()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_replay_two_calls_that_share_a_memory(Way way) {
        MessageWindowChatMemory memory = MessageWindowChatMemory.withMaxMessages(20);
        bench.model.says("one").says("two");

        ask(way, plugin, service -> service.tools(plugin.guarded(tools)).chatMemory(memory));
        ask(way, plugin, service -> service.tools(plugin.guarded(tools)).chatMemory(memory));

        assertThat(tools.refunds()).isEqualTo(2);
        assertThat(bench.replays)
                .hasSize(2)
                .allSatisfy(replay -> assertThat(replay.handedBack()).isNull());
        assertThat(memory.messages())
                .extracting(ChatMessage::type)
                .filteredOn(type -> type == dev.langchain4j.data.message.ChatMessageType.USER)
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_write_once_when_the_model_goes_on_by_itself_after_the_plan(Way way) {
        bench.model
                .calls(tool("x1", "refund", "{\"reason\":\"late\",\"paymentId\":\"pay-B-2002\"}"))
                .says("done");

        ask(way, plugin);

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(replay().handedBack()).contains("the model called 'refund' itself");
        assertThat(replay().modelCalls()).isEqualTo(2);
    }

    @Test
    void should_say_that_a_call_ended_before_its_plan_when_a_tool_returned_at_once() {
        ask(
                Way.STREAMED,
                plugin,
                service -> service.tools(plugin.guarded(ToolObjects.scan(tools)), Set.of("findOrder")));

        assertThat(tools.done).containsExactly("find B-2002");
        assertThat(bench.model.requests).isEmpty();
        assertThat(replay().handedBack()).contains("ended before the plan did");
        assertThat(replay().modelCalls()).isZero();
    }
}
