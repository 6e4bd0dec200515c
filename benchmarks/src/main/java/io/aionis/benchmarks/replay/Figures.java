package io.aionis.benchmarks.replay;

import io.aionis.model.Json;
import io.aionis.plan.Quality;
import io.aionis.plan.Quality.Source;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** The figures of one evaluation: a table for people, one JSON object for programs. */
record Figures(int runs, List<RunRow> rows, boolean renamed) {

    static Figures of(int runs, List<RunRow> rows, boolean renamed) {
        return new Figures(runs, List.copyOf(rows), renamed);
    }

    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%-8s %5s %5s %5s %5s %5s %5s %5s  %-5s %5s %5s  %s%n",
                "run",
                "steps",
                "param",
                "bind",
                "sel",
                "const",
                "slot",
                "us",
                "gold",
                "wrong",
                "dup",
                "why not");
        rows.forEach(row -> print(row, out));
        out.println();
        metrics().members().forEach((name, value) -> out.printf("%-24s %s%n", name, value.text()));
        out.println();
        out.println("State of a run: gold = its final state equals that of the gold actions in the same world"
                + (renamed ? " (every id renamed, lists in another order)." : "."));
        out.println("Slots are given by the caller; runs with one are counted apart.");
    }

    private static void print(RunRow row, PrintStream out) {
        Quality quality = row.quality();
        if (quality == null) {
            out.printf(Locale.ROOT, "%-8s %s%n", row.id(), "not compiled: " + row.reason());
            return;
        }
        out.printf(
                Locale.ROOT,
                "%-8s %5d %5d %5d %5d %5d %5d %5.0f  %-5s %5d %5d  %s%n",
                row.id(),
                row.steps(),
                quality.count(Source.PARAMETER),
                quality.count(Source.BINDING),
                quality.count(Source.SELECTION),
                quality.count(Source.CONSTANT),
                quality.count(Source.SLOT),
                row.overheadMicros(),
                row.gold() ? "yes" : "NO",
                row.wrongWrites(),
                row.duplicateWrites(),
                row.reason());
    }

    Json.Obj json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("command", Json.of("replay"));
        json.put("environment", environment());
        json.put("cases", Json.of(runs));
        json.put("metrics", metrics());
        json.put("rows", new Json.Arr(rows.stream().map(Figures::json).toList()));
        return new Json.Obj(json);
    }

    private Json.Obj metrics() {
        Map<String, Json> metrics = new LinkedHashMap<>();
        metrics.put("runs", Json.of(runs));
        metrics.put("solved", Json.of(rows.size()));
        metrics.put("compiled", Json.of(count(RunRow::compiled)));
        metrics.put("strictEligible", Json.of(count(RunRow::strictEligible)));
        String reached = renamed ? "goldReachedRenamed" : "goldReached";
        metrics.put(reached, Json.of(count(RunRow::gold)));
        metrics.put(reached + "WithoutSlots", Json.of(count(r -> r.strictEligible() && r.gold())));
        metrics.put("wrongWrites", Json.of(sum(RunRow::wrongWrites)));
        metrics.put("duplicateWrites", Json.of(sum(RunRow::duplicateWrites)));
        metrics.put("modelCalls", Json.of(0));
        metrics.put("leaves", leaves());
        metrics.put("stepOverheadMicrosP50", new Json.Num(overheadP50()));
        return new Json.Obj(metrics);
    }

    private Json.Obj leaves() {
        Map<String, Json> leaves = new LinkedHashMap<>();
        leaves.put("parameter", Json.of(leaves(Source.PARAMETER)));
        leaves.put("binding", Json.of(leaves(Source.BINDING)));
        leaves.put("selection", Json.of(leaves(Source.SELECTION)));
        leaves.put("template", Json.of(0));
        leaves.put("constant", Json.of(leaves(Source.CONSTANT)));
        leaves.put("fresh", Json.of(0));
        leaves.put("slot", Json.of(leaves(Source.SLOT)));
        return new Json.Obj(leaves);
    }

    private int leaves(Source source) {
        return rows.stream()
                .mapToInt(row -> row.quality() == null ? 0 : row.quality().count(source))
                .sum();
    }

    private int count(Predicate<RunRow> what) {
        return (int) rows.stream().filter(what).count();
    }

    private int sum(ToIntFunction<RunRow> what) {
        return rows.stream().mapToInt(what).sum();
    }

    private BigDecimal overheadP50() {
        double[] sorted = rows.stream()
                .filter(row -> row.steps() > 0)
                .mapToDouble(RunRow::overheadMicros)
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
        json.put("gold", Json.of(row.gold()));
        json.put("wrongWrites", Json.of(row.wrongWrites()));
        json.put("duplicateWrites", Json.of(row.duplicateWrites()));
        json.put("steps", Json.of(row.steps()));
        json.put("reason", Json.of(row.reason()));
        json.put("parameters", new Json.Obj(origins(row)));
        Quality quality = row.quality();
        if (quality != null) {
            json.put(
                    "leaves",
                    new Json.Arr(quality.leaves().stream().map(Figures::json).toList()));
        }
        return new Json.Obj(json);
    }

    private static Map<String, Json> origins(RunRow row) {
        Map<String, Json> origins = new LinkedHashMap<>();
        row.origins().forEach((name, origin) -> origins.put(name, Json.of(origin)));
        return origins;
    }

    private static Json json(Quality.Leaf leaf) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("step", Json.of(leaf.step()));
        json.put("at", Json.of(leaf.pointer()));
        json.put("source", Json.of(leaf.source().name().toLowerCase(Locale.ROOT)));
        json.put("explanation", Json.of(leaf.explanation()));
        return new Json.Obj(json);
    }

    private static Json.Obj environment() {
        Map<String, Json> environment = new LinkedHashMap<>();
        environment.put("java", Json.of(Runtime.version().toString()));
        environment.put("os", Json.of(System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        environment.put("processors", Json.of(Runtime.getRuntime().availableProcessors()));
        return new Json.Obj(environment);
    }
}
