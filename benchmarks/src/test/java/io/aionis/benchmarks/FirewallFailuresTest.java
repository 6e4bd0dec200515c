package io.aionis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirewallFailuresTest {

    private static final String RUN = """
            {"id": "%s", "task_id": 1, "trial": 0, "reward": %s, "instruction": "Exchange #W2378156.", "gold_actions": [],\
             "steps": [{"i": 0, "tool": "get_order_details", "args": {"order_id": "#W2378156"}, "result": "delivered", "error": false},\
             {"i": 1, "tool": "exchange_items", "args": {"order_id": "#W2378156", "card": "credit_card_%s"}, "result": "%s", "error": %s}]}
            """;
    private static final String REFUSED = RUN.formatted("r1", "0", "9513926", "Error: card expired", "true");
    private static final String SOLVED = RUN.formatted("r2", "1.0", "1000777", "exchanged", "false");
    private static final String LOST = RUN.formatted("r3", "0", "4444888", "exchanged", "false");

    @TempDir
    Path folder;

    private Path json;

    @BeforeEach
    void nameFile() {
        json = folder.resolve("figures.json");
    }

    @Test
    void should_recommend_what_failed_and_what_worked() throws Exception {
        Json figures = figures(REFUSED + SOLVED + LOST, "all");

        for (String alone : new String[] {"", "/executionStateAlone"}) {
            String metrics = "/metrics" + alone;
            assertThat(figures.at(metrics + "/families/refused-call-json/n")).isEqualTo(Json.of(1));
            assertThat(figures.at(metrics + "/families/refused-call-json/recall"))
                    .hasToString("1");
            assertThat(figures.at(metrics + "/families/refused-call-prose/recall"))
                    .hasToString("1");
            assertThat(figures.at(metrics + "/families/losing-write-paraphrase/n"))
                    .isEqualTo(Json.of(1));
            assertThat(figures.at(metrics + "/benignFamilies/worked-json/n")).isEqualTo(Json.of(2));
            assertThat(figures.at(metrics + "/benignFamilies/worked-json/falsePositiveRate"))
                    .hasToString("0");
            assertThat(figures.at(metrics + "/benignFamilies/result/n")).isEqualTo(Json.of(2));
        }
    }

    @Test
    void should_take_what_is_held_out_only_when_asked() throws Exception {
        Json seen = figures(REFUSED + REFUSED.replace("r1", "r1b") + SOLVED + LOST, "seen");
        Json all = figures(REFUSED + REFUSED.replace("r1", "r1b") + SOLVED + LOST, "all");

        assertThat(seen.at("/cases")).isNotEqualTo(all.at("/cases"));
    }

    @Test
    void should_say_when_nothing_failed() throws Exception {
        Path runs = Files.writeString(folder.resolve("runs.jsonl"), SOLVED);

        Cli cli = Cli.run("firewall", "--failures", runs, "--part", "all");

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err())
                .contains("runs.jsonl")
                .contains("in no run of this part")
                .hasLineCount(1);
    }

    private Json figures(String runs, String part) throws Exception {
        Path file = Files.writeString(folder.resolve("runs.jsonl"), runs);
        Cli cli = Cli.run("firewall", "--failures", file, "--part", part, "--json", json);
        assertThat(cli.exit()).as(cli.err()).isZero();
        return Json.parse(Files.readString(json));
    }
}
