package io.aionis.benchmarks.tau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.benchmarks.support.InputException;
import io.aionis.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TauRunsTest {

    private static final String RUN =
            "{\"id\":\"r1\",\"task_id\":7,\"trial\":2,\"reward\":1.0,\"instruction\":\"Do it.\",\"more\":null,"
                    + "\"gold_actions\":[{\"name\":\"cancel\",\"kwargs\":{\"order\":\"#1\"}}],"
                    + "\"steps\":[{\"i\":0,\"tool\":\"cancel\",\"args\":{\"order\":\"#1\"},\"result\":\"ok\",\"error\":false}]}";

    @TempDir
    Path folder;

    @Test
    void should_read_a_run_when_the_file_has_blank_lines_and_unknown_members() throws IOException {
        Json.Obj order = (Json.Obj) Json.parse("{\"order\":\"#1\"}");

        List<TauRun> runs = TauRuns.read(file("\n" + RUN + "\n\n"));

        assertThat(runs)
                .containsExactly(new TauRun(
                        "r1",
                        "7",
                        2,
                        1.0,
                        "Do it.",
                        List.of(new TauAction("cancel", order)),
                        List.of(new TauStep(0, "cancel", order, "ok", false))));
    }

    @ParameterizedTest
    @CsvSource({"1.0, true", "0.5, false", "0, false"})
    void should_be_solved_only_when_the_reward_is_full(String reward, boolean solved) throws IOException {
        TauRun run = TauRuns.read(file(RUN.replace("\"reward\":1.0", "\"reward\":" + reward)))
                .get(0);

        assertThat(run.solved()).isEqualTo(solved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"trial\":2 | \"trial\":2.5 | member \"trial\": expected a whole number, found 2.5",
                "\"reward\":1.0 | \"reward\":\"1\" | member \"reward\": expected a number, found \"1\"",
                "\"id\":\"r1\", | '' | member \"id\": expected a string or a number, found nothing",
                "\"error\":false | \"error\":0 | steps[0]: member \"error\": expected true or false, found 0",
                "\"kwargs\":{\"order\":\"#1\"} | \"kwargs\":[] | gold_actions[0]: member \"kwargs\": expected an object, found []",
                "\"task_id\":7 | \"task_id\" | expected one JSON object; Not JSON",
            })
    void should_name_file_line_and_expectation_when_a_line_is_no_run(String good, String bad, String message)
            throws IOException {
        Path file = file(RUN + "\n" + RUN.replace("r1", "r2").replace(good.replace("r1", "r2"), bad) + "\n");

        assertThatThrownBy(() -> TauRuns.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file + ", line 2")
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void should_refuse_when_an_id_comes_twice() throws IOException {
        Path file = file(RUN + "\n" + RUN);

        assertThatThrownBy(() -> TauRuns.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 2: run id \"r1\" is already on line 1");
    }

    @Test
    void should_refuse_when_there_is_no_run_or_no_file() throws IOException {
        Path empty = file("\n\n");

        assertThatThrownBy(() -> TauRuns.read(empty)).hasMessageContaining("expected at least one run");
        assertThatThrownBy(() -> TauRuns.read(folder.resolve("absent")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no such file");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("runs.jsonl"), text);
    }
}
