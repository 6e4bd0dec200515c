package io.aionis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenariosTest {

    private static final Path CASES = Path.of("src/test/resources/scenarios/cases.json");
    private static final String GOOD = """
            [{"id": "S1", "scope": "repo:shop", "evidence": [
               {"id": "e1", "kind": "STEP", "agent": "w", "role": "WORKER", "run": "r1", "task": "t", "title": "Try", "outcome": "FAILED"}],
              "steps": [{"guide": {"name": "g1", "agent": "v", "task": "t", "tokens": 500}},
                        {"feedback": {"guide": "g1", "on": ["e1"], "outcome": "NEUTRAL", "actor": "v"}}]}]
            """;

    @TempDir
    Path folder;

    @Test
    void should_give_the_surface_that_each_case_expects() throws Exception {
        Path json = folder.resolve("rows.json");

        Cli cli = Cli.run("scenarios", "--file", CASES, "--json", json);

        assertThat(cli.exit()).as(cli.err()).isZero();
        Json output = Json.parse(Files.readString(json));
        Map<String, Json> rows = new HashMap<>();
        for (Json row : elements(output.at("/rows"))) {
            rows.put(text(row, "/id") + " " + text(row, "/guide"), row);
        }
        int compared = 0;
        for (Json scenario : elements(Json.parse(Files.readString(CASES)))) {
            for (Map.Entry<String, Json> guide : members(scenario.at("/expect")).entrySet()) {
                String name = text(scenario, "/id") + " " + guide.getKey();
                Map<String, Json> surfaces =
                        members(rows.getOrDefault(name, Json.empty()).at("/surfaces"));
                assertThat(surfaces).as(name).containsAllEntriesOf(members(guide.getValue()));
                compared += members(guide.getValue()).size();
            }
        }
        assertThat(compared).isGreaterThan(25);
    }

    @Test
    void should_print_the_row_of_each_guide_with_states_rules_and_prompt() throws Exception {
        Path json = folder.resolve("rows.json");

        Cli cli = Cli.run("scenarios", "--file", file(GOOD), "--json", json);

        Json row = elements(Json.parse(Files.readString(json)).at("/rows")).get(0);
        assertThat(members(row).keySet())
                .containsExactly("id", "guide", "surfaces", "states", "rules", "prompt", "promptTokens");
        assertThat(row.at("/states/e1")).isEqualTo(Json.of("FAILED_BRANCH"));
        assertThat(elements(row.at("/rules/e1"))).contains(Json.of("F2"), Json.of("F1"));
        assertThat(text(row, "/prompt")).contains("## FAILED_BRANCHES");
        assertThat(cli.out()).contains("cases 1, guides 1, surfaces {DO_NOT_USE=1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kind\": \"STEP\" | \"kind\": \"WISH\" | evidence[0]: member \"kind\": expected one of [STEP, TOOL_CALL,",
                "\"role\": \"WORKER\" | \"role\": \"KING\" | member \"role\": expected one of [PLANNER, WORKER,",
                "\"outcome\": \"FAILED\" | \"outcome\": \"42 passed\" | member \"outcome\": expected one of [SUCCEEDED,",
                "\"outcome\": \"FAILED\" | \"at\": \"yesterday\" | member \"at\": expected a time such as 2026-01-01T10:00:00Z",
                "\"outcome\": \"FAILED\" | \"value\": 3 | member \"subject\": expected what the value is a value of",
                "\"kind\": \"STEP\" | \"kind\": \"TOOL_CALL\" | member \"tool\": expected a string, found nothing",
                "\"kind\": \"STEP\" | \"kind\": \"OPERATOR\" | member \"suppresses\": expected a string or a number",
                "\"kind\": \"STEP\", | \"kind\": \"STEP\", \"lane\": \"fast\", | member \"lane\": expected shared, private",
                "\"run\": \"r1\" | \"run\": \"\" | member \"run\"",
                "\"tokens\": 500 | \"tokens\": 0 | steps[0]: GuideRequest.tokens is 0",
                "\"tokens\": 500 | \"mode\": \"loud\" | member \"mode\": expected compact or full",
                "\"on\": [\"e1\"] | \"on\": \"e1\" | member \"on\": expected an array of strings",
                "\"guide\": \"g1\", \"on\" | \"guide\": \"g9\", \"on\" | member \"guide\": expected the name of an earlier guide",
                "\"outcome\": \"NEUTRAL\" | \"outcome\": \"MEH\" | steps[1], feedback: member \"outcome\": expected one of",
                "{\"feedback\" | {\"remark\" | steps[1]: expected a member \"guide\" or \"feedback\"",
                "\"scope\": \"repo:shop\" | \"scope\": null | case 1 (S1): member \"scope\": expected a string",
            })
    void should_name_case_and_member_when_the_file_cannot_be_used(String good, String bad, String message)
            throws Exception {
        assertThat(GOOD).contains(good);

        Cli cli = Cli.run("scenarios", "--file", file(GOOD.replace(good, bad)));

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).contains("cases.json, case 1").contains(message).hasLineCount(1);
    }

    @Test
    void should_refuse_what_is_no_array_of_cases_and_an_id_used_for_other_content() throws Exception {
        String row = "{\"id\": \"e1\", \"kind\": \"STEP\", \"title\": \"Try\"}";
        String cases = "[{\"id\": \"S1\", \"scope\": \"s\", \"evidence\": [%s, %s]}]";

        assertThat(Cli.run("scenarios", "--file", file("{}")).err()).contains("expected a JSON array of cases");
        assertThat(Cli.run("scenarios", "--file", file("[}")).err()).contains("line 1, column");
        assertThat(Cli.run("scenarios", "--file", folder.resolve("absent")).err())
                .contains("no such file");
        assertThat(Cli.run("scenarios", "--file", file(cases.formatted(row, row.replace("Try", "Other"))))
                        .err())
                .contains("evidence[1]: member \"id\": expected an id of its own");
        assertThat(Cli.run("scenarios", "--file", file(cases.formatted(row, row)))
                        .exit())
                .isZero();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("cases.json"), text);
    }

    private static List<Json> elements(@Nullable Json array) {
        return array instanceof Json.Arr values ? values.elements() : List.of();
    }

    private static Map<String, Json> members(@Nullable Json object) {
        return object instanceof Json.Obj values ? values.members() : Map.of();
    }

    private static String text(Json json, String at) {
        return json.at(at) instanceof Json.Str string ? string.value() : "";
    }
}
