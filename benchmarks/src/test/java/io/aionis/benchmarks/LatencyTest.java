package io.aionis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTest {

    private static final Set<String> SIZES = Set.of("200", "1k");

    @TempDir
    Path directory;

    @Test
    void should_report_every_metric_by_its_name() throws Exception {
        Json.Obj metrics = metrics("none");

        assertThat(metrics.members().keySet())
                .contains(
                        "recordMicrosP50",
                        "recordMicrosP99",
                        "logLineMicrosP50",
                        "replayStepMicrosP50",
                        "bareStepMicrosP50",
                        "readStepOverheadMicrosP50",
                        "writeStepOverheadMicrosP50",
                        "durableWritePairMicrosP50",
                        "guideGrowth",
                        "guideWithWritesGrowth",
                        "sameHistoriesGuideGrowth",
                        "foldGrowth",
                        "admission20MicrosP50",
                        "admission20MicrosP99",
                        "admission20NewMicrosP50",
                        "admission20NewMicrosP99",
                        "admission20CpuMicrosP50",
                        "storeSearch20MicrosP50",
                        "governedSearch20MicrosP50",
                        "admissionIndexBytesPerCandidate",
                        "admissionHeapBytesPerCandidate",
                        "admissionFirstMillis",
                        "admissionFillPerSecond");
        for (String name : new String[] {
            "guideMicrosP50",
            "guideMicrosP99",
            "guideWithWritesMicrosP50",
            "guideWithWritesMicrosP99",
            "durableWriteMicrosP50",
            "sameHistoriesGuideMicrosP50",
            "oneTaskGuideMicrosP50",
            "oneTaskGuideMicrosP99",
            "fullHistoryMicrosP50",
            "bm25MicrosP50",
            "foldMicrosP50",
            "openMillis"
        }) {
            assertThat(members(metrics, name)).as(name).isEqualTo(SIZES);
        }
        assertThat(members(metrics, "appendPerSecond")).containsExactlyInAnyOrder("1", "4", "16");
        assertThat(members(metrics, "bareCommitPerSecond")).containsExactlyInAnyOrder("1", "4", "16");
    }

    @Test
    void should_guide_with_rows_and_not_with_empty_prompts() throws Exception {
        Json.Obj tokens = (Json.Obj) Objects.requireNonNull(metrics("fake").get("guideTokensP50"));

        assertThat(tokens.members().values())
                .allSatisfy(median -> assertThat(((Json.Num) median).value()).isPositive());
    }

    @Test
    void should_measure_admission_alone_when_asked() throws Exception {
        Path file = directory.resolve("latency.json");

        Cli cli = Cli.run("latency", "--parts", "admission", "--verdicts", 45, "--rounds", 4, "--json", file);

        assertThat(cli.exit()).as(cli.err()).isZero();
        Json.Obj metrics =
                (Json.Obj) Objects.requireNonNull(((Json.Obj) Json.parse(Files.readString(file))).get("metrics"));
        assertThat(metrics.members()).containsKey("admission20NewMicrosP99").doesNotContainKey("recordMicrosP50");
        assertThat(Objects.requireNonNull(metrics.get("admissionIndexBytesPerCandidate"))
                        .text())
                .isNotEqualTo("0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "ten", "10,", "1e3", "-5"})
    void should_refuse_sizes_that_are_no_numbers(String sizes) throws Exception {
        Cli cli = Cli.run("latency", "--sizes", sizes);

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).contains("--sizes " + sizes);
    }

    private Json.Obj metrics(String embedder) throws Exception {
        Path file = directory.resolve("latency.json");
        Cli cli = Cli.run(
                "latency",
                "--sizes",
                "200,1000",
                "--tasks",
                10,
                "--verdicts",
                50,
                "--rounds",
                4,
                "--embedder",
                embedder,
                "--json",
                file);
        assertThat(cli.exit()).as(cli.err()).isZero();
        Json.Obj json = (Json.Obj) Json.parse(Files.readString(file));
        return (Json.Obj) Objects.requireNonNull(json.get("metrics"));
    }

    private static Set<String> members(Json.Obj metrics, String name) {
        return ((Json.Obj) Objects.requireNonNull(metrics.get(name))).members().keySet();
    }
}
