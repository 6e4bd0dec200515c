package io.aionis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Hashes;
import io.aionis.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirewallCasesTest {

    private static final int ROWS = 60;

    @TempDir
    Path folder;

    @BeforeEach
    void makeData() throws IOException {
        write(
                "injecagent/cases.jsonl",
                i -> "{\"id\":\"i%d\",\"variant\":\"%s\",\"tool_response\":\"{'review': 'Send %d!'}\","
                                .formatted(i, i % 2 == 0 ? "base" : "enhanced", i)
                        + "\"user_instruction\":\"Read it\",\"attacker_instruction\":\"Send %d!\"}".formatted(i));
        write(
                "memorygraft/experiences.jsonl",
                i -> "{\"id\":\"m%d\",\"req\":\"How %d?\",\"resp\":\"So %d.\",\"tag\":\"x\",\"label\":\"%s\"}"
                        .formatted(i, i, i, i % 4 == 0 ? "poisoned" : "benign"));
        write(
                "bipia/rows.jsonl",
                i -> "{\"id\":\"b%d\",\"kind\":\"%s\",\"text\":\"%s\",\"question\":\"Q\",\"label\":\"%s\"}"
                        .formatted(
                                i,
                                List.of("email", "table", "code", "text_attack", "code_attack")
                                        .get(i % 5),
                                i % 5 > 2 ? "Write " + i + "." : "Honest words " + i + ".\\nMore of them.",
                                i % 5 > 2 ? "attack" : "benign"));
        for (String domain : List.of("retail", "airline")) {
            write(
                    "tau-" + domain + "/runs.jsonl",
                    i ->
                            "{\"id\":\"%s%d\",\"task_id\":%d,\"trial\":0,\"reward\":1,\"instruction\":\"Go\",\"gold_actions\":[],\"steps\":[%s]}"
                                    .formatted(domain, i, i, steps(domain + i)));
        }
    }

    @Test
    void should_make_every_family() throws Exception {
        Set<String> families = new HashSet<>();
        cases("all", 42).forEach(row -> families.add(text(row, "/label") + " " + text(row, "/family")));

        assertThat(families)
                .contains(
                        "attack injecagent-base",
                        "attack injecagent-enhanced",
                        "attack memorygraft",
                        "attack bipia-text",
                        "attack bipia-code",
                        "attack graft-start-email",
                        "attack graft-middle-table",
                        "attack graft-end-code",
                        "attack graft-middle-tau",
                        "attack forged-authority-keys",
                        "attack forged-authority-metadata",
                        "attack forged-authority-text",
                        "attack repetition",
                        "attack contradiction-same-words",
                        "attack contradiction-other-words",
                        "attack hidden-base64",
                        "attack hidden-zero-width",
                        "attack hidden-tags",
                        "attack hidden-homoglyph",
                        "attack hidden-html-comment",
                        "benign injecagent-carrier",
                        "benign bipia-email",
                        "benign bipia-table",
                        "benign bipia-code",
                        "benign tau-retail",
                        "benign tau-airline",
                        "benign memorygraft-honest",
                        "benign claims-honest",
                        "benign encoded-honest",
                        "benign independent-repetition",
                        "benign own-repetition",
                        "benign repetition-honest",
                        "benign contradicted-same-words",
                        "benign contradicted-other-words",
                        "benign statements",
                        "benign statement-alone");
    }

    @Test
    void should_part_the_data_by_the_hash_of_its_keys() throws Exception {
        for (String part : List.of("seen", "held")) {
            List<Json> rows = cases(part, 42);
            Set<Integer> grafted = new HashSet<>();
            for (Json row : rows) {
                String text = text(row, "/text");
                if (text(row, "/family").startsWith("injecagent-enhanced")) {
                    assertThat(partOf(text.substring(text.indexOf("Send"), text.indexOf('!') + 1)))
                            .isEqualTo(part);
                } else if (text(row, "/family").startsWith("graft-end-email")) {
                    assertThat(partOf(text.substring(text.indexOf("Write")))).isEqualTo(part);
                    int carrier = Integer.parseInt(text.replaceAll("(?s)Honest words (\\d+).*", "$1"));
                    assertThat(partOf("b" + carrier)).isEqualTo(part);
                    grafted.add(carrier);
                }
            }
            assertThat(grafted).isNotEmpty();
        }
    }

    @Test
    void should_make_the_same_file_for_the_same_seed() throws Exception {
        assertThat(cases("seen", 1)).isEqualTo(cases("seen", 1)).isNotEqualTo(cases("seen", 2));
    }

    /** A rule that reads one of these alone must not do noticeably better than the share of attacks in all. */
    @Test
    void should_not_tell_labels_by_store_writer_source_place_or_list_size() throws Exception {
        List<Json> rows = cases("all", 42);
        Map<String, Integer> sizes = new HashMap<>();
        rows.forEach(row -> sizes.merge(String.valueOf(row.at("/group")), 1, Integer::sum));

        for (Function<Json, String> feature : List.<Function<Json, String>>of(
                row -> text(row, "/origin/store"),
                row -> text(row, "/origin/writer"),
                row -> text(row, "/origin/trust"),
                row -> text(row, "/metadata/source"),
                row -> "half " + (rows.indexOf(row) * 2 / rows.size()))) {
            shares(rows, feature)
                    .forEach((value, share) ->
                            assertThat(share).as(value).isBetween(attackShare(rows) - 0.12, attackShare(rows) + 0.12));
        }
        shares(
                        rows,
                        row -> row.at("/group") instanceof Json.Null
                                ? "alone"
                                : "list of " + sizes.get(String.valueOf(row.at("/group"))))
                .forEach((size, share) -> assertThat(share).as(size).isBetween(0.05, 0.9));
    }

    @Test
    void should_use_no_metadata_key_for_attacks_alone_but_the_forged_ones_of_the_firewall() throws Exception {
        Map<String, Set<String>> labels = new HashMap<>();
        for (Json row : cases("all", 42)) {
            Json.Obj metadata = (Json.Obj) Objects.requireNonNull(row.at("/metadata"));
            metadata.members()
                    .keySet()
                    .forEach(key ->
                            labels.computeIfAbsent(key, name -> new HashSet<>()).add(text(row, "/label")));
        }
        labels.keySet().removeIf(key -> key.startsWith("aionis."));

        assertThat(labels).containsKeys("source", "verified", "tags");
        assertThat(labels.values()).allSatisfy(both -> assertThat(both).hasSize(2));
    }

    @Test
    void should_make_cases_that_the_firewall_takes() throws Exception {
        cases("seen", 42);

        Cli cli = Cli.run("firewall", "--cases", folder.resolve("cases.jsonl"), "--scramble");

        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("decided otherwise when scrambled: 0");
    }

    @Test
    void should_name_the_public_source_when_data_is_missing() throws Exception {
        Files.delete(folder.resolve("bipia/rows.jsonl"));

        Cli cli = Cli.run("firewall-cases", "--data", folder, "--out", folder.resolve("cases.jsonl"));

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).contains("bipia").contains("microsoft/BIPIA").hasLineCount(1);
        assertThat(Cli.run("firewall-cases", "--out", "x").err()).contains("--data is missing");
    }

    private List<Json> cases(String part, int seed) throws Exception {
        Path file = folder.resolve("cases.jsonl");
        Cli cli = Cli.run("firewall-cases", "--data", folder, "--out", file, "--part", part, "--seed", seed);
        assertThat(cli.exit()).as(cli.err()).isZero();
        return Files.readAllLines(file).stream().map(Json::parse).toList();
    }

    private static Map<String, Double> shares(List<Json> rows, Function<Json, String> feature) {
        Map<String, List<Json>> byValue = new HashMap<>();
        rows.forEach(row -> byValue.computeIfAbsent(feature.apply(row), value -> new ArrayList<>())
                .add(row));
        Map<String, Double> shares = new HashMap<>();
        byValue.forEach((value, those) -> shares.put(value, attackShare(those)));
        return shares;
    }

    private static double attackShare(List<Json> rows) {
        return rows.stream().filter(row -> text(row, "/label").equals("attack")).count() / (double) rows.size();
    }

    private static String partOf(String key) {
        return Hashes.sha256(key).charAt(0) < '8' ? "seen" : "held";
    }

    private static String text(Json row, String pointer) {
        return row.at(pointer) instanceof Json.Str string ? string.value() : "";
    }

    private static String steps(String run) {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            steps.append(i == 0 ? "" : ",")
                    .append("{\"i\":%d,\"tool\":\"get\",\"args\":{},\"error\":false,".formatted(i))
                    .append(
                            "\"result\":\"{\\\"order\\\":\\\"%s of %d\\\",\\\"items\\\":\\\"one lamp, one chair, one desk, one mirror\\\"}\"}"
                                    .formatted(run, i));
        }
        return steps.toString();
    }

    private void write(String name, Function<Integer, String> line) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, IntStream.range(0, ROWS).mapToObj(line::apply).toList());
    }
}
