package io.aionis.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanJsonTest {

    private static final String CANCEL = """
            {
              "format": "aionis-plan/1",
              "name": "cancel",
              "task": "Shop.cancel",
              "parameters": {"order_id": "string", "item": "string"},
              "steps": [
                {"id": "s1", "tool": "get_order", "effect": "READ", "fingerprint": "f1",
                 "arguments": {"order_id": {"$parameter": "order_id"}},
                 "expect": [{"at": "", "kind": "object"}, {"at": "/status", "oneOf": ["pending"]}]},
                {"id": "s2", "tool": "cancel_items", "effect": "WRITE",
                 "arguments": {
                   "user": {"$from": "s1", "at": "/user_id"},
                   "items": [{"$select": "s1", "each": "/items",
                              "where": [{"at": "/name", "is": {"$parameter": "item"}}], "take": "/item_id"}],
                   "why": {"$slot": "free text", "recorded": "changed my mind"},
                   "options": {"$constant": {"fast": true}},
                   "notify": true}}
              ]
            }
            """;

    @Test
    void should_read_every_kind_of_argument_when_the_plan_is_well_formed() {
        Plan plan = PlanJson.read(CANCEL);

        assertThat(plan.parameters()).containsEntry("item", ValueKind.STRING);
        PlanStep write = plan.steps().get(1);
        assertThat(write.effect()).isEqualTo(Effect.WRITE);
        assertThat(write.fingerprint()).isNull();
        assertThat(write.arguments().members())
                .containsEntry("user", new Argument.Binding("s1", "/user_id"))
                .containsEntry("why", new Argument.Slot("free text", Json.of("changed my mind")))
                .containsEntry("options", new Argument.Constant(new Json.Obj(Map.of("fast", Json.of(true)))))
                .containsEntry("notify", new Argument.Constant(Json.of(true)))
                .containsEntry(
                        "items",
                        new Argument.ListOf(List.of(new Argument.Select(
                                "s1",
                                "/items",
                                List.of(new Argument.Condition("/name", new Argument.Parameter("item"))),
                                "/item_id"))));
        assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
    }

    @Test
    void should_read_back_what_it_wrote_when_plans_are_random() {
        for (long seed = 0; seed < 400; seed++) {
            Plan plan = RandomPlans.plan(seed);
            assertThat(PlanJson.read(PlanJson.write(plan))).as("seed %d", seed).isEqualTo(plan);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"task\": \"Shop.cancel\"|\"tusk\": \"x\"|At /tusk: unknown field 'tusk'",
                "\"task\": \"Shop.cancel\",||the field 'task' is missing",
                "aionis-plan/1|aionis-plan/9|At /format: found 'aionis-plan/9'; expected 'aionis-plan/1'",
                "\"item\": \"string\"|\"item\": \"text\"|At /parameters/item: unknown kind 'text'; expected one of [string",
                "\"effect\": \"READ\"|\"effect\": \"LOOK\"|At /steps/0/effect: unknown kind 'LOOK'",
                "\"id\": \"s2\"|\"id\": \"s1\"|At /steps/1/id: the id 's1' is taken",
                "\"id\": \"s2\"|\"id\": \"s1#0\"|At /steps/1/id: 's1#0' is no id; expected letters, digits",
                "\"at\": \"/user_id\"}|\"at\": \"/a\"}, \"o\": {\"$search\": \"s1\", \"each\": \"/o\", \"holds\": []}|At /steps/1/arguments/o/holds: there is nothing to search for",
                "\"at\": \"/user_id\"}|\"at\": \"/a\"}, \"o\": {\"$search\": \"s1\", \"each\": \"/o\", \"holds\": [{\"each\": \"/i\", \"where\": []}]}|At /steps/1/arguments/o: a search calls the tool several times, and the step's effect is WRITE; expected READ",
                "\"id\": \"s2\"|\"id\": 2|At /steps/1/id: found the number 2; expected a string",
                "\"$from\": \"s1\"|\"$from\": \"s2\"|At /steps/1/arguments/user: the value comes from step 's2', which does not run before it",
                "\"$from\": \"s1\"|\"$from\": \"s9\"|At /steps/1/arguments/user: the value comes from step 's9', which the plan does not have",
                "\"$slot\"|\"$guess\"|At /steps/1/arguments/why: unknown kind of argument '$guess'; expected one of $parameter",
                "\"$from\": \"s1\"|\"$from\": \"s1\", \"$slot\": \"x\"|together; expected one kind of argument",
                "\"at\": \"/user_id\"|\"at\": \"user_id\"|At /steps/1/arguments/user/at: 'user_id' is no JSON Pointer",
                "{\"$parameter\": \"item\"}|{\"$parameter\": \"thing\"}|At /steps/1/arguments/items/0/where/0/is: the parameter 'thing' is not declared",
                "{\"$parameter\": \"item\"}|{\"$slot\": \"thing\"}|At /steps/1/arguments/items/0/where/0/is: a Slot cannot be compared with",
                "\"take\": \"/item_id\"|\"take\": \"/item_id\", \"order\": 1|At /steps/1/arguments/items/0/order: unknown field",
                "\"kind\": \"object\"|\"is\": \"object\"|At /steps/0/expect/0/is: unknown field",
                "\"kind\": \"object\"|\"kind\": \"object\", \"oneOf\": []|found [oneOf, kind] of [oneOf, kind, contains, matches, relation]; expected exactly one",
                "\"notify\": true|\"notify\": tru|not JSON"
            })
    void should_name_the_place_when_a_plan_is_malformed(String sound, String broken, String message) {
        assertThat(CANCEL).contains(sound);
        String text = CANCEL.replace(sound, broken == null ? "" : broken);

        assertThatThrownBy(() -> PlanJson.read(text))
                .isInstanceOf(PlanFormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void should_refuse_when_the_text_is_over_the_limit_or_has_no_steps() {
        assertThatThrownBy(() -> PlanJson.read(" ".repeat(PlanJson.LONGEST + 1)))
                .isInstanceOf(PlanFormatException.class)
                .hasMessageContaining("expected at most " + PlanJson.LONGEST);
        assertThatThrownBy(() -> PlanJson.read("[]"))
                .isInstanceOf(PlanFormatException.class)
                .hasMessageContaining("At the top of the plan: ");
        assertThatThrownBy(() -> PlanJson.read(
                        "{\"format\":\"aionis-plan/1\",\"name\":\"n\",\"task\":\"t\",\"parameters\":{},\"steps\":[]}"))
                .isInstanceOf(PlanFormatException.class)
                .hasMessageContaining("At /steps: the plan has no step");
    }

    @Test
    void should_make_every_kind_when_plans_are_random() {
        StringBuilder all = new StringBuilder();
        for (long seed = 0; seed < 400; seed++) {
            all.append(PlanJson.toJson(RandomPlans.plan(seed)).text());
        }
        assertThat(all)
                .contains(
                        "\"$parameter\":",
                        "\"$from\":",
                        "\"$select\":",
                        "\"$search\":",
                        "\"$slot\":",
                        "\"$template\":",
                        "\"$fresh\":\"uuid\"",
                        "\"$fresh\":\"timestamp\"",
                        "\"$forEach\":",
                        "\"$element\":",
                        "\"$constant\":",
                        "\"$object\":",
                        "\"quantity\":\"all\"",
                        "\"among\":",
                        "\"forEach\":",
                        "\"before\":",
                        "\"after\":",
                        "\"answer\":",
                        "\"contains\":",
                        "\"matches\":",
                        "\"relation\":",
                        "\"kind\":",
                        "\"oneOf\":");
    }
}
