package io.aionis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuideQualityTest {

    private static final String GOLD = "[{\"name\":\"cancel\",\"kwargs\":{\"order\":\"#1\",\"why\":\"late\"}}]";
    private static final String LOOK = step("get_order", "{\"order\":\"#1\"}", "open", false);
    private static final String SOLVING = step("cancel", "{\"why\":\"late\",\"order\":\"#1\"}", "done", false);
    private static final String LOSING = step("cancel", "{\"order\":\"#2\",\"why\":\"late\"}", "done", false);
    private static final String REFUSED = step("refund", "{\"order\":\"#1\"}", "Error: not paid", true);

    @TempDir
    Path folder;

    private Path runs;
    private Path json;

    @BeforeEach
    void makeRuns() throws IOException {
        json = folder.resolve("figures.json");
        runs = Files.writeString(
                folder.resolve("runs.jsonl"),
                run("a-0", "a", 0, 1, LOOK + "," + SOLVING)
                        + run("b-0", "b", 0, 1, LOOK)
                        + run("a-1", "a", 1, 0, LOOK + "," + REFUSED + "," + LOSING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "task"})
    void should_find_what_solved_and_block_what_lost_whatever_the_scopes_are(String scopes) throws Exception {
        Cli cli = Cli.run("guide-quality", "--runs", runs, "--scopes", scopes, "--json", json);

        assertThat(cli.exit()).as(cli.err()).isZero();
        Json figures = Json.parse(Files.readString(json));
        assertThat(figures.at("/cases")).isEqualTo(Json.of(2));
        assertThat(figures.at("/setting/scopes")).isEqualTo(Json.of(scopes));
        assertThat(figures.at("/metrics/arms/aionis/n")).isEqualTo(Json.of(2));
        assertThat(figures.at("/metrics/arms/aionis/goldWritesUsable")).isEqualTo(Json.of(1));
        assertThat(figures.at("/metrics/arms/aionis/goldWrites/n")).isEqualTo(Json.of(1));
        assertThat(figures.at("/metrics/arms/aionis/losingWritesBlocked")).isEqualTo(Json.of(1));
        assertThat(figures.at("/metrics/arms/aionis/losingWrites/n")).isEqualTo(Json.of(2));
        assertThat(figures.at("/metrics/arms/aionis/losingWritesLeaked")).isEqualTo(Json.of(0));
        assertThat(cli.out()).contains("| aionis | 1 of 1");
    }

    @Test
    void should_count_what_plain_retrieval_leaks_and_name_it() throws Exception {
        Cli.run("guide-quality", "--runs", runs, "--json", json);

        Json figures = Json.parse(Files.readString(json));
        assertThat(figures.at("/metrics/arms/bm25/losingWritesLeaked")).isEqualTo(Json.of(2));
        assertThat(figures.at("/metrics/arms/bm25/losingWritesBlocked")).isEqualTo(Json.of(0));
        assertThat(figures.at("/rows/0/id")).isEqualTo(Json.of("a-0"));
        assertThat(figures.at("/rows/0/bm25/losses/0/run")).isEqualTo(Json.of("a-1"));
        assertThat(figures.at("/rows/0/bm25/losses/0/went")).isEqualTo(Json.of("in NOTES"));
    }

    @Test
    void should_tell_the_last_run_and_the_full_history_with_how_they_ended() throws Exception {
        Cli.run("guide-quality", "--runs", runs, "--json", json);

        Json figures = Json.parse(Files.readString(json));
        for (String arm : new String[] {"lastRun", "fullHistory"}) {
            assertThat(figures.at("/metrics/arms/" + arm + "/goldWritesUsable")).isEqualTo(Json.of(1));
            assertThat(figures.at("/metrics/arms/" + arm + "/losingWritesBlocked"))
                    .isEqualTo(Json.of(1));
            assertThat(figures.at("/metrics/arms/" + arm + "/losingWritesLeaked"))
                    .isEqualTo(Json.of(0));
        }
    }

    @Test
    void should_name_the_losing_cases_when_the_budget_is_too_small() throws Exception {
        Cli cli = Cli.run("guide-quality", "--runs", runs, "--tokens", 10, "--json", json);

        Json figures = Json.parse(Files.readString(json));
        assertThat(figures.at("/metrics/arms/aionis/goldWritesUsable")).isEqualTo(Json.of(0));
        assertThat(figures.at("/metrics/arms/bm25/goldWritesUsable")).isEqualTo(Json.of(0));
        assertThat(cli.out()).contains("a-1 GOLD_NOT_USABLE not in the prompt", "run a-0 USE_NOW: omitted for budget");
    }

    @Test
    void should_say_what_is_expected_when_the_input_is_unusable() throws Exception {
        Path single = Files.writeString(folder.resolve("single.jsonl"), run("b-0", "b", 0, 1, LOOK));

        Cli none = Cli.run("guide-quality", "--runs", single);
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err())
                .contains("single.jsonl: no task has several trials")
                .hasLineCount(1);
        assertThat(Cli.run("guide-quality").err()).contains("--runs is missing");
        assertThat(Cli.run("guide-quality", "--runs", folder).err()).contains("a folder");
        assertThat(Cli.run("guide-quality", "--runs", runs, "--tokens", 0).err())
                .contains("--tokens is 0");
        assertThat(Cli.run("guide-quality", "--runs", runs, "--scopes", "two").err())
                .contains("--scopes two is not known; expected one or task");
        assertThat(Cli.run("guide-quality", "--runs", runs, "--reads", "(").exit())
                .isEqualTo(2);
    }

    private static String run(String id, String task, int trial, int reward, String steps) {
        return "{\"id\":\"" + id + "\",\"task_id\":\"" + task + "\",\"trial\":" + trial + ",\"reward\":" + reward
                + ",\"instruction\":\"Please cancel order #1 of task " + task + "\",\"gold_actions\":" + GOLD
                + ",\"steps\":[" + steps + "]}\n";
    }

    private static String step(String tool, String args, String result, boolean error) {
        return "{\"i\":0,\"tool\":\"" + tool + "\",\"args\":" + args + ",\"result\":\"" + result + "\",\"error\":"
                + error + "}";
    }
}
