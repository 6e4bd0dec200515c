package io.aionis.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.aionis.model.Json;
import io.aionis.replay.Checker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans that say more than which tools to call: their answer, loops, fresh values, and what must hold around them. */
class PlanAnswersTest extends BothWays {

    private static final String STEPS = """
            {"id": "s1", "tool": "findOrder", "effect": "READ",
             "arguments": {"orderId": {"$parameter": "order"}}},
            {"id": "s2", "tool": "refund", "effect": "WRITE",
             "arguments": {"paymentId": {"$from": "s1", "at": "/payment/id"}, "reason": {"$parameter": "reason"}}}""";

    private final AionisPlugin plugin = both().build();

    interface Typed {
        @UserMessage("Refund order {{order}} because {{reason}}")
        Receipt refund(@V("order") String order, @V("reason") String reason);

        @UserMessage("Refund order {{order}} because {{reason}}")
        int count(@V("order") String order, @V("reason") String reason);
    }

    private Typed typed() {
        return plugin.attach(AiServices.builder(Typed.class))
                .chatModel(plugin.replaying(bench.model))
                .tools(plugin.guarded(tools))
                .build();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_give_the_plans_answer_without_the_model(Way way) {
        load(STEPS, """
                "answer": {"$template": ["Refunded as ", {"$from": "s2", "at": "/refund"}, "."]},""", "answering");

        assertThat(ask(way, plugin)).isEqualTo("Refunded as ref-pay-B-2002.");

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(bench.model.requests).isEmpty();
        assertThat(replay().modelCalls()).isZero();
        assertThat(replay().handedBack()).isNull();
        assertThat(bench.ends().get(bench.ends().size() - 1).answer()).isEqualTo("Refunded as ref-pay-B-2002.");
    }

    @Test
    void should_give_the_plans_answer_in_the_methods_type_whether_the_model_knows_schemas_or_not() {
        load(STEPS, """
                "answer": {"refund": {"$from": "s2", "at": "/refund"}},""", "answering");

        assertThat(typed().refund("B-2002", "late")).isEqualTo(new Receipt("ref-pay-B-2002"));
        bench.model.capabilities = Set.of();
        assertThat(typed().refund("C-3003", "late")).isEqualTo(new Receipt("ref-pay-C-3003"));

        assertThat(bench.model.requests).isEmpty();
        assertThat(tools.refunds()).isEqualTo(2);
    }

    @Test
    void should_leave_the_answer_to_the_model_when_the_plans_is_of_another_type() {
        load(STEPS, """
                "answer": {"$template": ["Refunded."]},""", "answering");
        bench.model.says("{\"refund\":\"r-1\"}").says("1");

        assertThat(typed().refund("B-2002", "late")).isEqualTo(new Receipt("r-1"));
        bench.model.capabilities = Set.of();
        assertThat(typed().count("C-3003", "late")).isEqualTo(1);

        assertThat(tools.refunds()).isEqualTo(2);
        assertThat(bench.replays).allSatisfy(replay -> {
            assertThat(replay.modelCalls()).isEqualTo(1);
            assertThat(replay.handedBack()).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_leave_the_answer_to_the_model_when_the_request_wants_a_tool_call(Way way) {
        load(STEPS, """
                "answer": {"$template": ["Refunded."]},""", "answering");
        bench.model.does(request -> AiMessage.from("I have none."));

        String answer = ask(
                way,
                plugin,
                service -> service.tools(plugin.guarded(tools))
                        .chatRequestTransformer(request -> request.toBuilder()
                                .parameters(request.parameters()
                                        .overrideWith(ChatRequestParameters.builder()
                                                .toolChoice(ToolChoice.REQUIRED)
                                                .build()))
                                .build()));

        assertThat(answer).isEqualTo("I have none.");
        assertThat(tools.refunds()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_run_a_step_for_each_element_with_values_that_are_the_same_when_asked_again(Way way) {
        AionisPlugin keyed = both().idempotencyKeyFrom(context -> "req-1").build();
        load("""
                {"id": "s1", "tool": "findOrder", "effect": "READ",
                 "arguments": {"orderId": {"$parameter": "order"}}},
                {"id": "s2", "tool": "refund", "effect": "WRITE",
                 "forEach": {"$select": "s1", "each": "", "where": [], "take": "@key", "quantity": "ALL"},
                 "arguments": {"paymentId": {"$template": [{"$parameter": "order"}, "-", {"$element": ""}, "-", {"$parameter": "reason"}]},
                  "reason": {"$fresh": "UUID"}}}""", """
                "answer": "done",""", "looping");

        ask(way, keyed);
        ask(way, keyed);

        assertThat(tools.refunds()).isEqualTo(3);
        assertThat(tools.done)
                .filteredOn(line -> line.startsWith("refund"))
                .doesNotHaveDuplicates()
                .extracting(line -> line.split(" ")[1])
                .containsExactlyInAnyOrder("B-2002-id-late", "B-2002-status-late", "B-2002-payment-late");
        assertThat(bench.replays).hasSize(2).allSatisfy(replay -> {
            assertThat(replay.handedBack()).isNull();
            assertThat(replay.steps()).containsExactly("s1", "s2#0", "s2#1", "s2#2");
            assertThat(replay.modelCalls()).isZero();
        });
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_look_at_the_surroundings_before_and_after(Way way) {
        List<String> looked = new ArrayList<>();
        Checker checker = new Checker() {
            @Override
            public String kind() {
                return "shop-open";
            }

            @Override
            public Optional<String> problem(Json.Obj about) {
                looked.add(about.text("door") + " after " + tools.done.size());
                return "back".equals(about.text("door")) ? Optional.of("the back door is shut") : Optional.empty();
            }
        };
        AionisPlugin looking = both().checker(checker).build();
        load(
                STEPS.replace(
                        "\"effect\": \"READ\",",
                        "\"effect\": \"READ\", \"after\": [{\"check\": \"shop-open\", \"door\": \"back\"}],"),
                """
                "before": [{"check": "shop-open", "door": "front"}],""",
                "looking");
        bench.model.says("It is shut.");

        assertThat(ask(way, looking)).isEqualTo("It is shut.");

        assertThat(looked).containsExactly("front after 0", "back after 1");
        assertThat(tools.refunds()).isZero();
        assertThat(replay().handedBack()).contains("after step s1").contains("the back door is shut");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_not_begin_when_nobody_can_look_at_what_must_hold(Way way) {
        load(STEPS, """
                "before": [{"check": "shop-open", "door": "front"}],""", "looking");
        bench.model.says("I will look.");

        ask(way, plugin);

        assertThat(tools.done).isEmpty();
        assertThat(replay().handedBack()).contains("before the first step").contains("shop-open");
    }
}
