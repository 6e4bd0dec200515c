package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import io.aionis.guide.Guide;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody.RunStarted;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scope, task, run and actor of each call, as the host says. */
class CallScopeTest extends RecordedDesk {

    private static InvocationParameters as(Role role) {
        return InvocationParameters.from(Map.of("role", role, "ticket", "ticket-7", "user", "ann"));
    }

    private AionisPlugin told() {
        return bench.plugin()
                .actor(context -> Actor.of(
                                context.invocationParameters()
                                        .<Role>get("role")
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT),
                                context.invocationParameters().get("role"))
                        .inTeam("desk"))
                .taskFrom(context -> new Task("refund-desk", "refunds"))
                .runIdFrom(context -> context.invocationParameters().get("ticket"))
                .build();
    }

    @Test
    void should_record_each_actor_of_a_run_that_spans_several_calls() {
        bench.model
                .says("plan")
                .calls(tool("a", "grumble", "{\"level\":1}"))
                .says("work")
                .calls(tool("b", "grumble", "{\"level\":1}"))
                .says("checked");
        AionisPlugin plugin = told();
        Desk desk = desk(plugin);

        desk.scoped("plan it", as(Role.PLANNER));
        desk.scoped("do it", as(Role.WORKER));
        desk.scoped("check it", as(Role.VERIFIER));

        assertThat(bench.evidence()).allSatisfy(evidence -> {
            assertThat(evidence.run()).isEqualTo(new RunId("ticket-7"));
            assertThat(evidence.task()).isEqualTo(new Task("refund-desk", "refunds"));
            assertThat(evidence.actor().team()).isEqualTo("desk");
        });
        assertThat(bench.all(RunStarted.class)).hasSize(1);
        assertThat(bench.evidence())
                .filteredOn(evidence -> evidence.body() instanceof ToolCall)
                .extracting(evidence -> evidence.actor().role(), evidence -> ((ToolCall) evidence.body()).ordinal())
                .containsExactly(tuple(Role.WORKER, 0), tuple(Role.VERIFIER, 1));
        assertThat(plugin.lastRun()).contains(new RunId("ticket-7"));
    }

    @Test
    void should_let_the_call_pass_and_count_when_the_actor_fails() {
        bench.model.says("still here");
        AionisPlugin plugin = bench.plugin()
                .actor(context -> {
                    throw new IllegalStateException("nobody");
                })
                .build();

        assertThat(desk(plugin).chat("go")).isEqualTo("still here");
        assertThat(plugin.failures()).isEqualTo(1);
        assertThat(bench.evidence()).isEmpty();
    }

    @Test
    void should_refuse_two_ways_to_name_the_actor() {
        assertThatThrownBy(() -> AionisPlugin.builder().agentName("clerk").actor(context -> Actor.agent("other")))
                .hasMessageContaining("actor was already set");
    }

    @Test
    void should_take_the_scope_from_the_memory_id_where_there_is_one_and_from_parameters_where_not() {
        bench.model.says("a").says("b");
        AionisPlugin plugin = AionisPlugin.builder()
                .aionis(bench.engine)
                .scope(context -> "default".equals(context.chatMemoryId())
                        ? Scope.of("parameters", context.invocationParameters().get("user"))
                        : Scope.of("memory", context.chatMemoryId().toString()))
                .build();

        plugin.attach(AiServices.builder(Memo.class))
                .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(20))
                .chatModel(bench.model)
                .build()
                .remember("bob", "one");
        desk(plugin).scoped("two", as(Role.AGENT));
        bench.engine.flush(Duration.ofSeconds(10));

        assertThat(bench.store.readScope(Scope.of("memory", "bob"), 0, 99)).hasSize(2);
        assertThat(bench.store.readScope(Scope.of("parameters", "ann"), 0, 99)).hasSize(2);
        assertThat(plugin.lastRun("bob")).isPresent().isNotEqualTo(plugin.lastRun());
    }

    @Test
    void should_keep_the_last_guide_of_each_memory_with_its_trace() {
        bench.model
                .calls(tool("c", "fail", "{\"why\":\"x\"}"))
                .says("a")
                .says("b")
                .says("c");
        AionisPlugin plugin = bench.plugin().build();
        Memo memo = plugin.attach(AiServices.builder(Memo.class))
                .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(20))
                .chatModel(bench.model)
                .tools(tools)
                .build();

        memo.remember("ann", "one");
        assertThat(plugin.lastGuide("ann")).hasValueSatisfying(none -> {
            assertThat(none.isEmpty()).isTrue();
            assertThat(none.receipt()).isNotEmpty();
        });
        memo.remember("ann", "two");
        Guide anns = plugin.lastGuide("ann").orElseThrow();
        memo.remember("bob", "three");

        assertThat(anns.rows()).isNotEmpty();
        assertThat(anns.receipt())
                .extracting(Guide.Reason::memoryId)
                .containsAll(anns.rows().stream().map(Guide.Row::memoryId).toList());
        assertThat(bench.model.userTextOf(2)).startsWith(anns.prompt().strip());
        assertThat(plugin.lastGuide("ann")).contains(anns);
        assertThat(plugin.lastGuide("bob").orElseThrow().traceId()).isNotEqualTo(anns.traceId());
        assertThat(plugin.lastGuide("eve")).isEmpty();
        assertThat(plugin.lastGuide()).isEmpty();
    }

    @Test
    void should_say_on_which_schema_of_its_tool_a_call_depends() {
        bench.model.calls(tool("c", "grumble", "{\"level\":1}")).says("a");

        desk(bench.plugin().build()).chat("go");

        Evidence call = bench.evidence().stream()
                .filter(evidence -> evidence.body() instanceof ToolCall)
                .findFirst()
                .orElseThrow();
        String fingerprint = ((ToolCall) call.body()).fingerprint();
        assertThat(fingerprint).isNotNull();
        assertThat(call.circumstances().environment()).isEqualTo(Map.of("tool:grumble", fingerprint));
        assertThat(call.circumstances().binding()).isFalse();
    }

    @Test
    void should_know_the_tools_that_a_service_offered_last() {
        ToolCatalog catalog =
                new ToolCatalog(Map.of(), ToolOutcomes.NO_ERROR_IS_SUCCESS, new Failures(FailurePolicy.OPEN));
        ToolFacts facts = new ToolFacts(catalog);
        var tool =
                dev.langchain4j.agent.tool.ToolSpecification.builder().name("a").build();
        var changed = tool.toBuilder().description("other").build();

        assertThat(facts.of("Desk")).isEmpty();
        facts.offers("Desk", java.util.List.of(tool));
        Map<String, String> first = facts.of("Desk");
        facts.offers("Desk", java.util.List.of(changed));

        assertThat(first).containsOnlyKeys("tool:a");
        assertThat(facts.of("Desk")).containsOnlyKeys("tool:a").isNotEqualTo(first);
        assertThat(facts.of("Other")).isEmpty();
    }

    @Test
    void should_report_a_key_in_a_tools_metadata_that_is_spelt_wrong() {
        class Misspelt {
            @dev.langchain4j.agent.tool.Tool(metadata = "{\"aionis.efect\":\"READ\",\"other.key\":1}")
            String look() {
                return "ok";
            }
        }
        AionisPlugin plugin = bench.plugin().build();

        plugin.guarded(new OrderTools());
        plugin.rehydrateTool();
        assertThat(plugin.failures()).isZero();
        plugin.guarded(new Misspelt());
        plugin.toolPort(new Misspelt());

        assertThat(plugin.failures()).isEqualTo(1);
    }
}
