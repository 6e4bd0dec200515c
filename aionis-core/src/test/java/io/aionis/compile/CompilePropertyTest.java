package io.aionis.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Plan;
import io.aionis.replay.Given;
import io.aionis.replay.Move;
import io.aionis.replay.Planner;
import io.aionis.replay.StepResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CompilePropertyTest {

    private static final Pattern ID = Pattern.compile("[0-9]{9}");

    @Test
    void should_repeat_the_recorded_calls_when_parameters_and_results_are_the_same() {
        for (long seed = 0; seed < 150; seed++) {
            RecordedRun run = RandomShop.runs(seed).run();
            Plan plan = Compiler.compile("book", run).plan();

            List<String> expected = calls(run, UnaryOperator.identity());
            expected.removeIf(call -> call.startsWith("think"));
            assertThat(replay(plan, run, UnaryOperator.identity(), null))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void should_make_the_renamed_calls_when_ids_are_renamed_and_collections_shuffled() {
        for (long seed = 0; seed < 150; seed++) {
            RecordedRun run = RandomShop.runs(seed).run();
            Plan plan = Compiler.compile("book", run).plan();

            List<String> expected = calls(run, CompilePropertyTest::renamed);
            expected.removeIf(call -> call.startsWith("think"));
            assertThat(replay(plan, run, CompilePropertyTest::renamed, new Random(seed)))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void should_give_the_same_plan_when_compiled_twice() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(RandomShop.runs(seed).compile())
                    .as("seed %d", seed)
                    .isEqualTo(RandomShop.runs(seed).compile());
        }
    }

    /** Drives the plan against the recorded results, changed by a renaming and, with a random source, shuffled. */
    private static List<String> replay(
            Plan plan,
            RecordedRun run,
            UnaryOperator<String> rename,
            @org.jspecify.annotations.Nullable Random random) {
        Map<String, Json> parameters = new HashMap<>();
        plan.parameters().keySet().forEach(name -> {
            Json value = run.parameters().get(name);
            parameters.put(name, Json.parse(rename.apply(String.valueOf(value))));
        });
        Map<String, String> results = new HashMap<>();
        run.calls().forEach(call -> results.put(text(call, rename), rename.apply(String.valueOf(call.result()))));
        Map<String, StepResult> done = new LinkedHashMap<>();
        Map<String, Json> slots = new HashMap<>();
        List<String> made = new ArrayList<>();
        while (true) {
            Move move = Planner.next(plan, Given.of(parameters).withSlots(slots), done);
            if (move instanceof Move.Fill fill) {
                fill.slots()
                        .forEach(slot ->
                                slots.put(slot.key(), Json.parse(rename.apply(String.valueOf(slot.recorded())))));
            } else if (move instanceof Move.Call call) {
                String text = call.step().tool() + call.arguments().canonical();
                made.add(text);
                String result = results.getOrDefault(text, "no such call was recorded");
                Json value = Json.parseOrText(result);
                done.put(
                        call.step().id(),
                        new StepResult(Outcome.SUCCEEDED, random == null ? value : shuffled(value, random), result));
            } else if (move instanceof Move.HandBack back) {
                return fail("handed back: %s", back);
            } else {
                return made;
            }
        }
    }

    private static List<String> calls(RecordedRun run, UnaryOperator<String> rename) {
        List<String> calls = new ArrayList<>();
        run.calls().forEach(call -> calls.add(text(call, rename)));
        return calls;
    }

    private static String text(ToolCall call, UnaryOperator<String> rename) {
        return call.tool() + rename.apply(call.arguments().canonical());
    }

    private static String renamed(String text) {
        Matcher ids = ID.matcher(text);
        return ids.replaceAll(id -> new StringBuilder(id.group()).reverse().toString());
    }

    private static Json shuffled(Json value, Random random) {
        if (value instanceof Json.Arr array) {
            List<Json> elements = new ArrayList<>(array.elements());
            Collections.shuffle(elements, random);
            return new Json.Arr(elements.stream().map(e -> shuffled(e, random)).toList());
        } else if (value instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, shuffled(member, random)));
            return new Json.Obj(members);
        }
        return value;
    }
}
