package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import io.aionis.model.EvidenceBody.RunStarted;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.EvidenceBody.Verdict;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a run begins and ends, where it is kept, and who may judge it. */
class RunLifeTest extends RecordedDesk {

    @Test
    void should_abandon_the_older_run_when_a_tool_throws_an_error_and_the_next_call_begins() {
        bench.model.calls(tool("c1", "crash", "{}")).says("fine");
        Desk desk = service(bench.plugin().build()).tools(CRASHING).build();

        assertThatThrownBy(() -> desk.chat("first")).isNotNull();
        assertThat(bench.ends()).isEmpty();
        desk.chat("second");

        assertThat(bench.ends())
                .extracting(end -> end.status())
                .containsExactly(RunStatus.ABANDONED, RunStatus.RETURNED);
        assertThat(bench.calls())
                .extracting(ToolCall::tool, ToolCall::result, ToolCall::outcome)
                .containsExactly(tuple("crash", null, Outcome.INTERRUPTED));
    }

    @Test
    void should_abandon_a_run_when_nothing_was_heard_of_it_for_the_time_allowed() {
        HandClock clock = new HandClock();
        bench.model.calls(tool("c1", "crash", "{}")).says("b").says("c");
        Memo desk = bench.plugin()
                .clock(clock)
                .runTimeout(Duration.ofMinutes(5))
                .build()
                .attach(AiServices.builder(Memo.class))
                .chatModel(bench.model)
                .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(20))
                .tools(CRASHING)
                .build();

        assertThatThrownBy(() -> desk.remember("ann", "a")).isNotNull();
        clock.set(Instant.EPOCH.plusSeconds(299));
        desk.remember("bob", "b");
        assertThat(bench.ends()).extracting(end -> end.status()).containsExactly(RunStatus.RETURNED);
        clock.set(Instant.EPOCH.plusSeconds(301));
        desk.remember("bob", "c");

