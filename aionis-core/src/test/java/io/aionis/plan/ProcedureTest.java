package io.aionis.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

    private static final Plan NEW_KINDS = PlanJson.read("""
            {"format": "aionis-plan/1", "name": "send", "task": "Shop.send",
             "parameters": {"items": "array", "colour": "string"},
             "before": [{"check": "command", "name": "git", "version": ">=2"}],
             "steps": [
              {"id": "a", "tool": "list", "effect": "READ", "arguments": {},
               "expect": [{"at": "", "contains": "OK"}, {"at": "/log", "matches": "^a+$"},
                          {"at": "/n", "relation": "less_or_equal", "to": {"$from": "a", "at": "/m"}}]},
              {"id": "b", "tool": "send", "effect": "WRITE", "forEach": {"$from": "a", "at": "/places"}, "arguments": {
                "to": {"$element": "/id"},
                "lines": {"$forEach": {"$parameter": "items"}, "value": {
                   "id": {"$element": ""}, "label": {"$template": ["item ", {"$element": ""}, " ", {"$parameter": "colour"}]}}},
                "ids": {"$select": "a", "each": "/list", "where": [{"at": "/colour", "is": {"$parameter": "colour"}}],
                   "take": "/id", "quantity": "all"},
                "key": {"$fresh": "uuid"}, "at": {"$fresh": "timestamp"},
                "one": {"$slot": "which\\u202e", "recorded": "x", "among": {"$select": "a", "each": "/list", "where": [],
                   "take": "/id", "quantity": "all"}}},
               "after": [{"check": "file-exists", "path": {"$from": "b", "at": "/0/path"}}]}],
             "answer": {"$template": ["sent ", {"$parameter": "colour"}]}}
            """);

    @Test
    void should_say_every_kind_in_words() {
        assertThat(Procedure.render(NEW_KINDS)).isEqualTo("""
                        send (task Shop.send)
                        Given: items (array), colour (string)
                        Needs before it starts: command (name = "git", version = ">=2")
                        1. list()
                           expects the result to contain "OK", /log to match "^a+$", /n ≤ (result of step 1 at /m)
                        2. for each of result of step 1 at /places: send(to = /id of the element, lines = for each of parameter items: {id: the element, label: the text "item " + (the element) + " " + {colour}}, ids = all: /id selected from step 1 /list where /colour = {colour}, key = a fresh UUID, at = the time of the request, one = to be filled: "which\\u202e", one of all: /id selected from step 1 /list (recorded: "x")) [WRITE]
                           checks after it: file-exists (path = result of step 2 at /0/path)
                        Answers: the text "sent " + {colour}
                        """);
    }

    @Test
    void should_say_of_each_leaf_where_it_comes_from_when_it_is_in_a_loop() {
        Quality quality = Quality.of(NEW_KINDS);

        assertThat(quality.leaves())
                .extracting(Quality.Leaf::pointer, Quality.Leaf::source)
                .containsExactly(
                        tuple("/to", Quality.Source.BINDING),
                        tuple("/lines/*/id", Quality.Source.PARAMETER),
                        tuple("/lines/*/label", Quality.Source.TEMPLATE),
                        tuple("/ids", Quality.Source.SELECTION),
                        tuple("/key", Quality.Source.FRESH),
                        tuple("/at", Quality.Source.FRESH),
                        tuple("/one", Quality.Source.SLOT));
        assertThat(quality.leaves().get(1).explanation()).isEqualTo("the element, for each of parameter items");
        assertThat(quality.count(Quality.Source.FRESH)).isEqualTo(2);
        assertThat(quality.count(Quality.Source.TEMPLATE)).isEqualTo(1);
    }
}
