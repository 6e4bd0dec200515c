package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import io.aionis.model.EvidenceBody.RunStarted;
import io.aionis.model.RunStatus;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guide stands in the current user message of every request, whatever window and guardrails do to it. */
class LostGuideTest extends RecordedDesk {

    private final ChatMemory window = MessageWindowChatMemory.withMaxMessages(4);

    @BeforeEach
    void teach() {
        bench.model.calls(tool("c1", "fail", "{\"why\":\"A1\"}")).says("no luck");
        desk(bench.plugin().build()).chat("reserve A1");
        bench.evidence();
        bench.model.requests.clear();
    }

    private Desk windowed(AionisPlugin plugin) {
        return plugin.attach(AiServices.builder(Desk.class))
                .chatModel(plugin.replaying(bench.model))
                .chatMemory(window)
                .tools(tools)
                .build();
    }

    private void loopOf(int rounds) {
        for (int i = 0; i < rounds; i++) {
            bench.model.calls(tool("r" + i, "findOrder", "{\"orderId\":\"B" + i + "\"}"));
        }
        bench.model.says("done");
    }

    private static List<UserMessage> users(List<ChatMessage> messages) {
        return messages.stream()
                .filter(UserMessage.class::isInstance)
                .map(UserMessage.class::cast)
                .toList();
    }

    private void everyRequestIsGuidedFor(String question) {
        for (int request = 0; request < bench.model.requests.size(); request++) {
            assertThat(bench.model.userTextOf(request))
                    .as("request " + request)
                    .contains("tool fail")
                    .endsWith("\n\n" + question);
            assertThat(bench.model.requests.get(request).messages())
                    .filteredOn(message -> message instanceof UserMessage user
                            && Texts.of(user.contents()).contains("tool fail"))
                    .hasSize(1);
        }
    }

    @Test
    void should_guide_each_request_of_a_loop_that_is_longer_than_the_window_and_the_turn_after() {
        Desk desk = windowed(bench.plugin().build());
        loopOf(6);

        desk.chat("reserve A2");

        assertThat(bench.model.requests).hasSize(7);
        everyRequestIsGuidedFor("reserve A2");
        assertThat(users(window.messages())).isEmpty();
        bench.model.requests.clear();
        loopOf(5);
        desk.chat("reserve A3");
        everyRequestIsGuidedFor("reserve A3");
        assertThat(window.messages().toString()).doesNotContain("tool fail");
    }

    @Test
    void should_show_that_the_window_drops_the_question_without_a_model_that_gives_it_back() {
        AionisPlugin plugin = bench.plugin().build();
        loopOf(6);

        plugin.attach(AiServices.builder(Desk.class))
                .chatModel(bench.model)
                .chatMemory(window)
                .tools(tools)
                .build()
                .chat("reserve A2");

        assertThat(users(bench.model.requests.get(6).messages())).isEmpty();
    }

    @Test
    void should_guide_each_request_of_a_streamed_loop_that_is_longer_than_the_window() {
        // Its own task knows nothing yet; the first call teaches it.
        AionisPlugin plugin = bench.plugin().build();
        Stream desk = plugin.attach(AiServices.builder(Stream.class))
                .streamingChatModel(plugin.guiding(new ScriptedStream(bench.model)))
                .chatMemory(window)
                .tools(tools)
                .build();
        bench.model.calls(tool("c1", "fail", "{\"why\":\"A1\"}")).says("no luck");
        desk.chat("reserve A1").onError(Assertions::fail).start();
        bench.model.requests.clear();
        loopOf(6);

        desk.chat("reserve A2").onError(Assertions::fail).start();

        assertThat(bench.model.requests).hasSize(7);
        everyRequestIsGuidedFor("reserve A2");
    }

    @Test
    void should_guide_the_request_in_which_a_guardrail_asks_again() {
        AionisPlugin plugin = bench.plugin().build();
        OutputGuardrail polite = new OutputGuardrail() {
            @Override
            public OutputGuardrailResult validate(AiMessage answer) {
                return answer.text().equals("bad") ? reprompt("bad", "say it better") : success();
            }
        };
        bench.model.says("bad").says("good");

        plugin.attach(AiServices.builder(Desk.class))
                .chatModel(plugin.replaying(bench.model))
                .chatMemory(MessageWindowChatMemory.withMaxMessages(20))
                .tools(tools)
                .outputGuardrails(polite)
                .build()
                .chat("reserve A2");

        List<UserMessage> again = users(bench.model.requests.get(1).messages());
        assertThat(again).hasSize(2);
        assertThat(Texts.of(again.get(0).contents())).contains("tool fail").endsWith("\n\nreserve A2");
        assertThat(Texts.of(again.get(1).contents())).isEqualTo("say it better");
    }

    @Test
    void should_record_a_failed_run_when_a_guardrail_refuses_the_question() {
        InputGuardrail strict = new InputGuardrail() {
            @Override
            public InputGuardrailResult validate(UserMessage message) {
                return fatal("not today");
            }
        };
        Desk desk = service(bench.plugin().build())
                .tools(tools)
                .inputGuardrails(strict)
                .build();

        Assertions.assertThatThrownBy(() -> desk.chat("reserve A2")).hasMessageContaining("not today");

        assertThat(bench.model.requests).isEmpty();
        assertThat(bench.ends()).extracting(end -> end.status()).containsExactly(RunStatus.RETURNED, RunStatus.FAILED);
    }

    @Test
    void should_record_the_users_own_words_when_a_guardrail_rewrites_them() {
        List<String> seen = new ArrayList<>();
        InputGuardrail rewriting = new InputGuardrail() {
            @Override
            public InputGuardrailResult validate(UserMessage message) {
                seen.add(message.singleText());
                return successWith(message.singleText().replace("A2", "[order]"));
            }
        };
        bench.model.calls(tool("c", "grumble", "{\"level\":1}")).says("done");

        service(bench.plugin().build())
                .tools(tools)
                .inputGuardrails(rewriting)
                .build()
                .chat("reserve A2");

        assertThat(seen).singleElement().asString().contains("tool fail").endsWith("reserve A2");
        assertThat(bench.all(RunStarted.class)).extracting(RunStarted::request).contains("reserve A2");
        for (int request = 0; request < 2; request++) {
            assertThat(bench.model.userTextOf(request)).contains("tool fail").endsWith("reserve [order]");
        }
    }
}
