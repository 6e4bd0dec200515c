package io.aionis.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.Checker;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans start no programs unless they were allowed to; what the model does is its own affair. */
class CommandStepsTest extends BothWays {

    private static final String STEPS = """
            {"id": "s1", "tool": "%s", "effect": "READ", "arguments":
              {"line": {"$template": ["refund ", {"$parameter": "order"}, {"$parameter": "reason"}]}}}""";

    private final class Machine {
        @Tool(value = "Runs a command", metadata = OrderTools.READ)
        String shell(@P("line") String line) {
            return said(line);
        }

        @Tool(value = "Runs it", metadata = "{\"aionis.effect\":\"READ\",\"aionis.commands\":true}")
        String starter(@P("line") String line) {
            return said(line);
        }
    }

    private final ToolPort port = new ToolPort() {
        @Override
        public Map<String, ToolDescriptor> tools() {
            Json.Obj schema = (Json.Obj) Json.parse("""
                    {"type": "object", "description": "Runs it.", "properties": {"line": {"type": "string"}}}""");
            return Map.of("runner", new ToolDescriptor("runner", null, Effect.READ, schema, true));
        }

        @Override
        public ToolAnswer call(String tool, Json.Obj arguments) {
            return new ToolAnswer(Outcome.SUCCEEDED, said(String.valueOf(arguments.text("line"))));
        }
    };

    private String said(String line) {
        tools.done.add(line);
        return "ran";
    }

    private void run(Way way, AionisPlugin plugin) {
        ask(way, plugin, service -> service.tools(plugin.guarded(new Machine())).tools(plugin.guarded(port)));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_hand_back_before_a_step_that_starts_a_program(Way way) {
        for (String tool : new String[] {"shell", "starter", "runner"}) {
            load(STEPS.formatted(tool), "", tool);
            bench.model.says("May I?");

            run(way, both().build());
        }

        assertThat(tools.done).isEmpty();
        assertThat(bench.replays)
                .hasSize(3)
                .allSatisfy(replay -> assertThat(replay.handedBack()).contains("allowLocalExec(true)"));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_run_such_a_step_when_that_is_allowed(Way way) {
        load(STEPS.formatted("runner"));
        bench.model.says("Done.");

        run(way, both().allowLocalExec(true).build());

        assertThat(tools.done).containsExactly("refund B-2002late");
        assertThat(replay().handedBack()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_leave_the_models_own_calls_alone(Way way) {
        bench.shop().playbooks().disable("refund", 1, PERSON, "of other tools");
        bench.model
                .calls(ScriptedModel.tool("x1", "shell", "{\"line\": \"date\"}"))
                .says("Done.");

        run(way, both().build());

        assertThat(tools.done).containsExactly("date");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_hand_back_before_a_check_that_starts_a_program(Way way) {
        Checker version = new Checker() {
            @Override
            public String kind() {
                return "version";
            }

            @Override
            public boolean executes(Json.Obj about) {
                return true;
            }

            @Override
            public Optional<String> problem(Json.Obj about) {
                tools.done.add("version");
                return Optional.empty();
            }
        };
        load(STEPS.formatted("runner"), """
                "before": [{"check": "version"}],""", "checking");
        bench.model.says("May I?").says("Done.");

        run(way, both().checker(version).build());
        assertThat(tools.done).isEmpty();
        run(way, both().checker(version).allowLocalExec(true).build());

        assertThat(tools.done).containsExactly("version", "refund B-2002late");
        assertThat(bench.replays.get(0).handedBack()).contains("allowLocalExec(true)");
    }

    @Test
    void should_tell_a_replay_without_a_service_too() {
        AionisPlugin plugin = both().build();

        ToolPort standalone = plugin.toolPort(port);

        assertThat(standalone.tools().get("runner")).satisfies(tool -> {
            assertThat(tool.runsCommands()).isTrue();
            assertThat(tool.effect()).isEqualTo(Effect.READ);
        });
    }
}