        assertThat(bench.ends())
                .extracting(end -> end.status())
                .containsExactly(RunStatus.RETURNED, RunStatus.ABANDONED, RunStatus.RETURNED);
    }

    @Test
    void should_record_in_the_scope_of_each_call_when_the_scope_is_a_function() {
        bench.model.says("a").says("b");
        AionisPlugin plugin = AionisPlugin.builder()
                .aionis(bench.engine)
                .scope(context ->
                        Scope.of("tenant", context.invocationParameters().get("user")))
                .build();
        Desk desk = desk(plugin);

        desk.scoped("one", InvocationParameters.from("user", "ann"));
        desk.scoped("two", InvocationParameters.from("user", "bob"));
        bench.engine.flush(Duration.ofSeconds(10));

        assertThat(bench.store.readScope(Scope.of("tenant", "ann"), 0, 99)).hasSize(2);
        assertThat(bench.store.readScope(Scope.of("tenant", "bob"), 0, 99)).hasSize(2);
        assertThat(plugin.failures()).isZero();
    }

    @Test
    void should_let_the_call_pass_and_count_when_the_scope_fails() {
        bench.model.says("still here");
        AionisPlugin plugin = AionisPlugin.builder()
                .aionis(bench.engine)
                .scope(context -> {
                    throw new IllegalStateException("no user");
                })
                .build();

        assertThat(desk(plugin).chat("go")).isEqualTo("still here");
        assertThat(plugin.failures()).isEqualTo(1);
    }

    @Test
    void should_fail_the_call_when_the_scope_fails_and_the_policy_says_so() {
        AionisPlugin plugin = AionisPlugin.builder()
                .aionis(bench.engine)
                .failurePolicy(FailurePolicy.FAIL)
                .scope(context -> {
                    throw new IllegalStateException("no user");
                })
                .build();
        Desk desk = desk(plugin);

        assertThatThrownBy(() -> desk.chat("go")).hasMessageContaining("FailurePolicy.OPEN");
    }

    @Test
    void should_take_the_hosts_word_when_it_judges_a_run() {
        bench.model.says("ok");
        AionisPlugin plugin = bench.plugin().build();
        desk(plugin).chat("go");
        RunId run = plugin.lastRun("default").orElseThrow();

        plugin.outcome(run, RunStatus.SUCCEEDED, "the customer confirmed");

        assertThat(run).isEqualTo(bench.runs.get(0));
        assertThat(bench.all(Verdict.class))
                .containsExactly(new Verdict(null, null, Outcome.SUCCEEDED, "the customer confirmed"));
        assertThatThrownBy(() -> plugin.outcome(run, RunStatus.FAILED, " ")).hasMessageContaining("has no reason");
        assertThatThrownBy(() -> plugin.outcome(new RunId("other"), RunStatus.FAILED, "x"))
                .hasMessageContaining("other");
        assertThatThrownBy(() -> plugin.outcome(run, RunStatus.RETURNED, "x")).hasMessageContaining("RETURNED");
    }

    @Test
    void should_record_nothing_when_switched_off_by_property() {
        bench.model.calls(tool("c1", "grumble", "{\"level\":1}")).says("ok").says("ok");
        Desk attachedBefore = desk(bench.plugin().build());
        System.setProperty("aionis.enabled", "false");
        try {
            attachedBefore.chat("go");
            desk(bench.plugin().build()).chat("go");
        } finally {
            System.clearProperty("aionis.enabled");
        }

        assertThat(bench.evidence()).isEmpty();
        assertThat(bench.model.userTextOf(0)).isEqualTo("go");
    }

    @Test
    void should_record_once_when_a_service_is_attached_twice() {
        bench.model.says("ok");
        AionisPlugin plugin = bench.plugin().build();

        plugin.attach(service(plugin)).build().chat("go");

        assertThat(bench.evidence()).hasSize(2);
    }

    @Test
    void should_keep_runs_of_one_name_apart_when_their_scopes_differ() {
        bench.model.says("a").says("b");
        AionisPlugin plugin = AionisPlugin.builder()
                .aionis(bench.engine)
                .scope(context -> Scope.of(context.invocationParameters().<String>get("user")))
                .runIdFrom(context -> "ticket-7")
                .build();
        Desk desk = desk(plugin);

        desk.scoped("one", InvocationParameters.from("user", "ann"));
        desk.scoped("two", InvocationParameters.from("user", "bob"));
        bench.engine.flush(Duration.ofSeconds(10));

        assertThat(bench.store.readScope(Scope.of("ann"), 0, 99)).hasSize(2);
        assertThat(bench.store.readScope(Scope.of("bob"), 0, 99)).hasSize(2);
        assertThatThrownBy(() -> plugin.outcome(new RunId("ticket-7"), RunStatus.SUCCEEDED, "x"))
                .hasMessageContaining("several scopes");
    }

    @Test
    void should_record_several_calls_as_one_run_when_the_host_names_it() {
        bench.model
                .calls(tool("c1", "grumble", "{\"level\":1}"))
                .says("a")
                .calls(tool("c2", "grumble", "{\"level\":1}"))
                .says("b");
        Desk desk = desk(bench.plugin().runIdFrom(context -> "ticket-7").build());

        desk.chat("one");
        desk.chat("two");

        assertThat(bench.all(RunStarted.class)).hasSize(1);
        assertThat(bench.calls()).extracting(ToolCall::ordinal).containsExactly(0, 1);
    }

    @Test
    void should_say_that_a_service_is_not_attached_when_its_guarded_tool_is_called() {
        AionisPlugin plugin = bench.plugin().build();
        bench.model
                .calls(ScriptedModel.tool("1", "findOrder", "{\"orderId\":\"A-1001\"}"))
                .says("Found.");
        Desk unattached = AiServices.builder(Desk.class)
                .chatModel(plugin.replaying(bench.model))
                .tools(plugin.guarded(new OrderTools()))
                .build();

        assertThat(unattached.refund("A-1001", 5, Reason.BROKEN)).isEqualTo("Found.");

        assertThat(plugin.failures()).isEqualTo(1);
        assertThat(bench.calls()).isEmpty();
    }
}
