package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Plan PLAN = PlanJson.read("""
            {"format": "aionis-plan/1", "name": "return", "task": "t",
             "parameters": {"order_id": "string", "item": "string"},
             "steps": [
              {"id": "s1", "tool": "get_order", "effect": "READ", "arguments": {"id": {"$parameter": "order_id"}},
               "expect": [{"at": "", "kind": "object"}, {"at": "/status", "oneOf": ["delivered"]}]},
              {"id": "s2", "tool": "return_item", "effect": "WRITE", "arguments": {
                "user": {"$from": "s1", "at": "/user"},
                "items": [{"$select": "s1", "each": "/items",
                           "where": [{"at": "/name", "is": {"$parameter": "item"}}], "take": "/id"}],
                "variant": {"$select": "s1", "each": "/variants",
                            "where": [{"at": "/free", "is": true}], "take": "@key"},
                "note": {"$slot": "free text", "recorded": "too big"}}}]}
            """);

    private static final Map<String, Json> PARAMETERS = Map.of("order_id", Json.of("#W1"), "item", Json.of("lamp"));

    private static final String ORDER = """
            {"status": "delivered", "user": "ann_1", "items": [{"id": "7", "name": "desk"}, {"id": "8", "name": "lamp"}],
             "variants": {"v1": {"free": false}, "v2": {"free": true}}}
            """;

    @Test
    void should_call_each_step_with_its_values_when_all_are_given() {
        Move first = Planner.next(PLAN, PARAMETERS, Map.of());
        Move second =
                Planner.next(PLAN, Given.of(PARAMETERS).withSlots(Map.of("s2/note", Json.of("broken"))), done(ORDER));

        assertThat(first).isEqualTo(new Move.Call(PLAN.steps().get(0), (Json.Obj) Json.parse("{\"id\":\"#W1\"}")));
        assertThat(second).isEqualTo(new Move.Call(PLAN.steps().get(1), (Json.Obj)
                Json.parse("{\"user\":\"ann_1\",\"items\":[\"8\"],\"variant\":\"v2\",\"note\":\"broken\"}")));
        assertThat(Planner.next(
                        PLAN,
                        PARAMETERS,
                        Map.of("s1", ok(ORDER), "s2", StepResult.of(new ToolAnswer(Outcome.SUCCEEDED, "done")))))
                .isEqualTo(new Move.Done());
    }

    @Test
    void should_ask_for_values_when_slots_are_open() {
        assertThat(Planner.next(PLAN, PARAMETERS, done(ORDER)))
                .asInstanceOf(type(Move.Fill.class))
                .satisfies(fill -> assertThat(fill.slots())
                        .containsExactly(new OpenSlot("s2/note", "/note", "free text", Json.of("too big"))));
    }

    @Test
    void should_hand_back_when_a_slot_is_given_a_value_of_another_kind() {
        assertHandsBack(
                Planner.next(PLAN, Given.of(PARAMETERS).withSlots(Map.of("s2/note", Json.of(5))), done(ORDER)),
                "s2",
                "The slot s2/note was given the NUMBER 5; expected a STRING");
    }

    @Test
    void should_hand_back_when_parameters_do_not_fit() {
        assertHandsBack(
                Planner.next(PLAN, Map.of("order_id", Json.of("#W1")), Map.of()),
                "s1",
                "The parameter 'item' is missing; expected a STRING");
        assertHandsBack(
                Planner.next(PLAN, Map.of("order_id", Json.of(1), "item", Json.of("lamp")), Map.of()),
                "s1",
                "The parameter 'order_id' is the NUMBER 1; expected a STRING");
        assertHandsBack(
                Planner.next(
                        PLAN,
                        Map.of("order_id", Json.of("#W1"), "item", Json.of("lamp"), "colour\n", Json.of("red")),
                        Map.of()),
                "s1",
                "The plan has no use for the parameter \"colour\\n\"; expected only [order_id, item]");
    }

    @Test
    void should_hand_back_when_a_selection_does_not_find_exactly_one() {
        assertHandsBack(
                Planner.next(PLAN, PARAMETERS, done(ORDER.replace("lamp", "rug"))),
                "s2",
                "The argument /items/0 of return_item has no value: 0 elements of step s1 /items have /name = \"lamp\"; expected exactly one");
        assertHandsBack(
                Planner.next(PLAN, PARAMETERS, done(ORDER.replace("desk", "lamp"))),
                "s2",
                "The argument /items/0 of return_item has no value: 2 elements of step s1 /items have /name = \"lamp\"; expected exactly one");
        assertHandsBack(
                Planner.next(PLAN, PARAMETERS, done(ORDER.replace("\"items\": [", "\"items\": 5, \"other\": ["))),
                "s2",
                "The argument /items/0 of return_item has no value: step s1 /items holds 5; expected a collection");
    }

    @Test
    void should_hand_back_when_a_bound_value_is_gone() {
        assertHandsBack(
                Planner.next(PLAN, PARAMETERS, done(ORDER.replace("\"user\"", "\"owner\""))),
                "s2",
                "The argument /user of return_item has no value: the result of step s1 has nothing at '/user'");
    }

    @Test
    void should_hand_back_when_a_step_came_out_otherwise_than_expected() {
        assertHandsBack(
                Planner.next(PLAN, PARAMETERS, done(ORDER.replace("delivered", "pending"))),
                "s1",
                "Step s1 (get_order) has \"pending\" at /status; expected \"delivered\"");
        assertHandsBack(
                Planner.next(PLAN, PARAMETERS, done("no such order")),
                "s1",
                "Step s1 (get_order) has \"no such order\" as its result; expected a value of kind object");
        assertHandsBack(
                Planner.next(PLAN, PARAMETERS, Map.of("s1", StepResult.of(Outcome.FAILED, "time\nout"))),
                "s1",
                "Step s1 (get_order) came out as FAILED: \"time\\nout\"");
        assertHandsBack(
                Planner.next(PLAN, PARAMETERS, Map.of("s1", StepResult.of(Outcome.UNKNOWN, ORDER))),
                "s1",
                "Step s1 (get_order) came out as UNKNOWN");
    }

    @Test
    void should_hand_back_when_the_journal_does_not_fit_the_plan() {
        assertHandsBack(
                Planner.next(PLAN, PARAMETERS, Map.of("s2", ok("done"))),
                "s2",
                "The journal says that \"s2\" ran; the plan has come to step s1 and has no such step before it");
        assertHandsBack(
                Planner.next(PLAN, PARAMETERS, Map.of("s9", ok("done"))),
                "s9",
                "The journal says that \"s9\" ran; the plan has come to step s1");
    }

    private static final Plan SEARCH = PlanJson.read("""
            {"format": "aionis-plan/1", "name": "find", "task": "t", "parameters": {"item": "string"},
             "steps": [
              {"id": "s1", "tool": "get_user", "effect": "READ", "arguments": {}},
              {"id": "s2", "tool": "get_order", "effect": "READ", "arguments": {
                 "id": {"$search": "s1", "each": "/orders", "holds": [
                    {"each": "/items", "where": [{"at": "/name", "is": {"$parameter": "item"}}]}]}},
               "expect": [{"at": "/status", "oneOf": ["delivered"]}]},
              {"id": "s3", "tool": "give_back", "effect": "WRITE", "arguments": {"id": {"$from": "s2", "at": "/id"}}}]}
            """);

    @Test
    void should_try_each_element_and_take_the_result_that_holds_it_when_a_step_searches() {
        Map<String, Json> item = Map.of("item", Json.of("lamp"));
        Map<String, StepResult> done = new HashMap<>(Map.of("s1", ok("{\"orders\": [\"#1\", \"#2\"]}")));

        assertCalls(Planner.next(SEARCH, item, done), "s2#0", "{\"id\":\"#1\"}");
        done.put("s2#0", ok("{\"id\": \"#1\", \"status\": \"open\", \"items\": [{\"name\": \"desk\"}]}"));
        assertCalls(Planner.next(SEARCH, item, done), "s2#1", "{\"id\":\"#2\"}");
        done.put("s2#1", ok("{\"id\": \"#2\", \"status\": \"delivered\", \"items\": [{\"name\": \"lamp\"}]}"));
        assertCalls(Planner.next(SEARCH, item, done), "s3", "{\"id\":\"#2\"}");
        assertHandsBack(
                Planner.next(SEARCH, Map.of("item", Json.of("rug")), done),
                "s2",
                "Step s2 (get_order) tried 2 elements of step s1 /orders, and 0 of the results hold what is searched for; expected exactly one");
        assertHandsBack(
                Planner.next(SEARCH, Map.of("item", Json.of("desk")), done),
                "s2",
                "Step s2 (get_order) has \"open\" at /status; expected \"delivered\"");
        done.put("s2#0", ok("{\"id\": \"#1\", \"items\": [{\"name\": \"lamp\"}]}"));
        assertHandsBack(
                Planner.next(SEARCH, item, done),
                "s2",
                "Step s2 (get_order) tried 2 elements of step s1 /orders, and 2 of the results hold");
    }

    @Test
    void should_hand_back_when_a_search_would_call_too_often() {
        String many = "[" + "\"#1\",".repeat(Searching.MOST) + "\"#2\"]";

        assertHandsBack(
                Planner.next(SEARCH, Map.of("item", Json.of("lamp")), Map.of("s1", ok("{\"orders\": " + many + "}"))),
                "s2",
                "Step s2 (get_order) would search 51 elements; expected at most 50");
    }

    private static void assertCalls(Move move, String id, String arguments) {
        assertThat(move).asInstanceOf(type(Move.Call.class)).satisfies(call -> {
            assertThat(call.step().id()).isEqualTo(id);
            assertThat(call.arguments()).isEqualTo(Json.parse(arguments));
        });
    }

    private static void assertHandsBack(Move move, String step, String reason) {
        assertThat(move).asInstanceOf(type(Move.HandBack.class)).satisfies(back -> {
            assertThat(back.stepId()).isEqualTo(step);
            assertThat(back.reason()).startsWith(reason).doesNotContain("\n");
        });
    }

    private static Map<String, StepResult> done(String order) {
        return Map.of("s1", ok(order));
    }

    private static StepResult ok(String text) {
        return StepResult.of(Outcome.SUCCEEDED, text);
    }
}
