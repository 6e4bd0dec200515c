package io.aionis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedupTest {

    private static final int RUNS = 3;

    @TempDir
    Path folder;

    @Test
    void should_judge_every_arm_by_the_state_of_its_world() throws Exception {
        Path file = folder.resolve("speedup.json");
        Cli cli = Cli.run("speedup", "--latency-ms", "0", "--runs", RUNS, "--json", file);
        assertThat(cli.exit()).as(cli.err()).isZero();
        Json metrics = Objects.requireNonNull(((Json.Obj) Json.parse(Files.readString(file))).get("metrics"));

        for (String arm : new String[] {
            "plain", "recorded", "guided", "strict", "live", "handBack", "exactArguments", "cacheCheck"
        }) {
            assertThat(of(metrics, "new", arm, "solved")).as(arm).isEqualTo(RUNS);
            assertThat(of(metrics, "same", arm, "solved")).as(arm).isEqualTo(RUNS);
            assertThat(((Json.Obj) Objects.requireNonNull(metrics.at("/arms/" + arm))).members())
                    .containsKeys("modelCalls", "tokens", "millisP50", "millisP95", "solved", "n", "duplicateWrites");
        }
        assertThat(of(metrics, "new", "plain", "modelCalls")).isEqualTo(7);
        assertThat(of(metrics, "new", "guided", "modelCalls")).isEqualTo(6);
        assertThat(of(metrics, "new", "strict", "modelCalls")).isZero();
        assertThat(of(metrics, "new", "exactArguments", "modelCalls")).isEqualTo(7);
        assertThat(of(metrics, "same", "exactArguments", "modelCalls")).isZero();
        assertThat(of(metrics, "same", "cacheCheck", "modelCalls")).isZero();
        assertThat(of(metrics, "changed", "exactArguments", "solved")).isZero();
        assertThat(of(metrics, "changed", "strict", "solved")).isEqualTo(RUNS);
        assertThat(of(metrics, "resubmitted", "plain", "duplicateWrites")).isEqualTo(2 * RUNS);
        assertThat(of(metrics, "resubmitted", "strict", "duplicateWrites")).isZero();
        assertThat(of(metrics, "resubmitted", "live", "duplicateWrites")).isZero();
        assertThat(of(metrics, "resubmitted", "handBack", "duplicateWrites")).isZero();
        assertThat(cli.out()).contains("(n+1)L+T, n = 6", "T+o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "0,-1", "1e3"})
    void should_refuse_latencies_that_are_no_numbers(String latencies) throws Exception {
        Cli cli = Cli.run("speedup", "--latency-ms", latencies);

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).contains("--latency-ms " + latencies).hasLineCount(1);
    }

    private static int of(Json metrics, String situation, String arm, String figure) {
        Json value = metrics.at("/byLatency/0/" + situation + "/" + arm + "/" + figure);
        return ((Json.Num) Objects.requireNonNull(value)).value().intValue();
    }
}
