package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.CompensateFor;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.EvidenceBody.Withdrawal;
import io.aionis.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A write that LangChain4j rolled back is no part of how the work was done. */
class CompensationTest extends RecordedDesk {

    static class Travel {
        final List<String> done = new ArrayList<>();
        boolean full = true;

        @Tool
        String flight(String to) {
            done.add("flight " + to);
            return "booked " + to;
        }

        @CompensateFor("flight")
        void cancelFlight(String to) {
            done.add("cancel " + to);
        }

        @Tool
        String hotel(String in) {
            if (full) {
                full = false;
                throw new IllegalStateException("full");
            }
            return "room in " + in;
        }
    }

    private final Travel travel = new Travel();

    private void book(boolean withMemory) {
        var service = bench.plugin()
                .build()
                .attach(AiServices.builder(Desk.class))
                .chatModel(bench.model)
                .tools(travel)
                .compensateOnToolErrors(true);
        if (withMemory) {
            service.chatMemory(MessageWindowChatMemory.withMaxMessages(20));
        }
        service.build().chat("book a trip");
    }

    private void oneWithdrawalOfTheFirstFlight() {
        Evidence first = bench.evidence().stream()
                .filter(evidence -> evidence.body() instanceof ToolCall)
                .findFirst()
                .orElseThrow();
        assertThat(travel.done).containsExactly("flight rome", "cancel rome", "flight rome");
        assertThat(bench.all(Withdrawal.class))
                .containsExactly(new Withdrawal(first.id(), "rolled back by a compensation"));
        assertThat(bench.shop().run(bench.runs.get(0)).calls())
                .extracting(ToolCall::tool, ToolCall::outcome)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("hotel", Outcome.FAILED),
                        org.assertj.core.api.Assertions.tuple("flight", Outcome.SUCCEEDED),
                        org.assertj.core.api.Assertions.tuple("hotel", Outcome.SUCCEEDED));
    }

    @Test
    void should_take_back_a_call_that_was_rolled_back_in_its_own_batch() {
        bench.model
                .calls(tool("a", "flight", "{\"to\":\"rome\"}"), tool("b", "hotel", "{\"in\":\"rome\"}"))
                .calls(tool("c", "flight", "{\"to\":\"rome\"}"), tool("d", "hotel", "{\"in\":\"rome\"}"))
                .says("done");

        book(false);

        oneWithdrawalOfTheFirstFlight();
    }

    @Test
    void should_take_back_a_call_that_was_rolled_back_by_a_later_batch() {
        bench.model
                .calls(tool("a", "flight", "{\"to\":\"rome\"}"))
                .calls(tool("b", "hotel", "{\"in\":\"rome\"}"))
                .calls(tool("c", "flight", "{\"to\":\"rome\"}"))
                .calls(tool("d", "hotel", "{\"in\":\"rome\"}"))
                .says("done");

        book(true);

        oneWithdrawalOfTheFirstFlight();
    }

    @Test
    void should_take_nothing_back_when_an_id_was_used_twice() {
        bench.model
                .calls(tool("x", "grumble", "{\"level\":1}"))
                .calls(tool("x", "grumble", "{\"level\":\"high\"}"))
                .says("done");

        service(bench.plugin().build())
                .tools(tools)
                .toolArgumentsErrorHandler((error, context) ->
                        dev.langchain4j.service.tool.ToolErrorHandlerResult.text("level is a number"))
                .build()
                .chat("go");

        assertThat(bench.calls()).extracting(ToolCall::outcome).containsExactly(Outcome.SUCCEEDED, Outcome.FAILED);
        assertThat(bench.all(Withdrawal.class)).isEmpty();
    }
}
