package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.query.Metadata;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuideTest {

    interface Desk {
        Result<String> chat(String message);

        String look(
                @dev.langchain4j.service.UserMessage String message,
                @dev.langchain4j.service.UserMessage ImageContent picture);
    }

    private final Bench bench = new Bench();
    private final OrderTools tools = new OrderTools();
    private final MessageWindowChatMemory memory = MessageWindowChatMemory.withMaxMessages(20);

    private Desk desk(AionisPlugin plugin) {
        return plugin.attach(AiServices.builder(Desk.class))
                .chatModel(bench.model)
                .chatMemory(memory)
                .tools(tools)
                .build();
    }

    /** One run that failed at a tool, so that there is something to say. */
    private void teach() {
        bench.model.calls(tool("c1", "fail", "{\"why\":\"A1\"}")).says("no luck");
        bench.plugin()
                .build()
                .attach(AiServices.builder(Desk.class))
                .chatModel(bench.model)
                .tools(tools)
                .build()
                .chat("reserve A1");
        bench.evidence();
        bench.model.requests.clear();
    }

    @Test
    void should_leave_the_message_alone_when_nothing_is_known() {
        bench.model.says("hi");

        desk(bench.plugin().build()).chat("hello");

        assertThat(bench.model.userTextOf(0)).isEqualTo("hello");
    }

    @Test
    void should_put_the_guide_before_each_request_of_the_loop_and_not_into_the_memory() {
        teach();
        bench.model.calls(tool("c2", "grumble", "{\"level\":1}")).says("done");

        Result<String> result = desk(bench.plugin().build()).chat("reserve A2");

        for (int request = 0; request < 2; request++) {
            assertThat(bench.model.userTextOf(request))
                    .endsWith("\n\nreserve A2")
                    .contains("fail");
        }
        assertThat(memory.messages())
                .filteredOn(UserMessage.class::isInstance)
                .containsExactly(UserMessage.from("reserve A2"));
        assertThat(result.sources()).isEmpty();
        assertThat(bench.all(io.aionis.model.EvidenceBody.RunStarted.class))
                .extracting(started -> started.request())
                .containsExactly("reserve A1", "reserve A2");
    }

    @Test
    void should_keep_the_users_own_augmentor_and_its_sources() {
        teach();
        RetrievalAugmentor own = DefaultRetrievalAugmentor.builder()
                .contentRetriever(query -> List.of(Content.from("Returns take 30 days.")))
                .build();
        bench.model.says("done");

        Result<String> result =
                desk(bench.plugin().retrievalAugmentor(own).build()).chat("reserve A2");

        assertThat(bench.model.userTextOf(0))
                .contains("fail")
                .contains("reserve A2")
                .contains("Returns take 30 days.");
        assertThat(result.sources())
                .extracting(content -> content.textSegment().text())
                .containsExactly("Returns take 30 days.");
    }

    @Test
    void should_say_nothing_when_guiding_is_off() {
        teach();
        bench.model.says("done");

        desk(bench.plugin().guiding(false).build()).chat("reserve A2");

        assertThat(bench.model.userTextOf(0)).isEqualTo("reserve A2");
    }

    @Test
    void should_guide_when_a_picture_comes_with_the_text() {
        bench.model
                .calls(tool("c1", "fail", "{\"why\":\"A1\"}"))
                .says("no luck")
                .says("done");
        Desk desk = desk(bench.plugin().build());
        desk.look("what is this", ImageContent.from("https://example.com/a.png"));
        bench.evidence();
        bench.model.requests.clear();

        desk.look("and this", ImageContent.from("https://example.com/b.png"));

        assertThat(bench.model.requests.get(0).messages()).last().satisfies(last -> {
            var contents = ((UserMessage) last).contents();
            assertThat(((TextContent) contents.get(0)).text()).contains("fail").endsWith("and this");
            assertThat(contents.get(1)).isEqualTo(ImageContent.from("https://example.com/b.png"));
        });
    }

    @Test
    void should_put_a_text_before_when_the_message_is_a_picture() {
        ImageContent picture = ImageContent.from("https://example.com/a.png");

        assertThat(GuideAugmentor.before(UserMessage.from(picture), "guide").contents())
                .containsExactly(TextContent.from("guide"), picture);
    }

    @Test
    void should_pass_through_when_used_outside_an_ai_service() {
        var augmentor = new GuideAugmentor(
                null,
                new Invocations(java.time.Clock.systemUTC(), java.time.Duration.ofHours(1)),
                new OpenBlocks(),
                new ToolFacts(new ToolCatalog(
                        java.util.Map.of(), ToolOutcomes.NO_ERROR_IS_SUCCESS, new Failures(FailurePolicy.FAIL))),
                (memoryId, guide) -> {},
                new Failures(FailurePolicy.FAIL),
                100);
        UserMessage message = UserMessage.from("hello");

        AugmentationResult result =
                augmentor.augment(new AugmentationRequest(message, Metadata.from(message, null, null)));

        assertThat(result.chatMessage()).isSameAs(message);
    }

    @Test
    void should_let_the_call_pass_when_the_store_cannot_be_read() {
        bench.store.failReads = true;
        AionisPlugin plugin = bench.plugin().build();
        bench.model.says("still here");

        assertThat(desk(plugin).chat("go").content()).isEqualTo("still here");

        assertThat(bench.model.userTextOf(0)).isEqualTo("go");
        assertThat(plugin.failures()).isPositive();
    }
}
