package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import io.aionis.Workspace;
import io.aionis.governance.PlaybookVersion;
import io.aionis.governance.ReplayOutcome;
import io.aionis.model.Effect;
import io.aionis.model.RunId;
import io.aionis.plan.PlanStep;
import io.aionis.replay.ReplayObserver;
import io.aionis.replay.ReplayReport;
import io.aionis.replay.Stop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is told what became of a plan. */
class AfterReplayTest extends BothWays {

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private final AfterReplay after = new AfterReplay() {
        @Override
        public void replayed(
                Workspace workspace, PlaybookVersion version, RunId run, ReplayOutcome outcome, String reason) {
            heard.add(version.label() + " " + outcome);
        }

        @Override
        public void handedBack(Workspace workspace, PlaybookVersion version, RunId run, Stop stop) {
            bench.evidence();
            heard.add(version.label() + " handed back after "
                    + workspace.run(run).calls().size() + " calls: " + stop.reason());
        }
    };

    private final AionisPlugin plugin = both().afterReplay(after).build();

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_say_that_a_plan_did_its_work(Way way) {
        bench.model.says("Refunded.");

        ask(way, plugin);

        assertThat(heard).containsExactly("refund v1 SUCCEEDED");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_say_that_a_plan_did_not_fit_and_what_the_model_did_instead(Way way) {
        tools.status.put("B-2002", "lost");
        bench.model
                .calls(tool("x1", "refund", "{\"reason\":\"lost\",\"paymentId\":\"pay-B-2002\"}"))
                .says("done");

        ask(way, plugin);

        assertThat(heard).hasSize(2).startsWith("refund v1 FAILED");
        assertThat(heard.get(1))
                .startsWith("refund v1 handed back after 2 calls:")
                .contains("lost");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_ask_for_no_repair_when_the_call_failed(Way way) {
        tools.status.put("B-2002", "lost");
        bench.model.does(request -> {
            throw new IllegalStateException("overloaded");
        });

        assertThatThrownBy(() -> ask(way, plugin)).hasMessageContaining("overloaded");

        assertThat(heard).containsExactly("refund v1 FAILED");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_excuse_a_plan_whose_tools_were_not_guarded(Way way) {
        bench.model.says("done");

        ask(way, plugin, service -> service.tools(tools));

        assertThat(heard).containsExactly("refund v1 EXCUSED");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_say_that_a_tool_has_drifted(Way way) {
        class Renamed {
            @Tool(value = "Finds an order, and its parcels", metadata = OrderTools.READ)
            String findOrder(@P("the order's id") String orderId) {
                return tools.findOrder(orderId);
            }
        }
        bench.model.says("done");

        ask(way, plugin, service -> service.tools(plugin.guarded(new Renamed())));

        assertThat(heard).hasSize(2).startsWith("refund v1 DRIFTED");
        assertThat(tools.done).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_say_nothing_of_a_plan_whose_turn_never_came(Way way) {
        AionisPlugin small =
                both().afterReplay(after).maxToolCallingRoundTrips(1).build();
        bench.model.says("done");

        ask(way, small);

        assertThat(bench.replays).hasSize(1);
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_not_fail_the_agent_when_what_follows_fails(Way way) {
        AionisPlugin broken = both().afterReplay(new AfterReplay() {
                    @Override
                    public void replayed(
                            Workspace workspace,
                            PlaybookVersion version,
                            RunId run,
                            ReplayOutcome outcome,
                            String reason) {
                        throw new IllegalStateException("no desk");
                    }
                })
                .replayObserver(new ReplayObserver() {
                    @Override
                    public void stepBegan(RunId run, PlanStep step, int number) {
                        throw new IllegalStateException("no eyes");
                    }
                })
                .build();
        bench.model.says("Refunded.");

        assertThat(ask(way, broken)).isEqualTo("Refunded.");

        assertThat(tools.refunds()).isEqualTo(1);
        assertThat(broken.failures()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_tell_an_observer_of_each_step(Way way) {
        AionisPlugin watched = both().replayObserver(new Watching()).build();
        bench.model.says("Refunded.");

        ask(way, watched);

        assertThat(heard)
                .containsExactly(
                        "began refund v1 of 2",
                        "1 findOrder",
                        "findOrder SUCCEEDED",
                        "2 refund",
                        "refund SUCCEEDED",
                        "ended true null");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_tell_an_observer_where_a_plan_stopped(Way way) {
        AionisPlugin watched = both().effect("none", Effect.READ)
                .replayObserver(new Watching())
                .build();
        tools.status.put("B-2002", "lost");
        bench.model.says("done");

        ask(way, watched);

        assertThat(heard).hasSize(4).endsWith("ended false s1");
    }

    private final class Watching implements ReplayObserver {
        @Override
        public void began(RunId run, String playbook, int steps) {
            heard.add("began " + playbook + " of " + steps);
        }

        @Override
        public void stepBegan(RunId run, PlanStep step, int number) {
            heard.add(number + " " + step.tool());
        }

        @Override
        public void stepEnded(RunId run, PlanStep step, ReplayReport.StepReceipt receipt) {
            heard.add(receipt.tool() + " " + receipt.outcome());
        }

        @Override
        public void ended(RunId run, ReplayReport report) {
            heard.add("ended " + report.succeeded() + " " + report.stoppedAt());
        }
    }
}
