package io.aionis.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import io.aionis.plan.Quality;
import io.aionis.replay.Given;
import io.aionis.replay.Move;
import io.aionis.replay.Planner;
import io.aionis.replay.StepResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompileRunsPropertyTest {

    private static final String UUIDS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @Test
    void should_do_in_a_fresh_shop_what_the_hidden_procedure_does() {
        for (long seed = 0; seed < 60; seed++) {
            HiddenProcedure hidden = new HiddenProcedure(seed);
            List<RecordedRun> runs = runs(hidden, seed);
            Plan plan = Compiler.compile("book", runs).plan();

            RecordedRun fresh = hidden.run(1_000 * seed + 99, false).run("fresh");
            assertThat(Quality.of(plan).count(Quality.Source.SLOT))
                    .as("seed %d", seed)
                    .isZero();
            assertThat(replay(plan, fresh)).as("seed %d", seed).containsSubsequence(writes(fresh));
            assertThat(calls(fresh)).as("seed %d", seed).containsAll(replay(plan, fresh));
        }
    }

    @Test
    void should_repeat_each_run_over_its_own_recorded_results() {
        for (long seed = 0; seed < 60; seed++) {
            List<RecordedRun> runs = runs(new HiddenProcedure(seed), seed);
            Plan plan =
                    PlanJson.read(PlanJson.write(Compiler.compile("book", runs).plan()));

            for (RecordedRun run : runs) {
                assertThat(replay(plan, run))
                        .as("seed %d, run %s", seed, run.run())
                        .containsSubsequence(writes(run));
            }
        }
    }

    private static List<RecordedRun> runs(HiddenProcedure hidden, long seed) {
        List<RecordedRun> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(hidden.run(1_000 * seed + i).run("r" + i));
        }
        return runs;
    }

    private static List<String> replay(Plan plan, RecordedRun run) {
        Map<String, Json> parameters = new HashMap<>(run.parameters());
        parameters.keySet().retainAll(plan.parameters().keySet());
        Map<String, String> results = new HashMap<>();
        run.calls().stream()
                .filter(call -> call.outcome() == Outcome.SUCCEEDED)
                .forEach(call -> results.put(text(call.tool(), call.arguments()), String.valueOf(call.result())));
        Map<String, StepResult> done = new LinkedHashMap<>();
        List<String> made = new ArrayList<>();
        Given given = new Given(parameters, Map.of(), "request", Instant.EPOCH);
        while (true) {
            Move move = Planner.next(plan, given, done);
            if (move instanceof Move.Call call) {
                String text = text(call.step().tool(), call.arguments());
                made.add(text);
                done.put(
                        call.step().id(),
                        StepResult.of(Outcome.SUCCEEDED, results.getOrDefault(text, "no such call: " + text)));
            } else if (move instanceof Move.Done) {
                return made;
            } else {
                return fail("stopped at %s after %s in %s", move, made, PlanJson.write(plan));
            }
        }
    }

    private static List<String> writes(RecordedRun run) {
        return run.calls().stream()
                .filter(call -> call.effect() != Effect.READ && call.outcome() == Outcome.SUCCEEDED)
                .map(call -> text(call.tool(), call.arguments()))
                .toList();
    }

    private static List<String> calls(RecordedRun run) {
        return run.calls().stream()
                .map((ToolCall call) -> text(call.tool(), call.arguments()))
                .toList();
    }

    /** A call, but for what is new in every run. */
    private static String text(String tool, Json arguments) {
        return tool + arguments.canonical().replaceAll(UUIDS, "new");
    }
}
