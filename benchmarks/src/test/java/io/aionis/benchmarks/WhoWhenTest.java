package io.aionis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoWhenTest {

    private static final String FAILURE =
            "{\"id\":\"f1\",\"question\":\"How many?\",\"mistake_agent\":\"Excel_Expert\",\"mistake_step\":\"1\","
                    + "\"mistake_reason\":\"miscounted\",\"history\":["
                    + "{\"i\":0,\"role\":\"Orchestrator (thought)\",\"name\":null,\"content\":\"Count the rows.\"},"
                    + "{\"i\":1,\"role\":\"user\",\"name\":\"Excel_Expert\",\"content\":\"There are 4.\\nSure.\"},"
                    + "{\"i\":2,\"role\":\"user\",\"name\":\"Verification_Expert\",\"content\":\"There are 4.\"}]}\n";

    @TempDir
    Path folder;

    @Test
    void should_block_the_blamed_step_and_nothing_else() throws Exception {
        String again = FAILURE.replace("f1", "f2").replace("\"1\"", "2");
        Path json = folder.resolve("figures.json");

        Cli cli = Cli.run("whowhen", "--runs", file(FAILURE + again), "--json", json);

        assertThat(cli.exit()).as(cli.err()).isZero();
        Json figures = Json.parse(Files.readString(json));
        assertThat(figures.at("/cases")).isEqualTo(Json.of(2));
        assertThat(figures.at("/metrics/blamedBlocked")).isEqualTo(Json.of(1));
        assertThat(figures.at("/metrics/blamedUsable")).isEqualTo(Json.of(0));
        assertThat(figures.at("/rows/0/sections/0")).isEqualTo(Json.of("FAILED_BRANCHES"));
        assertThat(figures.at("/rows/0/agent")).isEqualTo(Json.of("Excel_Expert"));
        assertThat(figures.at("/metrics/othersBlockedInterval/n")).isEqualTo(Json.of(4));
    }

    @Test
    void should_name_the_losing_case_when_the_budget_has_no_room_for_the_block() throws Exception {
        Cli cli = Cli.run("whowhen", "--runs", file(FAILURE), "--tokens", 1);

        assertThat(cli.out()).contains("0 of 1", "f1 entry 1 by Excel_Expert: shown under []", "omitted for budget");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"mistake_step\":\"1\" | \"mistake_step\":\"3\" | one of the 3 entries of the history, from 0",
                "\"mistake_step\":\"1\" | \"mistake_step\":\"one\" | the number of an entry of the history",
                "\"role\":\"user\" | \"role\":5 | history[1]: member \"role\": expected a string, found 5",
                "\"question\":\"How many?\" | \"question\":null | member \"question\": expected a string, found null",
            })
    void should_name_line_and_member_when_a_failure_cannot_be_used(String good, String bad, String message)
            throws Exception {
        Cli cli = Cli.run(
                "whowhen", "--runs", file(FAILURE + FAILURE.replace("f1", "f2").replace(good, bad)));

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err())
                .contains("failures.jsonl, line 2")
                .contains(message)
                .hasLineCount(1);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("failures.jsonl"), text);
    }
}
