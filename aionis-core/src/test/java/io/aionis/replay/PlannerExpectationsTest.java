package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a result is held to, which checks are due, and the answer at the end. */
class PlannerExpectationsTest {

    private static final Given GIVEN = Given.of(Map.of("most", Json.of(10)));

    private static Plan expecting(String expectation) {
        return PlanJson.read("""
                {"format": "aionis-plan/1", "name": "n", "task": "t", "parameters": {"most": "number"}, "steps": [
                  {"id": "s1", "tool": "build", "effect": "WRITE", "arguments": {}, "expect": [%s]}]}
                """.formatted(expectation));
    }

    private static Map<String, StepResult> done(String result) {
        return Map.of("s1", StepResult.of(Outcome.SUCCEEDED, result));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "{\"at\": \"\", \"contains\": \"BUILD OK\"}!fine: BUILD OK.",
                "{\"at\": \"\", \"contains\": \"{ \\\"a\\\": 1}\"}!{ \"a\": 1}",
                "{\"at\": \"/log\", \"contains\": \"OK\"}!{\"log\": \"all OK\"}",
                "{\"at\": \"/list\", \"contains\": \"[1,2]\"}!{\"list\": [1, 2]}",
                "{\"at\": \"/log\", \"matches\": \"^all\\\\s+(OK|fine)$\"}!{\"log\": \"all  fine\"}",
                "{\"at\": \"/exitCode\", \"oneOf\": [0]}!{\"exitCode\": 0}",
                "{\"at\": \"/n\", \"relation\": \"less\", \"to\": {\"$parameter\": \"most\"}}!{\"n\": 9.5}",
                "{\"at\": \"/n\", \"relation\": \"less_or_equal\", \"to\": 9}!{\"n\": 9.0}",
                "{\"at\": \"/n\", \"relation\": \"greater\", \"to\": {\"$from\": \"s1\", \"at\": \"/m\"}}!{\"n\": 2, \"m\": 1}",
                "{\"at\": \"/n\", \"relation\": \"greater_or_equal\", \"to\": \"b\"}!{\"n\": \"b\"}",
                "{\"at\": \"/n\", \"relation\": \"equal\", \"to\": {\"$from\": \"s1\", \"at\": \"/m\"}}!{\"n\": [1], \"m\": [1.0]}",
                "{\"at\": \"/n\", \"relation\": \"not_equal\", \"to\": 1}!{\"n\": \"1\"}"
            })
    void should_go_on_when_the_result_is_as_expected(String expectation, String result) {
        assertThat(Planner.next(expecting(expectation), GIVEN, done(result))).isEqualTo(new Move.Done());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "{\"at\": \"\", \"contains\": \"BUILD OK\"}!broken!has \"broken\" as its result; expected text with \"BUILD OK\" in it",
                "{\"at\": \"/log\", \"contains\": \"OK\"}!{}!has nothing at /log; expected text with",
                "{\"at\": \"/log\", \"matches\": \"^OK$\"}!{\"log\": \"NO\"}!expected text that matches \"^OK$\"",
                "{\"at\": \"/log\", \"matches\": \"^$\"}!{}!has nothing at /log; expected text that matches",
                "{\"at\": \"/exitCode\", \"oneOf\": [0]}!{\"exitCode\": 1}!has 1 at /exitCode; expected 0",
                "{\"at\": \"/n\", \"relation\": \"less\", \"to\": {\"$parameter\": \"most\"}}!{\"n\": 10}!has 10 at /n; expected a value less than 10",
                "{\"at\": \"/n\", \"relation\": \"less\", \"to\": 10}!{\"n\": \"9\"}!has \"9\" at /n; expected",
                "{\"at\": \"/n\", \"relation\": \"greater\", \"to\": \"b\"}!{\"n\": \"b\"}!expected a value greater than \"b\"",
                "{\"at\": \"/n\", \"relation\": \"less_or_equal\", \"to\": true}!{\"n\": true}!expected a value of at most true",
                "{\"at\": \"/n\", \"relation\": \"equal\", \"to\": 1}!{\"n\": \"1\"}!has \"1\" at /n; expected a value equal to 1",
                "{\"at\": \"/n\", \"relation\": \"not_equal\", \"to\": 1}!{\"n\": 1.0}!expected a value other than 1",
                "{\"at\": \"/n\", \"relation\": \"not_equal\", \"to\": 1}!{}!has nothing at /n",
                "{\"at\": \"/n\", \"relation\": \"equal\", \"to\": {\"$from\": \"s1\", \"at\": \"/m\"}}!{\"n\": 1}!has nothing to compare it with: the result of step s1 has nothing at '/m'"
            })
    void should_hand_back_when_the_result_is_otherwise(String expectation, String result, String reason) {
        assertThat(Planner.next(expecting(expectation), GIVEN, done(result)))
                .asInstanceOf(type(Move.HandBack.class))
                .satisfies(back -> assertThat(back.reason())
                        .startsWith("Step s1 (build) has ")
                        .contains(reason)
                        .doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(.*)*b", "^(([a-z])+.)+[A-Z]$", "(x|a)*y"})
    void should_give_up_on_a_pattern_that_takes_too_much_work(String pattern) {
        String text = "a".repeat(BoundedMatch.LONGEST - 1) + "!";

        assertThat(Planner.next(expecting("{\"at\": \"\", \"matches\": \"" + pattern + "\"}"), GIVEN, done(text)))
                .asInstanceOf(type(Move.HandBack.class))
                .satisfies(
                        back -> assertThat(back.reason()).contains("gives up on the pattern: it takes too much work"));
    }

    @Test
    void should_give_up_on_a_text_that_is_too_long_to_match() {
        String text = "a".repeat(BoundedMatch.LONGEST + 1);

        assertThat(Planner.next(expecting("{\"at\": \"\", \"matches\": \"a\"}"), GIVEN, done(text)))
                .asInstanceOf(type(Move.HandBack.class))
                .satisfies(back -> assertThat(back.reason())
                        .contains("gives up on the pattern: the text has 20001 characters; expected at most 20000"));
    }

    private static final Plan SURROUNDED = PlanJson.read("""
            {"format": "aionis-plan/1", "name": "n", "task": "t", "parameters": {"dir": "string", "o": "object"},
             "before": [{"check": "file-absent", "path": {"$template": [{"$parameter": "dir"}, "/out"]}},
                        {"check": "free-port", "port": {"$parameter": "o", "at": "/port"}}],
             "steps": [
              {"id": "s1", "tool": "build", "effect": "WRITE", "arguments": {},
               "expect": [{"at": "/exitCode", "oneOf": [0]}],
               "after": [{"check": "file-exists", "path": {"$from": "s1", "at": "/path"}},
                         {"check": "file-hash", "path": "x", "sha256": {"$from": "s1", "at": "/hash"}}]},
              {"id": "s2", "tool": "tell", "effect": "READ", "arguments": {}}],
             "answer": {"$template": ["built ", {"$from": "s1", "at": "/path"}]}}
            """);

    private static final Given IN_TMP = Given.of(Map.of("dir", Json.of("/tmp/a"), "o", Json.empty()));

    @Test
    void should_give_the_checks_that_are_due_with_their_values() {
        assertThat(Planner.before(SURROUNDED, IN_TMP))
                .containsExactly(
                        new DueCheck("file-absent", (Json.Obj) Json.parse("{\"path\": \"/tmp/a/out\"}"), null),
                        new DueCheck(
                                "free-port",
                                Json.empty(),
                                "The check free-port at /port has no value: the parameter 'o' has nothing at '/port'"));
        assertThat(Planner.after(
                        SURROUNDED,
                        SURROUNDED.steps().get(0),
                        IN_TMP,
                        done("{\"exitCode\": 0, \"path\": \"/p\", \"hash\": \"00\"}")))
                .containsExactly(
                        new DueCheck("file-exists", (Json.Obj) Json.parse("{\"path\": \"/p\"}"), null),
                        new DueCheck(
                                "file-hash", (Json.Obj) Json.parse("{\"path\": \"x\", \"sha256\": \"00\"}"), null));
    }

    @Test
    void should_give_no_check_when_the_step_has_not_run_or_came_out_otherwise() {
        assertThat(Planner.after(SURROUNDED, SURROUNDED.steps().get(0), IN_TMP, Map.of()))
                .isEmpty();
        assertThat(Planner.after(SURROUNDED, SURROUNDED.steps().get(0), IN_TMP, done("{\"exitCode\": 1}")))
                .isEmpty();
        assertThatThrownBy(() -> Planner.after(expecting(""), SURROUNDED.steps().get(1), GIVEN, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The plan 'n' has no step \"s2\"");
    }

    @Test
    void should_answer_once_every_step_has_run() {
        StepResult built = StepResult.of(Outcome.SUCCEEDED, "{\"exitCode\": 0, \"path\": \"{{dir}}\"}");
        StepResult told = StepResult.of(Outcome.SUCCEEDED, "ok");

        assertThat(Planner.answer(SURROUNDED, IN_TMP, Map.of("s1", built, "s2", told)))
                .contains("built {{dir}}");
        assertThat(Planner.answer(SURROUNDED, IN_TMP, Map.of("s1", built))).isEmpty();
        StepResult nowhere = StepResult.of(Outcome.SUCCEEDED, "{\"exitCode\": 0}");
        assertThat(Planner.answer(SURROUNDED, IN_TMP, Map.of("s1", nowhere, "s2", told)))
                .isEmpty();
        assertThat(Planner.answer(expecting(""), GIVEN, done("ok"))).isEmpty();
    }
}
