package io.aionis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanDiffTest {

    private static final String GET = """
            {"id": "s1", "tool": "get_order", "effect": "READ", "arguments": {"id": {"$parameter": "order"}},
             "expect": [{"at": "/status", "oneOf": ["sent"]}, {"at": "", "kind": "object"}]}""";
    private static final String ITEM = """
            {"id": "s2", "tool": "get_item", "effect": "READ", "arguments": {"id": {"$select": "s1", "each": "/items",
             "where": [{"at": "/name", "is": {"$parameter": "item"}}], "take": "/id"}}}""";
    private static final String BACK = """
            {"id": "s3", "tool": "give_back", "effect": "WRITE", "arguments": {"user": {"$from": "s1", "at": "/user"},
             "items": [{"$from": "s2", "at": "/id"}], "fast": true},
             "after": [{"check": "file-exists", "path": {"$from": "s3", "at": "/slip"}}]}""";

    private static Plan plan(String... steps) {
        return PlanJson.read("""
                {"format": "aionis-plan/1", "name": "n", "task": "t", "parameters": {"order": "string", "item": "string"},
                 "steps": [""" + String.join(",", steps) + "]}");
    }

    private static final Plan PLAN = plan(GET, ITEM, BACK);

    @Test
    void should_find_nothing_when_plans_are_equal() {
        for (long seed = 0; seed < 100; seed++) {
            Plan plan = RandomPlans.plan(seed);
            assertThat(PlanDiff.between(plan, PlanJson.read(PlanJson.write(plan))))
                    .as("seed %d", seed)
                    .isEmpty();
        }
        assertThat(PlanDiff.render(PLAN, PLAN)).isEmpty();
    }

    @Test
    void should_say_what_was_and_what_is_when_an_argument_differs() {
        Plan after = plan(GET, ITEM, BACK.replace("/user", "/user_id").replace("\"fast\": true", "\"slow\": 1"));

        assertThat(PlanDiff.between(PLAN, after).get(0))
                .isEqualTo(new PlanDiff.Change(
                        "s3",
                        "/arguments/user",
                        Json.parse("{\"$from\": \"s1\", \"at\": \"/user\"}"),
                        Json.parse("{\"$from\": \"s1\", \"at\": \"/user_id\"}"),
                        "s3 /arguments/user: was result of step 1 at /user, is result of step 1 at /user_id"));
        assertThat(PlanDiff.render(PLAN, after)).isEqualTo("""
                        ~ s3 /arguments/user: was result of step 1 at /user, is result of step 1 at /user_id
                        - s3 /arguments/fast: was true
                        + s3 /arguments/slow: 1
                        """);
    }

    @Test
    void should_see_one_new_step_when_one_is_put_in_and_the_rest_is_numbered_anew() {
        String put = "{\"id\": \"s2\", \"tool\": \"log_in\", \"effect\": \"READ\", \"arguments\": {}}";
        String item = ITEM.replace("\"s2\"", "\"s3\"");
        String back = BACK.replace("\"s3\"", "\"s4\"").replace("\"s2\"", "\"s3\"");

        assertThat(PlanDiff.render(PLAN, plan(GET, put, item, back))).isEqualTo("+ s2 is new: log_in()\n");
        assertThat(PlanDiff.render(plan(GET, put, item, back), PLAN)).isEqualTo("- s2 is gone: log_in()\n");
    }

    @Test
    void should_see_one_new_step_when_it_has_the_tool_and_the_number_of_another() {
        String put = "{\"id\": \"s2\", \"tool\": \"get_item\", \"effect\": \"READ\", \"arguments\": {\"id\": 5}}";
        String item = ITEM.replace("\"s2\"", "\"s3\"");
        String back = BACK.replace("\"s3\"", "\"s4\"").replace("\"s2\"", "\"s3\"");

        assertThat(PlanDiff.render(PLAN, plan(GET, put, item, back))).isEqualTo("+ s2 is new: get_item(id = 5)\n");
    }

    @Test
    void should_name_the_tool_when_a_step_is_done_by_another() {
        Plan after = plan(GET.replace("get_order", "order_by_id"), ITEM, BACK);

        assertThat(PlanDiff.render(PLAN, after)).isEqualTo("~ s1 /tool: was \"get_order\", is \"order_by_id\"\n");
    }

    @Test
    void should_say_so_when_a_step_whose_result_is_used_is_gone() {
        Plan after = plan(GET, BACK.replace("{\"$from\": \"s2\", \"at\": \"/id\"}", "\"i7\""));

        assertThat(PlanDiff.render(PLAN, after)).isEqualTo("""
                        - s2 is gone: get_item(id = /id selected from step 1 /items where /name = {item})
                        ~ s3 /arguments/items/0: was result of step s2 (gone) at /id, is "i7"
                        """);
    }

    @Test
    void should_not_mind_the_order_of_expectations_and_checks() {
        Plan turned = plan(
                GET.replace(
                        "{\"at\": \"/status\", \"oneOf\": [\"sent\"]}, {\"at\": \"\", \"kind\": \"object\"}",
                        "{\"at\":" + " \"\", \"kind\": \"object\"}, {\"at\": \"/status\", \"oneOf\": [\"sent\"]}"),
                ITEM,
                BACK);
        Plan other = plan(GET.replace("[\"sent\"]", "[\"sent\", \"lost\"]"), ITEM, BACK.replace("/slip", "/paper"));

        assertThat(PlanDiff.render(PLAN, turned)).isEmpty();
        assertThat(PlanDiff.render(PLAN, other)).isEqualTo("""
                        - s1 /expect/0: was expects /status = "sent"
                        + s1 /expect/0: expects /status = "sent" or "lost"
                        - s3 /after/0: was checks file-exists (path = result of step 3 at /slip)
                        + s3 /after/0: checks file-exists (path = result of step 3 at /paper)
                        """);
    }

    @Test
    void should_compare_what_belongs_to_no_step() {
        Plan after = new Plan(
                "m",
                "t",
                Map.of("order", ValueKind.STRING, "item", ValueKind.NUMBER),
                PLAN.steps(),
                List.of(new Check(
                        Check.Kinds.COMMAND,
                        new Argument.ObjectOf(Map.of("name", new Argument.Constant(Json.of("git")))))),
                new Argument.Template(
                        List.of(new Argument.Constant(Json.of("done ")), new Argument.Parameter("order"))));

        assertThat(PlanDiff.render(PLAN, after)).isEqualTo("""
                        ~ plan /name: was "n", is "m"
                        ~ plan /parameters/item: was "string", is "number"
                        + plan /answer: the text "done " + {order}
                        + plan /before/0: checks command (name = "git")
                        """);
    }

    @Test
    void should_see_a_step_that_was_moved() {
        String log = "{\"id\": \"log\", \"tool\": \"log_in\", \"effect\": \"READ\", \"arguments\": {}}";

        assertThat(PlanDiff.render(plan(log, GET, ITEM, BACK), plan(GET, ITEM, log, BACK)))
                .isEqualTo("~ log is moved: was step 1, is step 3\n");
    }

    @Test
    void should_stay_on_one_line_when_values_are_long_or_turn_the_text() {
        String longer = "x".repeat(200);
        Plan before = plan(GET.replace("{\"$parameter\": \"order\"}", "\"" + longer + "a\\n\u202Eb\""), ITEM, BACK);
        Plan after = plan(GET.replace("{\"$parameter\": \"order\"}", "\"" + longer + "b\""), ITEM, BACK);
        Plan turned = plan(GET.replace("{\"$parameter\": \"order\"}", "\"\\n\u202Eb\""), ITEM, BACK);

        assertThat(PlanDiff.render(before, after))
                .endsWith(" (they differ further on)\n")
                .hasLineCount(1);
        assertThat(PlanDiff.render(PLAN, turned))
                .isEqualTo("~ s1 /arguments/id: was parameter order, is \"\\n\\u202eb\"\n");
    }

    /** Whoever changes one step of a plan is told of that step and of nothing else. */
    @Test
    void should_name_the_changed_step_alone_when_plans_are_random() {
        Map<Boolean, Integer> seen = new HashMap<>();
        for (long seed = 0; seed < 200; seed++) {
            Plan plan = RandomPlans.plan(seed);
            List<PlanStep> steps = new ArrayList<>(plan.steps());
            int at = (int) (seed % steps.size());
            PlanStep step = steps.get(at);
            Map<String, Argument> arguments = new HashMap<>(step.arguments().members());
            arguments.put("added", new Argument.Constant(Json.of("added")));
            steps.set(
                    at,
                    new PlanStep(
                            step.id(),
                            step.tool(),
                            step.effect(),
                            step.fingerprint(),
                            new Argument.ObjectOf(arguments),
                            step.expectations(),
                            step.forEach(),
                            step.after()));
            Plan changed = new Plan(plan.name(), plan.task(), plan.parameters(), steps, plan.before(), plan.answer());

            List<PlanDiff.Change> changes = PlanDiff.between(plan, changed);

            assertThat(changes).as("seed %d", seed).hasSize(1);
            assertThat(changes.get(0).part()).as("seed %d", seed).isEqualTo(step.id());
            assertThat(changes.get(0).pointer()).as("seed %d", seed).isEqualTo("/arguments/added");
            seen.merge(steps.size() > 1, 1, Integer::sum);
        }
        assertThat(seen).containsKeys(true, false);
    }
}
