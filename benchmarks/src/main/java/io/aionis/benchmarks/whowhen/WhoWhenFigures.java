package io.aionis.benchmarks.whowhen;

import io.aionis.benchmarks.support.Environment;
import io.aionis.benchmarks.support.Share;
import io.aionis.model.Json;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures, as one JSON object for programs and as a table for people. */
record WhoWhenFigures(List<Verdict> rows) {

    Share blocked() {
        return new Share((int) rows.stream().filter(Verdict::isBlocked).count(), rows.size());
    }

    int usable() {
        return (int) rows.stream().filter(Verdict::isUsable).count();
    }

    /** Among the entries that nobody blamed. */
    Share othersBlocked() {
        int others = rows.stream()
                .mapToInt(row -> row.failure().history().size() - 1)
                .sum();
        return new Share(
                rows.stream().mapToInt(row -> row.othersBlocked().size()).sum(), others);
    }

    void print(PrintStream out) {
        out.printf("%-46s %s%n", "blamed step under FAILED_BRANCHES", blocked());
        out.printf("%-46s %d%n", "blamed step in a usable section", usable());
        out.printf("%-46s %s%n", "entries nobody blamed, kept from use", othersBlocked());
        for (Verdict row : rows) {
            if (!row.isBlocked() || row.isUsable() || !row.othersBlocked().isEmpty()) {
                out.printf(
                        "%s entry %d by %s: shown under %s (%s); others kept from use: %s%n",
                        row.failure().id(),
                        row.failure().blamed(),
                        agent(row),
                        row.sections(),
                        row.note(),
                        row.othersBlocked());
            }
        }
    }

    Json.Obj json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("command", Json.of("whowhen"));
        json.put("environment", Environment.json());
        json.put("cases", Json.of(rows.size()));
        Map<String, Json> metrics = new LinkedHashMap<>();
        metrics.put("n", Json.of(rows.size()));
        metrics.put("blamedBlocked", blocked().json());
        metrics.put("blamedBlockedInterval", blocked().interval());
        metrics.put("blamedUsable", Json.of(usable()));
        metrics.put("othersBlocked", Json.of(othersBlocked().hits()));
        metrics.put("othersBlockedInterval", othersBlocked().interval());
        json.put("metrics", new Json.Obj(metrics));
        json.put("rows", new Json.Arr(rows.stream().map(WhoWhenFigures::json).toList()));
        return new Json.Obj(json);
    }

    private static Json json(Verdict row) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("id", Json.of(row.failure().id()));
        json.put("task", Json.of(row.failure().task()));
        json.put("agent", Json.of(agent(row)));
        json.put("entry", Json.of(row.failure().blamed()));
        json.put(
                "sections",
                new Json.Arr(row.sections().stream()
                        .sorted()
                        .map(section -> Json.of(section.name()))
                        .toList()));
        json.put("note", Json.of(row.note()));
        json.put(
                "othersBlocked",
                new Json.Arr(row.othersBlocked().stream()
                        .map(entry -> Json.of(entry))
                        .toList()));
        json.put("promptTokens", Json.of(row.promptTokens()));
        return new Json.Obj(json);
    }

    private static String agent(Verdict row) {
        return row.failure()
                .history()
                .get(row.failure().blamed())
                .speaker()
                .actor()
                .agent();
    }
}
