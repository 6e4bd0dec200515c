package io.aionis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcedureTest {

    private static final Plan PLAN = PlanJson.read("""
            {"format": "aionis-plan/1", "name": "give back", "task": "Shop.giveBack",
             "parameters": {"orderId": "string", "item": "string"},
             "steps": [
              {"id": "a", "tool": "get_order", "effect": "READ", "arguments": {"order_id": {"$parameter": "orderId"}},
               "expect": [{"at": "", "kind": "object"}, {"at": "/status", "oneOf": ["delivered", "sent"]}]},
              {"id": "b", "tool": "return_items", "effect": "WRITE", "arguments": {
                "user": {"$from": "a", "at": "/user_id"},
                "items": [{"$select": "a", "each": "/items", "where": [
                   {"at": "/name", "is": {"$parameter": "item"}}, {"at": "/free", "is": true}], "take": "/item_id"}],
                "card": {"$select": "a", "each": "/cards", "where": [], "take": "@key"},
                "fast": true,
                "note": {"$slot": "free\\ntext", "recorded": "too\\nbig"}}}]}
            """);

    @Test
    void should_number_the_steps_and_explain_each_argument() {
        assertThat(Procedure.render(PLAN)).isEqualTo("""
                        give back (task Shop.giveBack)
                        Given: orderId (string), item (string)
                        1. get_order(order_id = parameter orderId)
                           expects the result to be of kind object, /status = "delivered" or "sent"
                        2. return_items(user = result of step 1 at /user_id, items = [/item_id selected from step 1 /items where /name = {item} and /free = true], card = the key selected from step 1 /cards, the only one, fast = true, note = to be filled: "free\\ntext" (recorded: "too\\nbig")) [WRITE]
                        """);
    }

    @Test
    void should_count_the_leaves_of_each_kind() {
        Quality quality = Quality.of(PLAN);

        assertThat(quality.count(Quality.Source.PARAMETER)).isEqualTo(1);
        assertThat(quality.count(Quality.Source.BINDING)).isEqualTo(1);
        assertThat(quality.count(Quality.Source.SELECTION)).isEqualTo(2);
        assertThat(quality.count(Quality.Source.CONSTANT)).isEqualTo(1);
        assertThat(quality.count(Quality.Source.SLOT)).isEqualTo(1);
        assertThat(quality.leaves())
                .contains(new Quality.Leaf(
                        "b",
                        "/items/0",
                        Quality.Source.SELECTION,
                        "/item_id selected from step 1 /items where /name = {item} and /free = true"));
    }
}
