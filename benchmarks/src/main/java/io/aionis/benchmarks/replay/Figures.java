package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.support.Environment;
import io.aionis.benchmarks.support.Share;
import io.aionis.model.Json;
import io.aionis.plan.Quality;
import io.aionis.plan.Quality.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * The figures of one evaluation, as one JSON object for programs.
 *
 * @param runs how many runs there were
 * @param rows one for each solved run
 * @param settings where they were replayed
 * @param tried what came of them under other perturbations
 * @param open the leaves that nothing explains
 */
record Figures(int runs, List<RunRow> rows, List<Setting> settings, List<Tried> tried, List<OpenLeaves> open) {

    Json.Obj json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("command", Json.of("replay"));
        json.put("environment", Environment.json());
        json.put("cases", Json.of(runs));
        json.put("metrics", metrics());
        json.put("rows", new Json.Arr(rows.stream().map(Figures::json).toList()));
        json.put("conditions", new Json.Arr(tried.stream().map(Tried::json).toList()));
        json.put("openLeaves", new Json.Arr(open.stream().map(OpenLeaves::json).toList()));
        return new Json.Obj(json);
    }

    Json.Obj metrics() {
        Map<String, Json> metrics = new LinkedHashMap<>();
        metrics.put("runs", Json.of(runs));
        metrics.put("solved", Json.of(rows.size()));
        metrics.put("compiled", Json.of(count(RunRow::compiled)));
        metrics.put("strictEligible", Json.of(count(RunRow::strictEligible)));
        for (Setting setting : settings) {
            String name = setting.name().equals(Setting.RENAMED) ? "goldReachedRenamed" : "goldReached";
            metrics.put(name, Json.of(count(row -> row.gold(setting.name()))));
            metrics.put(name + "WithoutSlots", Json.of(count(row -> row.strictEligible() && row.gold(setting.name()))));
        }
        int wrong = tried.stream().mapToInt(Tried::wrong).sum();
        int twice = tried.stream().mapToInt(Tried::twice).sum();
        metrics.put("wrongWrites", Json.of(wrong + sum(Replayed::wrongWrites)));
        metrics.put("duplicateWrites", Json.of(twice + sum(Replayed::duplicateWrites)));
        // A strict replay is given tools and no model; there is none in this process.
        metrics.put("modelCalls", Json.of(0));
        metrics.put("leaves", leaves());
        metrics.put("stepOverheadMicrosP50", new Json.Num(overheadP50()));
        if (!tried.isEmpty()) {
            Map<String, Json> conditions = new LinkedHashMap<>();
            Tally.of(tried).forEach(tally -> conditions.put(tally.name(), tally.json()));
            metrics.put("conditions", new Json.Obj(conditions));
        }
        return new Json.Obj(metrics);
    }

    /** The rates among the figures, each with its number of cases and interval. */
    Map<String, Share> shares() {
        Map<String, Share> shares = new LinkedHashMap<>();
        shares.put("compiled", new Share(count(RunRow::compiled), rows.size()));
        shares.put("strictEligible", new Share(count(RunRow::strictEligible), rows.size()));
        for (Setting setting : settings) {
            shares.put("gold, " + setting.name(), new Share(count(row -> row.gold(setting.name())), rows.size()));
            shares.put(
                    "gold of strictEligible, " + setting.name(),
                    new Share(
                            count(row -> row.strictEligible() && row.gold(setting.name())),
                            count(RunRow::strictEligible)));
        }
        return shares;
    }

    private Json.Obj leaves() {
        Map<String, Json> leaves = new LinkedHashMap<>();
        for (Source source : Source.values()) {
            leaves.put(
                    source.name().toLowerCase(Locale.ROOT),
                    Json.of(rows.stream()
                            .mapToInt(row ->
                                    row.quality() == null ? 0 : row.quality().count(source))
                            .sum()));
        }
        return new Json.Obj(leaves);
    }

    private int count(Predicate<RunRow> what) {
        return (int) rows.stream().filter(what).count();
    }

    private int sum(ToIntFunction<Replayed> what) {
        return rows.stream()
                .flatMap(row -> row.replays().values().stream())
                .mapToInt(what)
                .sum();
    }

    private BigDecimal overheadP50() {
        double[] sorted = rows.stream()
                .flatMap(row -> row.replays().values().stream())
                .filter(replayed -> replayed.steps() > 0)
                .mapToDouble(Replayed::overheadMicros)
                .sorted()
                .toArray();
        double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        return BigDecimal.valueOf(median).setScale(1, RoundingMode.HALF_UP);
    }

    private static Json json(RunRow row) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("id", Json.of(row.id()));
        json.put("compiled", Json.of(row.compiled()));
        json.put("slots", Json.of(row.slots()));
        json.put("reason", Json.of(row.reason()));
        row.replays().forEach((setting, replayed) -> json.put(setting, json(replayed)));
        Map<String, Json> origins = new LinkedHashMap<>();
        row.origins().forEach((name, origin) -> origins.put(name, Json.of(origin)));
        json.put("parameters", new Json.Obj(origins));
        Quality quality = row.quality();
        if (quality != null) {
            json.put(
                    "leaves",
                    new Json.Arr(quality.leaves().stream().map(Figures::json).toList()));
        }
        return new Json.Obj(json);
    }

    private static Json json(Replayed replayed) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("gold", Json.of(replayed.gold()));
        json.put("wrongWrites", Json.of(replayed.wrongWrites()));
        json.put("duplicateWrites", Json.of(replayed.duplicateWrites()));
        json.put("steps", Json.of(replayed.steps()));
        json.put("reason", Json.of(replayed.reason()));
        return new Json.Obj(json);
    }

    private static Json json(Quality.Leaf leaf) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("step", Json.of(leaf.step()));
        json.put("at", Json.of(leaf.pointer()));
        json.put("source", Json.of(leaf.source().name().toLowerCase(Locale.ROOT)));
        json.put("explanation", Json.of(leaf.explanation()));
        return new Json.Obj(json);
    }
}
