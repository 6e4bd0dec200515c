package io.aionis.benchmarks.scenarios;

import io.aionis.benchmarks.Options;
import io.aionis.benchmarks.support.Environment;
import io.aionis.benchmarks.support.InputException;
import io.aionis.model.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plays adjudication cases and tells where each piece of evidence stands. */
public final class ScenariosCommand {

    private static final String FILE = "a JSON array of cases; docs/evaluation.md gives their shape";

    private ScenariosCommand() {}

    /**
     * Runs the cases and prints their rows.
     *
     * @throws IllegalArgumentException when an option or the file cannot be used
     */
    public static void run(Options options, PrintStream out) throws IOException {
        options.allowing("file", "seed", "json");
        Path path = options.path("file", FILE);
        long seed = options.number("seed", 42);
        ScenarioFile file = new ScenarioFile(path);
        List<Scenario> scenarios = file.read();
        List<GuideRow> rows = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            rows.addAll(play(path, scenario, seed));
        }
        rows.forEach(row -> print(row, out));
        out.printf("cases %d, guides %d, surfaces %s%n", scenarios.size(), rows.size(), surfaces(rows));
        file.ignored()
                .forEach((member, times) -> out.printf("not in the shape, ignored: %s, %d times%n", member, times));
        options.writeJson(json(scenarios.size(), rows));
    }

    /** What the engine refuses is refused with the case's name. */
    private static List<GuideRow> play(Path path, Scenario scenario, long seed) {
        try {
            return Stage.play(scenario, seed);
        } catch (IllegalArgumentException e) {
            throw new InputException(path + ", case " + scenario.id() + ": " + e.getMessage());
        }
    }

    private static void print(GuideRow row, PrintStream out) {
        row.standings()
                .forEach((id, standing) -> out.printf(
                        "%-10s %-6s %-10s %-18s %-13s %s%n",
                        row.scenario(),
                        row.name(),
                        id,
                        standing.surface(),
                        standing.state() == null ? "-" : standing.state(),
                        String.join(" ", standing.rules())));
    }

    private static Map<String, Integer> surfaces(List<GuideRow> rows) {
        Map<String, Integer> counts = new TreeMap<>();
        rows.forEach(row -> row.standings()
                .values()
                .forEach(standing -> counts.merge(standing.surface().name(), 1, Integer::sum)));
        return counts;
    }

    private static Json.Obj json(int cases, List<GuideRow> rows) {
        Map<String, Json> surfaces = new LinkedHashMap<>();
        surfaces(rows).forEach((surface, count) -> surfaces.put(surface, Json.of(count)));
        Map<String, Json> metrics = new LinkedHashMap<>();
        metrics.put("guides", Json.of(rows.size()));
        metrics.put("surfaces", new Json.Obj(surfaces));
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("command", Json.of("scenarios"));
        json.put("environment", Environment.json());
        json.put("cases", Json.of(cases));
        json.put("metrics", new Json.Obj(metrics));
        json.put("rows", new Json.Arr(rows.stream().<Json>map(GuideRow::json).toList()));
        return new Json.Obj(json);
    }
}
