package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which slots are asked for at a point, what they may be, and what is made of the values they were given. */
class PlannerSlotsTest {

    private static final Plan PLAN = PlanJson.read("""
            {"format": "aionis-plan/1", "name": "n", "task": "t", "parameters": {"colour": "string"},
             "steps": [
              {"id": "s1", "tool": "list", "effect": "READ", "arguments": {}},
              {"id": "s2", "tool": "reserve", "effect": "WRITE", "arguments": {
                "item": {"$slot": "which one", "recorded": "i1", "among": {"$select": "s1", "each": "/items",
                  "where": [{"at": "/colour", "is": {"$parameter": "colour"}}], "take": "/id", "quantity": "all"}},
                "note": {"$slot": "free text", "recorded": "hello"}}},
              {"id": "s3", "tool": "list_places", "effect": "READ", "arguments": {}},
              {"id": "s4", "tool": "send", "effect": "WRITE", "arguments": {
                "to": {"$slot": "where to", "recorded": "p1", "among": {"$select": "s3", "each": "",
                  "where": [], "take": "@key", "quantity": "all"}},
                "again": {"$slot": "which one", "recorded": "i1", "among": {"$select": "s1", "each": "/items",
                  "where": [], "take": "/id", "quantity": "all"}},
                "gift": {"$slot": "a wish", "recorded": true}}}]}
            """);

    private static final Map<String, StepResult> LISTED = Map.of("s1", ok("""
            {"items": [{"id": "i1", "colour": "red"}, {"id": "i2", "colour": "blue"}, {"id": "i3", "colour": "red"}]}
            """));

    private static StepResult ok(String text) {
        return StepResult.of(Outcome.SUCCEEDED, text);
    }

    private static Given given(String colour, Map<String, Json> slots) {
        return Given.of(Map.of("colour", Json.of(colour))).withSlots(slots);
    }

    private static void assertHandsBack(Move move, String reason) {
        assertThat(move)
                .asInstanceOf(type(Move.HandBack.class))
                .satisfies(back -> assertThat(back.reason()).startsWith(reason).doesNotContain("\n"));
    }

    @Test
    void should_ask_for_every_slot_that_can_be_filled_by_now() {
        Move move = Planner.next(PLAN, given("red", Map.of()), LISTED);

        assertThat(move).asInstanceOf(type(Move.Fill.class)).satisfies(fill -> {
            assertThat(fill.step().id()).isEqualTo("s2");
            assertThat(fill.slots().stream().map(OpenSlot::key))
                    .as("s4/to is one of what s3 has not answered yet")
                    .containsExactly("s2/item", "s2/note", "s4/again", "s4/gift");
            assertThat(fill.slots().get(0).choices())
                    .containsExactly(
                            new OpenSlot.Choice(Json.of("i1"), Json.parse("{\"id\": \"i1\", \"colour\": \"red\"}")),
                            new OpenSlot.Choice(Json.of("i3"), Json.parse("{\"id\": \"i3\", \"colour\": \"red\"}")));
            assertThat(fill.slots().get(1).choices()).isEmpty();
        });
    }

    @Test
    void should_not_ask_before_the_step_that_is_next_needs_it() {
        assertThat(Planner.next(PLAN, given("red", Map.of()), Map.of()))
                .asInstanceOf(type(Move.Call.class))
                .satisfies(call -> assertThat(call.step().id()).isEqualTo("s1"));
    }

    @Test
    void should_call_when_the_values_fit() {
        Map<String, Json> slots = Map.of("s2/item", Json.of("i3"), "s2/note", Json.of("{\"$from\": \"s1\"}"));

        assertThat(Planner.next(PLAN, given("red", slots), LISTED))
                .asInstanceOf(type(Move.Call.class))
                .satisfies(call -> assertThat(call.arguments())
                        .isEqualTo(
                                new Json.Obj(Map.of("item", Json.of("i3"), "note", Json.of("{\"$from\": \"s1\"}")))));
    }

    @Test
    void should_hand_back_when_a_value_is_none_of_the_choices() {
        for (String other : List.of("i2", "i9", "")) {
            assertHandsBack(
                    Planner.next(PLAN, given("red", Map.of("s2/item", Json.of(other))), LISTED),
                    "The slot s2/item was given \"" + other + "\"; expected one of \"i1\" or \"i3\"");
        }
        assertHandsBack(
                Planner.next(PLAN, given("red", Map.of("s2/item", Json.of(1))), LISTED),
                "The slot s2/item was given the NUMBER 1; expected a STRING");
    }

    @Test
    void should_hand_back_when_there_is_nothing_to_choose_from() {
        assertHandsBack(
                Planner.next(PLAN, given("green", Map.of()), LISTED),
                "The slot s2/item is one of step s1 /items, and none of them fits");
    }

    @Test
    void should_name_the_known_slots_when_one_is_given_that_the_plan_does_not_have() {
        assertHandsBack(
                Planner.next(PLAN, given("red", Map.of("s2/notes", Json.of("x"))), Map.of()),
                "The plan has no slot \"s2/notes\"; expected only [s2/item, s2/note, s4/to, s4/again, s4/gift]");
    }

    @Test
    void should_say_how_to_give_a_parameter_when_it_is_missing() {
        assertHandsBack(
                Planner.next(PLAN, Given.of(Map.of()), Map.of()),
                "The parameter 'colour' is missing; expected a STRING, given by with(\"colour\", value)");
    }

    @Test
    void should_use_one_value_for_every_call_when_a_step_runs_for_each() {
        Plan loop = PlanJson.read("""
                {"format": "aionis-plan/1", "name": "n", "task": "t", "parameters": {"a": "array"}, "steps": [
                  {"id": "s1", "tool": "put", "effect": "WRITE", "forEach": {"$parameter": "a"}, "arguments": {
                    "id": {"$element": ""}, "note": {"$slot": "free text", "recorded": "hello"}}}]}
                """);
        Given without = Given.of(Map.of("a", Json.parse("[1, 2]")));
        Given with = without.withSlots(Map.of("s1/note", Json.of("hi")));

        assertThat(Planner.next(loop, without, Map.of()))
                .asInstanceOf(type(Move.Fill.class))
                .satisfies(fill ->
                        assertThat(fill.slots().stream().map(OpenSlot::key)).containsExactly("s1/note"));
        assertThat(Planner.next(loop, with, Map.of("s1#0", ok("{}"))))
                .asInstanceOf(type(Move.Call.class))
                .satisfies(call -> assertThat(call.arguments()).isEqualTo(Json.parse("{\"id\": 2, \"note\": \"hi\"}")));
    }
}
