package io.aionis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellStepsTest {

    @TempDir
    Path directory;

    @Test
    void should_report_both_ways_and_their_ratio() throws Exception {
        Path file = directory.resolve("shell.json");

        Cli cli = Cli.run("shell-steps", "--rounds", 2, "--json", file);

        assertThat(cli.exit()).as(cli.err()).isZero();
        Json figures = Json.parse(Files.readString(file));
        assertThat(figures.at("/cases")).isEqualTo(Json.of(2));
        for (String name : new String[] {"bareFiveMicrosP50", "toolFiveMicrosP50", "toolOverBareP50"}) {
            assertThat(figures.at("/metrics/" + name)).as(name).isInstanceOf(Json.Num.class);
        }
    }
}
