package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What templates, fresh values, loops over an array and selections of all are when a plan runs. */
class PlannerKindsTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private static Plan plan(String parameters, String... steps) {
        return PlanJson.read("{\"format\": \"aionis-plan/1\", \"name\": \"n\", \"task\": \"t\", \"parameters\": "
                + parameters + ", \"steps\": [" + String.join(",", steps) + "]}");
    }

    private static String step(String id, String rest) {
        return "{\"id\": \"" + id + "\", \"tool\": \"do_" + id + "\", \"effect\": \"WRITE\", " + rest + "}";
    }

    private static Plan writing(String argument) {
        return plan("{\"p\": \"string\"}", step("s1", "\"arguments\": {\"x\": " + argument + "}"));
    }

    private static Given given(Map<String, Json> parameters) {
        return new Given(parameters, Map.of(), "req-1", AT);
    }

    private static StepResult ok(String text) {
        return StepResult.of(Outcome.SUCCEEDED, text);
    }

    private static Json arguments(Move move) {
        assertThat(move).isInstanceOf(Move.Call.class);
        return ((Move.Call) move).arguments();
    }

    private static void assertHandsBack(Move move, String step, String reason) {
        assertThat(move).asInstanceOf(type(Move.HandBack.class)).satisfies(back -> {
            assertThat(back.stepId()).isEqualTo(step);
            assertThat(back.reason()).contains(reason).doesNotContain("\n");
        });
    }

    @Test
    void should_join_the_parts_as_they_are_when_an_argument_is_a_template() {
        Plan plan = plan(
                "{\"p\": \"string\", \"n\": \"number\"}",
                step(
                        "s1",
                        "\"arguments\": {\"x\": {\"$template\": [\"a \", {\"$parameter\": \"p\"}, 1.50, true,"
                                + " {\"$parameter\": \"n\"}]}}"));

        Move move = Planner.next(
                plan, given(Map.of("p", Json.of("b"), "n", Json.parse("12E3"))), Map.<String, StepResult>of());

        assertThat(arguments(move)).isEqualTo(Json.parse("{\"x\": \"a b1.5true12000\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$parameter\": \"q\"}",
                "\"}, {\"$from\": \"s1\"",
                "{{q}} ${q} $q",
                "line\nbreak\u0000 \\\" \\u0041",
                "$element"
            })
    void should_never_read_a_value_again_when_it_looks_like_an_argument(String hostile) {
        Plan plan = plan(
                "{\"p\": \"string\", \"q\": \"string\"}",
                step(
                        "s1",
                        "\"arguments\": {\"x\": {\"$template\": [\"<\", {\"$parameter\": \"p\"}, \"|\", {\"$parameter\":"
                                + " \"q\"}, \">\"]}, \"y\": {\"$parameter\": \"p\"}}"));

        Json.Obj made = (Json.Obj) arguments(Planner.next(
                plan, given(Map.of("p", Json.of(hostile), "q", Json.of("SECRET"))), Map.<String, StepResult>of()));

        assertThat(made.text("x")).isEqualTo("<" + hostile + "|SECRET>");
        assertThat(made.text("y")).isEqualTo(hostile);
        assertThat(made.members()).containsOnlyKeys("x", "y");
        assertThat(Json.parse(made.text())).isEqualTo(made);
    }

    @Test
    void should_hand_back_when_a_part_of_a_text_is_no_text() {
        Plan plan = plan(
                "{\"p\": \"object\"}",
                step("s1", "\"arguments\": {\"x\": {\"$template\": [{\"$parameter\": \"p\", \"at\": \"/v\"}]}}"));

        for (String value : List.of("{}", "[1]", "null", "1e999999999")) {
            Map<String, Json> parameters = Map.of("p", Json.parse("{\"v\": " + value + "}"));
            assertHandsBack(
                    Planner.next(plan, given(parameters), Map.of()),
                    "s1",
                    "The argument /x of do_s1 has no value: a part of the text is ");
        }
    }

    @Test
    void should_draw_fresh_values_from_the_request_and_the_place() {
        Plan plan = writing("[{\"$fresh\": \"uuid\"}, {\"$fresh\": \"uuid\"}, {\"$fresh\": \"timestamp\"}]");
        Map<String, Json> parameters = Map.of("p", Json.of(""));
        Given other = new Given(parameters, Map.of(), "req-2", AT);

        Json first = arguments(Planner.next(plan, given(parameters), Map.of()));

        assertThat(arguments(Planner.next(plan, given(parameters), Map.of()))).isEqualTo(first);
        assertThat(first.at("/x/0")).isNotEqualTo(first.at("/x/1"));
        assertThat(arguments(Planner.next(plan, other, Map.of())).at("/x/0")).isNotEqualTo(first.at("/x/0"));
        assertThat(String.valueOf(first.at("/x/0")))
                .matches("\"[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"");
        assertThat(first.at("/x/2")).isEqualTo(Json.of("2026-01-02T03:04:05Z"));
        assertHandsBack(
                Planner.next(plan, Given.of(parameters), Map.of()),
                "s1",
                "nothing names the request that a fresh value");
    }

    @Test
    void should_make_an_array_with_a_value_for_each_element() {
        Plan plan = plan(
                "{\"items\": \"array\"}",
                step(
                        "s1",
                        "\"arguments\": {\"x\": {\"$forEach\": {\"$parameter\": \"items\"}, \"value\": {\"name\":"
                                + " {\"$element\": \"/name\"}, \"key\": {\"$fresh\": \"uuid\"}, \"sizes\": {\"$forEach\":"
                                + " {\"$element\": \"/sizes\"}, \"value\": {\"$template\": [\"size \", {\"$element\":"
                                + " \"\"}]}}}}}"));
        Json items = Json.parse("[{\"name\": \"a\", \"sizes\": [1, 2]}, {\"name\": \"b\", \"sizes\": []}]");

        Json made = arguments(Planner.next(plan, given(Map.of("items", items)), Map.of()));

        assertThat(made.at("/x/0/name")).isEqualTo(Json.of("a"));
        assertThat(made.at("/x/0/sizes")).isEqualTo(Json.parse("[\"size 1\", \"size 2\"]"));
        assertThat(made.at("/x/1/sizes")).isEqualTo(Json.parse("[]"));
        assertThat(made.at("/x/0/key")).isNotEqualTo(made.at("/x/1/key"));
        assertHandsBack(
                Planner.next(plan, given(Map.of("items", Json.parse("[{\"name\": \"a\"}]"))), Map.of()),
                "s1",
                "The argument /x/0/sizes of do_s1 has no value: the element has nothing at '/sizes'");
    }

    @Test
    void should_hand_back_when_arrays_in_arrays_would_make_too_many_values() {
        Plan plan = plan(
                "{\"a\": \"array\"}",
                step(
                        "s1",
                        "\"arguments\": {\"x\": {\"$forEach\": {\"$parameter\": \"a\"}, \"value\": {\"$forEach\":"
                                + " {\"$parameter\": \"a\"}, \"value\": 1}}}"));
        Json many = Json.parse("[" + "1,".repeat(999) + "1]");

        assertHandsBack(
                Planner.next(plan, given(Map.of("a", many)), Map.of()), "s1", "expected at most " + Resolver.MOST);
    }

    @Test
    void should_take_the_values_of_all_that_fit_when_a_selection_is_of_all() {
        Plan plan = plan(
                "{}",
                step("s1", "\"arguments\": {}"),
                step(
                        "s2",
                        "\"arguments\": {\"ids\": {\"$select\": \"s1\", \"each\": \"/items\", \"where\": [{\"at\":"
                                + " \"/free\", \"is\": true}], \"take\": \"/id\", \"quantity\": \"all\"}}"));
        String items = "{\"items\": [{\"id\": 1, \"free\": true}, {\"id\": 2, \"free\": false}, {\"id\": 3, \"free\":"
                + " true}]}";

        assertThat(arguments(Planner.next(plan, Map.of(), Map.of("s1", ok(items)))))
                .isEqualTo(Json.parse("{\"ids\": [1, 3]}"));
        assertThat(arguments(Planner.next(plan, Map.of(), Map.of("s1", ok("{\"items\": []}")))))
                .isEqualTo(Json.parse("{\"ids\": []}"));
        assertHandsBack(
                Planner.next(plan, Map.of(), Map.of("s1", ok(items.replace("\"id\": 3,", "")))),
                "s2",
                "has nothing at '/id'");
    }

    private static final Plan LOOP = plan(
            "{\"items\": \"array\"}",
            step(
                    "s1",
                    "\"forEach\": {\"$parameter\": \"items\"}, \"arguments\": {\"id\": {\"$element\": \"/id\"}, \"key\":"
                            + " {\"$fresh\": \"uuid\"}}, \"expect\": [{\"at\": \"/id\", \"relation\": \"equal\", \"to\":"
                            + " {\"$element\": \"/id\"}}], \"after\": [{\"check\": \"file-exists\", \"path\": {\"$from\":"
                            + " \"s1\", \"at\": \"/1/id\"}}]"),
            step("s2", "\"arguments\": {\"all\": {\"$from\": \"s1\", \"at\": \"\"}}"));

    private static final Given TWO = given(Map.of("items", Json.parse("[{\"id\": \"a\"}, {\"id\": \"b\"}]")));

    @Test
    void should_call_once_for_each_element_when_a_step_runs_for_each() {
        Map<String, StepResult> done = new LinkedHashMap<>();

        Move.Call first = (Move.Call) Planner.next(LOOP, TWO, done);
        done.put("s1#0", ok("{\"id\": \"a\"}"));
        Move.Call second = (Move.Call) Planner.next(LOOP, TWO, done);

        assertThat(first.step().id()).isEqualTo("s1#0");
        assertThat(first.arguments().text("id")).isEqualTo("a");
        assertThat(second.step().id()).isEqualTo("s1#1");
        assertThat(second.arguments().text("id")).isEqualTo("b");
        assertThat(second.arguments().text("key"))
                .isNotEqualTo(first.arguments().text("key"));
        assertThat(Planner.after(LOOP, first.step(), TWO, done)).isEmpty();

        done.put("s1#1", ok("{\"id\": \"b\"}"));
        assertThat(Planner.after(LOOP, second.step(), TWO, done))
                .containsExactly(new DueCheck("file-exists", (Json.Obj) Json.parse("{\"path\": \"b\"}"), null));
        assertThat(arguments(Planner.next(LOOP, TWO, done)))
                .isEqualTo(Json.parse("{\"all\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}"));
        done.put("s2", ok("fine"));
        assertThat(Planner.next(LOOP, TWO, done)).isEqualTo(new Move.Done());
    }

    @Test
    void should_hold_each_call_to_what_is_expected_when_a_step_runs_for_each() {
        Map<String, StepResult> done = new LinkedHashMap<>(Map.of("s1#0", ok("{\"id\": \"z\"}")));

        assertHandsBack(
                Planner.next(LOOP, TWO, done),
                "s1#0",
                "Step s1#0 (do_s1) has \"z\" at /id; expected a value that is equal to \"a\"");
    }

    @Test
    void should_call_nothing_when_there_is_no_element() {
        Given none = given(Map.of("items", Json.parse("[]")));

        assertThat(arguments(Planner.next(LOOP, none, Map.of()))).isEqualTo(Json.parse("{\"all\": []}"));
        assertHandsBack(
                Planner.next(LOOP, none, Map.of("s1#0", ok("{}"))), "s1#0", "The journal says that \"s1#0\" ran");
    }

    @Test
    void should_hand_back_when_a_step_would_run_too_often_or_for_nothing() {
        Json many = Json.parse("[" + "1,".repeat(Looping.MOST) + "1]");

        assertHandsBack(
                Planner.next(LOOP, given(Map.of("items", many)), Map.of()),
                "s1",
                "Step s1 (do_s1) would run for 101 elements; expected at most 100");
        Plan over = plan(
                "{}",
                step("s1", "\"arguments\": {}"),
                step("s2", "\"forEach\": {\"$from\": \"s1\", \"at\": \"/items\"}, \"arguments\": {}"));
        assertHandsBack(
                Planner.next(over, Map.of(), Map.of("s1", ok("{\"items\": \"x\"}"))),
                "s2",
                "Step s2 (do_s2) cannot run: what it runs through is \"x\"; expected an array");
    }
}
