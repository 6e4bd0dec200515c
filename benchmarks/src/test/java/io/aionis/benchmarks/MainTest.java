package io.aionis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.benchmarks.retail.TinyShop;
import io.aionis.model.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final String SOLVED = """
            {"id": "a", "task_id": 1, "trial": 0, "reward": 1.0, "instruction": "Cancel #W1, ada@example.com, no longer needed.",\
             "gold_actions": [{"name": "cancel_pending_order", "kwargs": {"order_id": "#W1", "reason": "no longer needed"}}],\
             "steps": [{"i": 0, "tool": "find_user_id_by_email", "args": {"email": "ada@example.com"}, "result": "cut", "error": false},\
             {"i": 1, "tool": "get_order_details", "args": {"order_id": "#W1"}, "result": "cut", "error": false},\
             {"i": 2, "tool": "cancel_pending_order", "args": {"order_id": "#W1", "reason": "no longer needed"}, "result": "cut", "error": false}]}
            """;
    private static final String UNSOLVED = """
            {"id": "b", "task_id": 1, "trial": 1, "reward": 0, "instruction": "Cancel #W1.", "gold_actions": [], "steps": []}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void makeShop() throws IOException {
        TinyShop.in(folder);
        Files.writeString(folder.resolve("runs.jsonl"), SOLVED + UNSOLVED);
    }

    @Test
    void should_replay_solved_runs_as_recorded_and_renamed() throws Exception {
        Path json = folder.resolve("figures.json");

        int exit = replay("--perturb", "rename", "--json", json.toString());

        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        Json figures = Json.parse(Files.readString(json));
        assertThat(figures.at("/cases")).isEqualTo(Json.of(2));
        assertThat(figures.at("/metrics/solved")).isEqualTo(Json.of(1));
        assertThat(figures.at("/metrics/compiled")).isEqualTo(Json.of(1));
        assertThat(figures.at("/metrics/strictEligible")).isEqualTo(Json.of(1));
        assertThat(figures.at("/metrics/goldReached")).isEqualTo(Json.of(1));
        assertThat(figures.at("/metrics/goldReachedRenamed")).isEqualTo(Json.of(1));
        assertThat(figures.at("/metrics/wrongWrites")).isEqualTo(Json.of(0));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("goldReachedRenamed");
    }

    @Test
    void should_miss_the_gold_state_when_the_parameters_name_another_order() throws Exception {
        Path json = folder.resolve("figures.json");
        Path given = Files.writeString(
                folder.resolve("parameters.json"), "{\"a\": {\"order_id\": \"#W2\", \"email\": \"ada@example.com\"}}");

        replay("--parameters", given.toString(), "--json", json.toString());

        assertThat(Json.parse(Files.readString(json)).at("/rows/0/parameters/order_id"))
                .isEqualTo(Json.of("given"));
        assertThat(Json.parse(Files.readString(json)).at("/rows/0/slots")).isNotEqualTo(Json.of(0));
    }

    @Test
    void should_name_the_line_when_the_runs_cannot_be_used() throws Exception {
        Files.writeString(folder.resolve("runs.jsonl"), SOLVED + "{\"id\": \"c\"}\n");

        assertThat(replay()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("line 2").hasLineCount(1);
    }

    @Test
    void should_say_what_is_expected_when_an_option_is_wrong() throws Exception {
        assertThat(replay("--perturb", "wobble")).isEqualTo(2);
        assertThat(replay("--speed", "fast")).isEqualTo(2);
        assertThat(replay("--reads", "(")).isEqualTo(2);
        assertThat(run("replay", "--runs", "nowhere.jsonl", "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(run("replay", "--data", folder.toString())).isEqualTo(2);
        assertThat(run("fly")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--perturb wobble is not known; expected rename")
                .contains("--speed is no option")
                .contains("--reads ( is no regular expression")
                .contains("nowhere.jsonl")
                .contains("--runs is missing")
                .contains("no command 'fly'");
    }

    private int replay(String... more) throws Exception {
        String[] words = new String[7 + more.length];
        String[] first = {
            "replay",
            "--runs",
            folder.resolve("runs.jsonl").toString(),
            "--world",
            "retail",
            "--data",
            folder.toString()
        };
        System.arraycopy(first, 0, words, 0, first.length);
        System.arraycopy(more, 0, words, first.length, more.length);
        return run(words);
    }

    private int run(String... words) throws Exception {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
    }
}
