package io.aionis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.benchmarks.retail.TinyShop;
import io.aionis.benchmarks.world.TinyWorld;
import io.aionis.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replays under every perturbation, each ending known beforehand. */
class ReplayConditionsTest {

    private static final String CANCEL = """
            {"id": "a", "task_id": 1, "trial": 0, "reward": 1.0, "instruction": "Cancel #W1, ada@example.com, no longer needed.",\
             "gold_actions": [{"name": "cancel_pending_order", "kwargs": {"order_id": "#W1", "reason": "no longer needed"}}],\
             "steps": [{"i": 0, "tool": "find_user_id_by_email", "args": {"email": "ada@example.com"}, "result": "", "error": false},\
             {"i": 1, "tool": "get_order_details", "args": {"order_id": "#W1"}, "result": "", "error": false},\
             {"i": 2, "tool": "cancel_pending_order", "args": {"order_id": "#W1", "reason": "no longer needed"}, "result": "", "error": false}]}
            """;
    private static final String LIGHT = """
            {"id": "l", "task_id": 1, "trial": 0, "reward": 1.0, "instruction": "Light the lamp in the hall.",\
             "gold_actions": [{"name": "light_lamp", "kwargs": {"lamp": "lamp-hall"}}],\
             "steps": [{"i": 0, "tool": "find_lamp", "args": {"room": "hall"}, "result": "", "error": false},\
             {"i": 1, "tool": "light_lamp", "args": {"lamp": "lamp-hall"}, "result": "", "error": false}]}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void makeShop() throws IOException {
        TinyShop.in(folder);
    }

    @Test
    void should_end_as_it_must_under_every_perturbation() throws Exception {
        Json.Obj metrics = metrics("--perturb", "all", "--failures", "0.5");

        assertThat(metrics.at("/wrongWrites")).isEqualTo(Json.of(0));
        assertThat(metrics.at("/duplicateWrites")).isEqualTo(Json.of(0));
        assertThat(metrics.at("/goldReachedRenamed")).isEqualTo(Json.of(1));
        Json.Obj conditions = (Json.Obj) Objects.requireNonNull(metrics.get("conditions"));
        assertThat(endings(conditions, "drift: schema")).isEqualTo("stoppedBeforeWrites");
        assertThat(endings(conditions, "drift: schema, elsewhere")).isEqualTo("goldReached");
        assertThat(endings(conditions, "drift: tool gone")).isEqualTo("stoppedBeforeWrites");
        assertThat(endings(conditions, "drift: status")).isEqualTo("stoppedBeforeWrites");
        assertThat(endings(conditions, "drift: status, elsewhere")).isEqualTo("goldReached");
        assertThat(endings(conditions, "transient: refused, nothing done")).isEqualTo("goldReached");
        assertThat(endings(conditions, "novelty: no such thing")).isEqualTo("stoppedBeforeWrites");
        assertThat(endings(conditions, "novelty: one parameter more")).isEqualTo("stoppedBeforeWrites");
        assertThat(endings(conditions, "duplicate: twice in a row")).isEqualTo("goldReached");
        assertThat(endings(conditions, "duplicate: 4 at once")).isEqualTo("goldReached");
        assertThat(endings(conditions, "crash: before the claim")).isEqualTo("goldReached");
        assertThat(endings(conditions, "crash: after the claim")).isEqualTo("inDoubt");
        assertThat(endings(conditions, "crash: before the effect")).isEqualTo("inDoubt");
        assertThat(endings(conditions, "crash: after the effect")).isEqualTo("inDoubt");
        assertThat(endings(conditions, "crash: before the settlement")).isEqualTo("inDoubt");
        assertThat(endings(conditions, "crash: after the settlement")).isEqualTo("goldReached");
        assertThat(endings(conditions, "crash: process killed before the effect"))
                .isEqualTo("inDoubt");
        assertThat(endings(conditions, "crash: process killed after the effect"))
                .isEqualTo("inDoubt");
        assertThat(endings(conditions, "crash: process killed after the answer"))
                .isIn("inDoubt", "goldReached");
    }

    @Test
    void should_leave_a_lost_answer_in_doubt_when_nearly_every_answer_is_lost() throws Exception {
        Json.Obj metrics = metrics("--perturb", "transient", "--failures", ".99");

        Json.Obj conditions = (Json.Obj) Objects.requireNonNull(metrics.get("conditions"));
        assertThat(conditions.members()).hasSize(5);
        assertThat(metrics.at("/duplicateWrites")).isEqualTo(Json.of(0));
        assertThat(metrics.at("/wrongWrites")).isEqualTo(Json.of(0));
    }

    @Test
    void should_replay_in_a_world_that_another_program_plays() throws Exception {
        Path runs = Files.writeString(folder.resolve("runs.jsonl"), LIGHT);
        Path json = folder.resolve("figures.json");

        Cli cli = Cli.run(
                "replay",
                "--runs",
                runs,
                "--world-command",
                TinyWorld.command("well"),
                "--perturb",
                "rename,duplicate",
                "--json",
                json);

        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("rename is left out");
        Json figures = Json.parse(Files.readString(json));
        assertThat(figures.at("/metrics/goldReached")).isEqualTo(Json.of(1));
        assertThat(figures.at("/metrics/duplicateWrites")).isEqualTo(Json.of(0));
        assertThat(figures.at("/metrics/conditions/duplicate: 4 at once/goldReached/hits"))
                .isEqualTo(Json.of(1));
    }

    @ParameterizedTest
    @CsvSource({"dies, ended with exit status 3", "babbles, expected one JSON object"})
    void should_stop_with_one_line_when_the_world_breaks(String manner, String expected) throws Exception {
        Path runs = Files.writeString(folder.resolve("runs.jsonl"), LIGHT);

        Cli cli = Cli.run("replay", "--runs", runs, "--world-command", TinyWorld.command(manner));

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).contains(expected).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--perturb, wobble, --perturb wobble is not known",
        "--failures, 1.5, --failures 1.5 is no probability",
        "--world-command, x, expected one world"
    })
    void should_refuse_options_that_make_no_sense(String name, String value, String expected) throws Exception {
        Path runs = Files.writeString(folder.resolve("runs.jsonl"), CANCEL);

        Cli cli = Cli.run("replay", "--runs", runs, "--data", folder, name, value);

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).contains(expected).hasLineCount(1);
    }

    private Json.Obj metrics(String... more) throws Exception {
        Path runs = Files.writeString(folder.resolve("runs.jsonl"), CANCEL);
        Path json = folder.resolve("figures.json");
        Object[] words = new Object[7 + more.length];
        Object[] first = {"replay", "--runs", runs, "--data", folder, "--json", json};
        System.arraycopy(first, 0, words, 0, first.length);
        System.arraycopy(more, 0, words, first.length, more.length);
        Cli cli = Cli.run(words);
        assertThat(cli.exit()).as(cli.err()).isZero();
        Json.Obj figures = (Json.Obj) Json.parse(Files.readString(json));
        return (Json.Obj) Objects.requireNonNull(figures.get("metrics"));
    }

    /** The ending that all runs of a condition have; the whole tally where they differ. */
    private static String endings(Json.Obj conditions, String name) {
        Json.Obj tally = (Json.Obj) Objects.requireNonNull(conditions.get(name), name);
        for (String ending :
                new String[] {"goldReached", "doneElsewhere", "inDoubt", "stoppedBeforeWrites", "stoppedAfterWrites"}) {
            if (Objects.equals(tally.at("/" + ending + "/hits"), tally.get("n"))) {
                return ending;
            }
        }
        return tally.text();
    }
}
