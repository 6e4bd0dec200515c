package io.aionis.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.CompensateFor;
import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.Scope;
import io.aionis.replay.ReplayReport;
import io.aionis.replay.ToolPort;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class AionisPluginTest {

    private static final Actor PERSON = Actor.of("ada", Role.REVIEWER);
    private static final String PLAN = """
            {"format": "aionis-plan/1", "name": "refund", "task": "Desk.refund",
             "parameters": {"order": "string"},
             "steps": [
               {"id": "s1", "tool": "findOrder", "effect": "READ",
                "arguments": {"orderId": {"$parameter": "order"}},
                "expect": [{"at": "/status", "oneOf": ["delivered"]}]},
               {"id": "s2", "tool": "refund", "effect": "WRITE",
                "arguments": {"paymentId": {"$from": "s1", "at": "/payment/id"}, "reason": "late"}}]}
            """;

    private final Bench bench = new Bench();
    private final OrderTools tools = new OrderTools();

    // --- options

    @Test
    void should_refuse_to_build_when_the_scope_or_the_engine_is_missing() {
        assertThatThrownBy(() -> AionisPlugin.builder().aionis(bench.engine).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("scope is not set")
                .hasMessageContaining("scope(\"repo:shop\")");
        assertThatThrownBy(() -> AionisPlugin.builder().scope("repo:shop").build())
                .hasMessageContaining("aionis is not set")
                .hasMessageContaining("Aionis.open");
    }

    @Test
    void should_refuse_an_option_that_is_set_twice() {
        assertThatThrownBy(() -> AionisPlugin.builder().scope("a").scope(context -> Scope.of("b")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("scope was already set to default/a");
        assertThatThrownBy(() -> AionisPlugin.builder().guiding(true).guiding(true))
                .hasMessageContaining("guiding was already set to true");
        AionisPlugin.builder().effect("a", Effect.READ).effect("b", Effect.READ);
        assertThatThrownBy(() -> AionisPlugin.builder().effect("a", Effect.READ).effect("a", Effect.WRITE))
                .hasMessageContaining("effect(a) was already set to READ");
    }

    @Test
    void should_refuse_values_that_make_no_sense() {
        assertThatThrownBy(() -> AionisPlugin.builder().guideTokens(0)).hasMessageContaining("guiding(false)");
        assertThatThrownBy(() -> AionisPlugin.builder().runTimeout(Duration.ZERO))
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() -> ToolOutcomes.textStartingWith("")).hasMessageContaining("is blank");
        assertThatThrownBy(() -> ToolOutcomes.textStartingWith(" ")).hasMessageContaining("is blank");
        assertThatThrownBy(() -> AionisPlugin.builder().veto(nothing()))
                .hasMessageContaining("AionisPlugin.veto is null");
        assertThatThrownBy(() -> AionisPlugin.builder().aionis(nothing()))
                .hasMessageContaining("AionisPlugin.aionis is null");
    }

    /** As a host without null checks of its own gives it. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    // --- tools

    @Test
    void should_refuse_to_guard_tools_that_would_lose_something() {
        class Compensated {
            @Tool
            String book() {
                return "ok";
            }

            @CompensateFor("book")
            void unbook() {}
        }
        class Immediate {
            @Tool(returnBehavior = ReturnBehavior.IMMEDIATE)
            String look() {
                return "ok";
            }
        }
        AionisPlugin plugin = bench.plugin().build();

        assertThatThrownBy(() -> plugin.guarded(new Compensated()))
                .hasMessageContaining("@CompensateFor")
                .hasMessageContaining("unbook");
        assertThatThrownBy(() -> plugin.guarded(new Immediate())).hasMessageContaining("IMMEDIATE");
        assertThatThrownBy(() -> plugin.guarded(new Object())).hasMessageContaining("no method with @Tool");
        assertThatThrownBy(() -> plugin.guarded(tools, new OrderTools())).hasMessageContaining("Two tools");
    }

    @Test
    void should_take_the_builders_effect_before_the_annotations() {
        ToolPort plain = bench.plugin().build().toolPort(tools);
        ToolPort told = bench.plugin()
                .effect("findOrder", Effect.WRITE)
                .effect("refund", Effect.IDEMPOTENT_WRITE)
                .build()
                .toolPort(tools);

        assertThat(effectOf(plain, "findOrder")).isEqualTo(Effect.READ);
        assertThat(effectOf(plain, "refund")).isEqualTo(Effect.WRITE);
        assertThat(effectOf(told, "findOrder")).isEqualTo(Effect.WRITE);
        assertThat(effectOf(told, "refund")).isEqualTo(Effect.IDEMPOTENT_WRITE);
    }

    private static Effect effectOf(ToolPort port, String tool) {
        return port.tools().values().stream()
                .filter(descriptor -> descriptor.name().equals(tool))
                .findFirst()
                .orElseThrow()
                .effect();
    }

    @Test
    void should_change_the_fingerprint_with_what_the_model_is_told_and_with_nothing_else() {
        ToolCatalog catalog =
                new ToolCatalog(Map.of(), ToolOutcomes.NO_ERROR_IS_SUCCESS, new Failures(FailurePolicy.OPEN));
        ToolSpecification tool =
                ToolSpecification.builder().name("a").description("b").build();

        String print = catalog.describe(tool).fingerprint();

        assertThat(catalog.describe(tool.toBuilder().addMetadata("x", "y").build())
                        .fingerprint())
                .isEqualTo(print);
        assertThat(catalog.describe(tool.toBuilder().description("c").build()).fingerprint())
                .isNotEqualTo(print);
    }

    // --- standalone replay

    @Test
    void should_simulate_and_replay_strictly_over_tool_objects() {
        PlaybookVersion refund = bench.shop().load(PLAN, PERSON);
        ToolPort port = bench.plugin().build().toolPort(tools);

        assertThat(bench.shop()
                        .replay(refund)
                        .with("order", "B-2")
                        .simulate(port)
                        .problems())
                .isEmpty();
        assertThat(tools.done).isEmpty();
        ReplayReport report = bench.shop().replay(refund).with("order", "B-2").strict(port);

        assertThat(report.succeeded()).as(report.toString()).isTrue();
        assertThat(tools.done).containsExactly("find B-2", "refund pay-B-2 late");
    }

    @Test
    void should_keep_a_write_in_doubt_when_its_tool_throws() {
        PlaybookVersion refund = bench.shop().load(PLAN, PERSON);
        ToolPort port = bench.plugin().build().toolPort(tools);
        tools.breakAfterRefund = true;

        ReplayReport first = bench.shop()
                .replay(refund)
                .with("order", "B-2")
                .idempotencyKey("k")
                .strict(port);
        ReplayReport again = bench.shop()
                .replay(refund)
                .with("order", "B-2")
                .idempotencyKey("k")
                .strict(port);

        assertThat(first.reason()).contains("in doubt");
        assertThat(again.reason()).contains("in doubt");
        assertThat(tools.refunds()).isEqualTo(1);
    }

    @Test
    void should_report_a_failure_when_a_read_throws_or_its_arguments_are_bad() {
        ToolPort port = bench.plugin()
                .toolOutcomes(ToolOutcomes.textStartingWith("Error"))
                .build()
                .toolPort(tools);

        assertThat(port.call("fail", new Json.Obj(Map.of("why", Json.of("x")))).outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(port.call("grumble", new Json.Obj(Map.of("level", Json.of("high"))))
                        .result())
                .contains("bad arguments");
        assertThat(port.call("grumble", new Json.Obj(Map.of("level", Json.of(2))))
                        .outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(port.call("nothing", Json.empty()).result()).contains("There is no tool 'nothing'");
    }

    // --- model

    @Test
    void should_pass_on_what_the_real_model_can_do() {
        ChatModel replaying = bench.plugin().build().replaying(bench.model);
        bench.model.says("a").says("b");

        assertThat(replaying.supportedCapabilities()).containsExactly(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        assertThat(replaying.defaultRequestParameters()).isEqualTo(bench.model.defaultRequestParameters());
        assertThat(replaying.provider()).isEqualTo(bench.model.provider());
        assertThat(replaying.chat("hi")).isEqualTo("a");
        assertThat(replaying
                        .chat(dev.langchain4j.data.message.UserMessage.from("hi"))
                        .aiMessage()
                        .text())
                .isEqualTo("b");
    }

    // --- values

    @Test
    void should_give_java_values_their_json_form_or_none() {
        record Money(long cents, String currency) {}

        assertThat(Values.toJson(Map.of("a", List.of(1, 2.50, true)))).isEqualTo(Json.parse("{\"a\":[1,2.5,true]}"));
        assertThat(Values.toJson(new Money(5, "EUR"))).isEqualTo(Json.parse("{\"cents\":5,\"currency\":\"EUR\"}"));
        assertThat(Values.toJson(new int[] {1, 2})).isEqualTo(Json.parse("[1,2]"));
        assertThat(Values.toJson(LocalDate.of(2026, 1, 2))).isEqualTo(Json.of("2026-01-02"));
        assertThat(Values.toJson(Optional.empty())).isEqualTo(Json.nil());
        assertThat(Values.toJson(Arrays.asList("x", null))).isEqualTo(Json.parse("[\"x\",null]"));
        assertThat(Values.toJson(new Object())).isNull();
        assertThat(Values.toJson(List.of(new Object()))).isNull();
        assertThat(Values.toJson(Double.NaN)).isNull();
    }

    @Test
    void should_give_no_json_form_to_what_holds_itself_and_a_path_its_text() {
        List<Object> loop = new ArrayList<>();
        loop.add(loop);
        Iterable<Object> endless = () -> List.<Object>of("x").iterator();

        assertThat(Values.toJson(loop)).isNull();
        assertThat(Values.toJson(endless)).isNull();
        assertThat(Values.toJson(Path.of("a", "b")))
                .isEqualTo(Json.of(Path.of("a", "b").toString()));
        assertThat(Values.toJson(new LongAdder())).isNull();
    }

    @Test
    void should_guard_the_tools_of_a_class_that_a_proxy_extends() {
        class Proxy extends OrderTools {
            @Override
            String findOrder(String orderId) {
                return super.findOrder(orderId);
            }
        }

        assertThat(bench.plugin().build().guarded(new Proxy()).keySet())
                .extracting(ToolSpecification::name)
                .containsExactlyInAnyOrder("findOrder", "refund", "fail", "grumble");
    }
}
