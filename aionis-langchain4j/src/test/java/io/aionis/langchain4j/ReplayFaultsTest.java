package io.aionis.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.aionis.Workspace;
import io.aionis.governance.ForbiddenTransitionException;
import io.aionis.governance.PlaybookVersion;
import io.aionis.governance.ReplayOutcome;
import io.aionis.governance.VersionStatus;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import io.aionis.replay.Checker;
import io.aionis.replay.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is held against a plan, and who learns of it. */
class ReplayFaultsTest extends BothWays {

    private static final String LOOKING = """
            "before": [{"check": "weather"}],""";

    private static final String STEPS = """
            {"id": "s1", "tool": "findOrder", "effect": "READ",
             "arguments": {"orderId": {"$parameter": "order"}}},
            {"id": "s2", "tool": "refund", "effect": "WRITE",
             "arguments": {"paymentId": {"$from": "s1", "at": "/payment/id"},
              "reason": {"$parameter": "reason"}}}""";

    interface Numbered {
        @UserMessage("Refund order {{order}} because {{reason}}")
        String refund(@V("order") int order, @V("reason") String reason);
    }

    private final List<String> heard = new ArrayList<>();

    private final AfterReplay after = new AfterReplay() {
        @Override
        public void replayed(
                Workspace workspace, PlaybookVersion version, RunId run, ReplayOutcome outcome, String reason) {
            heard.add(outcome.name());
        }

        @Override
        public void handedBack(Workspace workspace, PlaybookVersion version, RunId run, Stop stop) {
            heard.add("handed back");
        }
    };

    private final AionisPlugin plugin = both().afterReplay(after).build();

    @Test
    void should_not_hold_it_against_a_plan_that_the_caller_gave_a_value_of_another_kind() {
        bench.model.says("Which order?").says("Which order?").says("Which order?");
        Numbered desk = plugin.attach(AiServices.builder(Numbered.class))
                .chatModel(plugin.replaying(bench.model))
                .tools(plugin.guarded(tools))
                .build();

        for (int i = 0; i < 3; i++) {
            desk.refund(2002, "late");
        }

        assertThat(tools.done).isEmpty();
        assertThat(bench.replays)
                .hasSize(3)
                .allSatisfy(replay -> assertThat(replay.handedBack()).contains("order"));
        assertThat(heard).doesNotContain("FAILED", "handed back");
        assertThat(active()).contains("refund v1");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_not_hold_it_against_a_plan_that_nobody_can_look(Way way) {
        load(STEPS, LOOKING, "looking");
        Checker broken = checker(about -> {
            throw new IllegalStateException("no window");
        });
        bench.model.says("I will look.").says("I will look.");

        ask(way, plugin);
        ask(way, both().afterReplay(after).checker(broken).build());

        assertThat(tools.done).isEmpty();
        assertThat(heard).containsExactly("EXCUSED", "EXCUSED");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_leave_the_first_call_after_a_demotion_to_the_model(Way way) {
        tools.status.put("B-2002", "lost");
        bench.model.says("lost").says("lost").says("I will look.");

        ask(way, plugin);
        ask(way, plugin);
        assertThat(active()).isEmpty();
        ask(way, plugin);

        assertThat(bench.replays).hasSize(2);
        assertThat(tools.done).containsExactly("find B-2002", "find B-2002");
        assertThat(bench.shop().playbooks().version("refund", 1).status()).isEqualTo(VersionStatus.SHADOW);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_propose_a_repair_once_and_let_nobody_approve_work_of_their_own(Way way) {
        AionisPlugin worker = both().actor(PERSON).build();
        tools.status.put("B-2002", "lost");
        for (int i = 0; i < 2; i++) {
            bench.model
                    .calls(ScriptedModel.tool("x1", "refund", "{\"reason\":\"late\",\"paymentId\":\"pay-B-2002\"}"))
                    .says("done");
            ask(way, worker);
        }

        assertThat(bench.shop().settle(Duration.ofSeconds(10))).isTrue();
        assertThat(bench.shop().repairs().open()).singleElement().satisfies(repair -> {
            assertThat(repair.run()).isEqualTo(bench.runs.get(0));
            assertThatThrownBy(() -> bench.shop().repairs().approve(repair.id(), PERSON, "mine"))
                    .isInstanceOf(ForbiddenTransitionException.class);
        });
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_tell_the_host_when_governance_cannot_be_told(Way way) {
        tools.status.put("B-2002", "lost");
        bench.model.does(request -> {
            bench.store.failReads = true;
            return AiMessage.from("lost");
        });

        assertThat(ask(way, plugin)).isEqualTo("lost");

        assertThat(heard).containsExactly("FAILED", "handed back");
        assertThat(plugin.failures()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_govern_replays_that_are_not_recorded(Way way) {
        AionisPlugin silent = both().recording(false).afterReplay(after).build();
        tools.status.put("B-2002", "lost");
        bench.model.says("lost").says("lost");

        ask(way, silent);
        ask(way, silent);

        assertThat(heard).containsExactly("FAILED", "handed back", "FAILED", "handed back");
        assertThat(active()).isEmpty();
        assertThat(silent.failures()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_hand_back_when_the_playbook_is_disabled_while_a_call_is_under_way(Way way) {
        AionisPlugin disabling = both().afterReplay(after)
                .afterToolExecution(
                        execution -> bench.shop().playbooks().disable("refund", 1, PERSON, "prices changed"))
                .build();
        bench.model.says("I stop here.");

        ask(way, disabling);

        assertThat(tools.done).containsExactly("find B-2002");
        assertThat(replay().handedBack()).contains("out of use");
        assertThat(heard).containsExactly("EXCUSED");
    }

    private Optional<String> active() {
        return bench.shop().playbooks().active("Desk.refund").map(PlaybookVersion::label);
    }

    private interface Looking {
        Optional<String> problem(Json.Obj about);
    }

    private static Checker checker(Looking looking) {
        return new Checker() {
            @Override
            public String kind() {
                return "weather";
            }

            @Override
            public Optional<String> problem(Json.Obj about) {
                return looking.problem(about);
            }
        };
    }
}
