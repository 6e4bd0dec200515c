package io.aionis.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan file from anywhere: one clear error on one line, and little work. */
class HostilePlanTest {

    private static String plan(String... steps) {
        return "{\"format\": \"aionis-plan/1\", \"name\": \"n\", \"task\": \"t\", \"parameters\": {\"p\": \"array\"},"
                + " \"steps\": [" + String.join(",", steps) + "]}";
    }

    private static String step(String id, String effect, String argument) {
        return "{\"id\": \"" + id + "\", \"tool\": \"do\", \"effect\": \"" + effect + "\", \"arguments\": {\"x\": "
                + argument + "}}";
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> PlanJson.read(text))
                .isInstanceOf(PlanFormatException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(800))
                .satisfies(
                        e -> assertThat(String.valueOf(e.getMessage()).chars()).noneMatch(Lines::misleads));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                // What makes no sense where it stands.
                "{\"$element\": \"/a\"}!/x: there is no element here",
                "{\"$forEach\": {\"$element\": \"\"}, \"value\": 1}!/x/$forEach: there is no element here",
                "{\"$forEach\": {\"$parameter\": \"p\"}, \"value\": {\"$slot\": \"why\"}}!/x/value: a Slot makes no sense in a value for each element",
                "{\"$forEach\": {\"$parameter\": \"p\"}, \"value\": {\"$search\": \"s0\", \"each\": \"\", \"holds\": [{\"each\": \"\", \"where\": []}]}}!/x/value: a Search makes no sense",
                "{\"$forEach\": [1, 2], \"value\": 1}!/x/$forEach: nothing can be done for each element of a ListOf",
                "{\"$forEach\": {\"$select\": \"s0\", \"each\": \"\", \"where\": [], \"take\": \"\"}, \"value\": 1}!for each element of a Select; expected a parameter, a binding or a selection with \"quantity\": \"all\"",
                "{\"$forEach\": {\"$forEach\": {\"$parameter\": \"p\"}, \"value\": 1}, \"value\": 1}!for each element of a ForEach",
                "{\"$template\": []}!/x/$template: the template has no part",
                "{\"$template\": [\"a\", {\"$template\": [\"b\"]}]}!/x/$template/1: a Template cannot be a part of a text",
                "{\"$template\": [null]}!/x/$template/0: a Constant cannot be a part of a text",
                "{\"$template\": [{\"$constant\": {\"a\": 1}}]}!/x/$template/0: a Constant cannot be a part",
                "{\"$template\": [{\"$slot\": \"why\"}]}!/x/$template/0: a Slot cannot be a part",
                "{\"$template\": [{\"$fresh\": \"uuid\"}]}!/x/$template/0: a Fresh cannot be a part",
                "{\"$template\": [{\"$select\": \"s0\", \"each\": \"\", \"where\": [], \"take\": \"\", \"quantity\": \"all\"}]}!/x/$template/0: a Select cannot be a part",
                "{\"$template\": {\"$from\": \"s0\", \"at\": \"\"}}!/x/$template: found the object",
                "{\"$slot\": \"why\", \"among\": {\"$select\": \"s0\", \"each\": \"\", \"where\": [], \"take\": \"\"}}!/x/among: a slot is one of all that are selected; add \"quantity\": \"all\"",
                "{\"$slot\": \"why\", \"among\": {\"$from\": \"s0\", \"at\": \"\"}}!/x/among/$from: unknown field '$from' in a selection",
                "{\"$select\": \"s0\", \"each\": \"\", \"where\": [{\"at\": \"\", \"is\": {\"$template\": [\"a\"]}}], \"take\": \"\"}!/x/where/0/is: a Template cannot be compared with",
                "{\"$select\": \"s0\", \"each\": \"\", \"where\": [{\"at\": \"\", \"is\": {\"$select\": \"s0\", \"each\": \"\", \"where\": [], \"take\": \"\", \"quantity\": \"all\"}}], \"take\": \"\"}!/x/where/0/is: a Select cannot be compared with",
                // Unknown words.
                "{\"$fresh\": \"random\"}!/x/$fresh: unknown kind 'random'; expected one of [uuid, timestamp]",
                "{\"$select\": \"s0\", \"each\": \"\", \"where\": [], \"take\": \"\", \"quantity\": \"some\"}!/x/quantity: unknown kind 'some'; expected one of [exactly_one, all]",
                "{\"$template\": [\"a\"], \"at\": \"\"}!/x/at: unknown field 'at' in a template",
                "{\"$forEach\": {\"$parameter\": \"p\"}}!/x: the field 'value' is missing",
                "{\"$element\": \"a\"}!/x/$element: 'a' is no JSON Pointer",
                "{\"$from\": \"s0\", \"at\": \"/a~2\"}!/x/at: '/a~2' is no JSON Pointer",
                "{\"$from\": \"s0\", \"at\": \"/a~\"}!/x/at: '/a~' is no JSON Pointer",
                // Cycles, and what is not there.
                "{\"$template\": [{\"$from\": \"s1\", \"at\": \"\"}]}!/x/$template/0: the value comes from step 's1', which does not run before it",
                "{\"$forEach\": {\"$from\": \"s9\", \"at\": \"\"}, \"value\": 1}!/x/$forEach: the value comes from step 's9', which the plan does not have",
                "{\"$slot\": \"why\", \"among\": {\"$select\": \"s1\", \"each\": \"\", \"where\": [], \"take\": \"\", \"quantity\": \"all\"}}!/x/among: the value comes from step 's1', which does not run before it",
                "{\"$object\": {\"$a\": {\"$from\": \"s1\", \"at\": \"\"}}}!/x/$object/$a: the value comes from step 's1'",
                // Twice.
                "{\"$from\": \"s0\", \"$from\": \"s0\", \"at\": \"\"}!Duplicate field '$from'"
            })
    void should_name_the_place_when_an_argument_is_hostile(String argument, String message) {
        assertRefused(plan(step("s0", "READ", "1"), step("s1", "READ", argument)), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "\"forEach\": {\"$from\": \"s1\", \"at\": \"\"}!At /steps/0/forEach: the value comes from step 's1', which does not run before it",
                "\"forEach\": {\"$element\": \"\"}!At /steps/0/forEach: there is no element here",
                "\"forEach\": 5!At /steps/0/forEach: nothing can be done for each element of a Constant",
                "\"after\": [{\"path\": \"x\"}]!At /steps/0/after/0: the field 'check' is missing",
                "\"after\": [{\"check\": \"file-exists\", \"$from\": \"s1\"}]!At /steps/0/after/0: a check cannot be about '$from'",
                "\"after\": [{\"check\": \"file-exists\", \"path\": {\"$slot\": \"why\"}}]!At /steps/0/after/0/path: a Slot makes no sense in a check",
                "\"after\": [{\"check\": \"file-exists\", \"path\": {\"$fresh\": \"uuid\"}}]!At /steps/0/after/0/path: a Fresh makes no sense in a check",
                "\"after\": [{\"check\": \"file-exists\", \"path\": {\"$from\": \"s2\", \"at\": \"\"}}]!At /steps/0/after/0/path: the value comes from step 's2'",
                "\"expect\": [{\"at\": \"\", \"matches\": \"a(\"}]!At /steps/0/expect/0/matches: 'a(' is no regular expression: Unclosed group",
                "\"expect\": [{\"at\": \"\", \"matches\": \"(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)^\"}]!At /steps/0/expect/0/matches: the pattern has too many alternatives and counted repetitions",
                "\"expect\": [{\"at\": \"\", \"matches\": \"(?:(?:){1000000}){1000000}\"}]!At /steps/0/expect/0/matches: the pattern has too many alternatives",
                "\"expect\": [{\"at\": \"\", \"matches\": \"(?x) ( ) { 1 0 0 0 0 0 0 }\"}]!/expect/0/matches: ",
                "\"expect\": [{\"at\": \"\", \"relation\": \"like\", \"to\": 1}]!At /steps/0/expect/0/relation: unknown kind 'like'",
                "\"expect\": [{\"at\": \"\", \"relation\": \"less\"}]!At /steps/0/expect/0: the field 'to' is missing",
                "\"expect\": [{\"at\": \"\", \"contains\": \"a\", \"to\": 1}]!At /steps/0/expect/0: found 'to' without 'relation'",
                "\"expect\": [{\"at\": \"\", \"relation\": \"less\", \"to\": {\"$slot\": \"x\"}}]!At /steps/0/expect/0/to: a Slot cannot be compared with",
                "\"expect\": [{\"at\": \"\", \"relation\": \"less\", \"to\": {\"$from\": \"s2\", \"at\": \"\"}}]!At /steps/0/expect/0/to: the value comes from step 's2'",
                "\"expect\": [{\"at\": \"\", \"relation\": \"less\", \"to\": {\"$element\": \"\"}}]!At /steps/0/expect/0/to: there is no element here",
                "\"expect\": [{\"at\": \"\"}]!At /steps/0/expect/0: found none of [oneOf, kind, contains, matches, relation]",
                "\"tool\": \"again\"!Duplicate field 'tool'"
            })
    void should_name_the_place_when_a_step_is_hostile(String member, String message) {
        String step = step("s1", "READ", "1");
        assertRefused(
                plan(step.substring(0, step.length() - 1) + ", " + member + "}", step("s2", "READ", "1")), message);
    }

    @Test
    void should_refuse_a_search_in_a_step_that_runs_for_each() {
        String search = "{\"$search\": \"s0\", \"each\": \"\", \"holds\": [{\"each\": \"\", \"where\": []}]}";
        String step = step("s1", "READ", search);

        assertRefused(
                plan(
                        step("s0", "READ", "1"),
                        step.substring(0, step.length() - 1) + ", \"forEach\": {\"$parameter\": \"p\"}}"),
                "At /steps/1/arguments/x: a Search makes no sense in an argument; expected a search in a step that runs"
                        + " once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "\"before\": [{\"check\": \"file-exists\", \"path\": {\"$from\": \"s1\", \"at\": \"\"}}]!At /before/0/path: the value comes from step 's1', which does not run before it",
                "\"before\": {}!At /before: found the object {}; expected an array",
                "\"before\": [{\"check\": \"a\\u0000b\"}]!At /before/0/check: the name",
                "\"answer\": {\"$fresh\": \"uuid\"}!At /answer: a Fresh makes no sense in an answer",
                "\"answer\": [{\"$slot\": \"why\"}]!At /answer/0: a Slot makes no sense in an answer",
                "\"answer\": {\"$from\": \"s9\", \"at\": \"\"}!At /answer: the value comes from step 's9', which the plan does not have",
                "\"name\": \"other\"!Duplicate field 'name'"
            })
    void should_name_the_place_when_the_rest_of_a_plan_is_hostile(String member, String message) {
        String plan = plan(step("s1", "READ", "1"));
        assertRefused(plan.substring(0, plan.length() - 1) + ", " + member + "}", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\\u0000", "\\u001b[31m", "\\u202e", "\\u2066", "\\u200f", "\\u2028"})
    void should_refuse_names_that_would_not_be_read_as_they_stand(String character) {
        String sound = plan(step("s1", "READ", "1"));

        assertRefused(sound.replace("\"name\": \"n\"", "\"name\": \"n" + character + "\""), "At /name: the name");
        assertRefused(sound.replace("\"task\": \"t\"", "\"task\": \"t" + character + "\""), "At /task: the name");
        assertRefused(sound.replace("\"tool\": \"do", "\"tool\": \"do" + character), "At /steps/0/tool: the name");
        assertRefused(sound.replace("\"id\": \"s1", "\"id\": \"s1" + character), "is no id; expected letters");
        assertRefused(sound.replace("{\"p\":", "{\"p" + character + "\":"), "At /parameters: the name");
        assertRefused(sound.replace("\"name\": \"n\"", "\"na" + character + "\": 1"), "");
        assertRefused(
                plan(step("s1", "READ", "{\"$from\": \"s" + character + "\", \"at\": \"\"}")), "which the plan does");
        assertRefused(
                plan(step("s1", "READ", "{\"$from\": \"s1\", \"at\": \"" + character + "\"}")), "no JSON Pointer");
        assertRefused(plan(step("s1", "READ", "{\"$" + character + "\": 1}")), "unknown kind of argument");
        assertRefused(plan(step("s1", "READ", "{\"$parameter\": \"" + character + "\"}")), "is not declared");
        assertRefused(plan(step("s1", "READ", "tru" + character)), "not JSON");
    }

    @Test
    void should_refuse_a_long_name() {
        String name = "n".repeat(PlanJson.LONGEST_NAME + 1);

        assertRefused(
                plan(step("s1", "READ", "1")).replace("\"do\"", "\"" + name + "\""),
                "At /steps/0/tool: the name has 513 characters; expected at most 512");
    }

    @Test
    void should_refuse_ten_megabytes() {
        String text = plan(step("s1", "READ", "\"" + "x".repeat(10_000_000) + "\""));

        assertRefused(text, "characters; expected at most " + PlanJson.LONGEST);
    }

    @Test
    void should_refuse_what_is_nested_too_deeply() {
        assertRefused(plan(step("s1", "READ", "[".repeat(500_000))), "not JSON");
        assertRefused(plan(step("s1", "READ", "[".repeat(120) + "]".repeat(120))), "nested deeper than 100 levels");
        String deep = "{\"$forEach\": {\"$parameter\": \"p\"}, \"value\": ".repeat(120) + "1" + "}".repeat(120);
        assertRefused(plan(step("s1", "READ", deep)), "nested deeper than 100 levels");
    }

    @Test
    void should_refuse_depth_without_recursion_when_a_plan_is_made_in_code() {
        Json json = Json.of(1);
        Argument argument = new Argument.Constant(json);
        for (int i = 0; i < 200_000; i++) {
            json = new Json.Arr(List.of(json));
            argument = new Argument.ListOf(List.of(argument));
        }
        Argument deep = argument;
        Json deepJson = json;

        assertThatThrownBy(() -> planOf(List.of(stepOf("s1", deep))))
                .isInstanceOf(PlanFormatException.class)
                .hasMessageContaining("nested deeper than 100 levels");
        assertThatThrownBy(() -> planOf(List.of(stepOf("s1", new Argument.Constant(deepJson)))))
                .isInstanceOf(PlanFormatException.class)
                .hasMessageContaining("nested deeper than 100 levels");
        assertThatThrownBy(() -> PlanJson.fromJson(deepJson))
                .isInstanceOf(PlanFormatException.class)
                .hasMessageContaining("nested deeper than 100 levels");
        Map<String, Json> members = new LinkedHashMap<>(((Json.Obj)
                        PlanJson.toJson(planOf(List.of(stepOf("s1", new Argument.Constant(Json.of(1)))))))
                .members());
        members.put("answer", deepJson);
        assertThatThrownBy(() -> PlanJson.fromJson(new Json.Obj(members)))
                .isInstanceOf(PlanFormatException.class)
                .hasMessageContaining("nested deeper than 100 levels");
    }

    @Test
    void should_refuse_a_million_steps() {
        PlanStep one = stepOf("s1", new Argument.Constant(Json.of(1)));
        List<PlanStep> steps = Collections.nCopies(1_000_000, one);

        assertThatThrownBy(() -> planOf(steps))
                .isInstanceOf(PlanFormatException.class)
                .hasMessageContaining("At /steps: the plan has 1000000 steps; expected at most 1000");
        assertRefused(
                plan("{}" + ",{}".repeat(300_000)), "At /steps: the plan has 300001 steps; expected at most 1000");
    }

    @Test
    void should_read_as_many_steps_and_values_as_may_be_and_no_more() {
        List<PlanStep> steps = new ArrayList<>();
        for (int i = 0; i < PlanJson.MOST_STEPS; i++) {
            steps.add(stepOf("s" + i, new Argument.Constant(Json.of(i))));
        }
        Plan most = planOf(steps);

        assertThat(PlanJson.read(PlanJson.write(most))).isEqualTo(most);
        assertRefused(
                plan(step("s1", "READ", "[1" + ",1".repeat(PlanJson.MOST_VALUES) + "]")),
                "the plan has more than 50000 values; expected at most that many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999", "1e401"})
    void should_refuse_numbers_that_would_not_fit(String number) {
        assertRefused(
                plan(step("s1", "READ", "{\"$constant\": [" + number + "]}")),
                "At /steps/0/arguments/x/$constant/0: the number is too large or too fine");
    }

    @Test
    void should_refuse_numbers_that_no_one_can_read() {
        assertRefused(plan(step("s1", "READ", "9".repeat(100_000))), "not JSON");
        assertRefused(plan(step("s1", "READ", "1e99999999999")), "out of range");
    }

    private static PlanStep stepOf(String id, Argument argument) {
        return new PlanStep(id, "do", Effect.READ, null, new Argument.ObjectOf(Map.of("x", argument)), List.of());
    }

    private static Plan planOf(List<PlanStep> steps) {
        return new Plan("n", "t", Map.of(), steps);
    }
}
