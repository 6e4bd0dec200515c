package io.aionis.benchmarks.quality;

import io.aionis.benchmarks.quality.CaseRow.Tally;
import io.aionis.benchmarks.support.Environment;
import io.aionis.benchmarks.support.Share;
import io.aionis.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The figures of one evaluation.
 *
 * @param setting how it was run
 * @param rows one for each case
 */
record QualityFigures(Map<String, Json> setting, List<CaseRow> rows) {

    Json.Obj json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("command", Json.of("guide-quality"));
        json.put("environment", Environment.json());
        json.put("setting", new Json.Obj(setting));
        json.put("cases", Json.of(rows.size()));
        Map<String, Json> arms = new LinkedHashMap<>();
        arms().forEach(arm -> arms.put(arm, metrics(arm)));
        json.put("metrics", new Json.Obj(Map.of("arms", new Json.Obj(arms))));
        json.put("rows", new Json.Arr(rows.stream().map(QualityFigures::json).toList()));
        return new Json.Obj(json);
    }

    /** In the order they are printed. */
    Set<String> arms() {
        return rows.get(0).arms().keySet();
    }

    Share goldUsable(String arm) {
        return new Share(sum(arm, Tally::goldUsable), sum(asked -> asked.gold().size()));
    }

    /** Among all gold writes of a task that a learned run solved, whether that run made them or others to the same end. */
    Share goldOfTaskUsable(String arm) {
        return new Share(
                sum(arm, Tally::goldOfTaskUsable),
                sum(asked -> asked.goldOfTask().size()));
    }

    Share losingBlocked(String arm) {
        return new Share(
                sum(arm, Tally::losingBlocked), sum(asked -> asked.losing().size()));
    }

    int losingLeaked(String arm) {
        return sum(arm, Tally::losingLeaked);
    }

    /** Tokens in the prompt, by the nearest rank; {@code percent} is 1 to 100. */
    int tokens(String arm, int percent) {
        int[] sorted = rows.stream()
                .mapToInt(row -> row.tally(arm).prompt().tokens())
                .sorted()
                .toArray();
        return sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
    }

    private Json.Obj metrics(String arm) {
        Map<String, Json> metrics = new LinkedHashMap<>();
        metrics.put("n", Json.of(rows.size()));
        metrics.put("goldWritesUsable", goldUsable(arm).json());
        metrics.put("losingWritesBlocked", losingBlocked(arm).json());
        metrics.put("losingWritesLeaked", Json.of(losingLeaked(arm)));
        metrics.put("promptTokensMedian", Json.of(tokens(arm, 50)));
        metrics.put("promptTokensP95", Json.of(tokens(arm, 95)));
        metrics.put("goldWrites", goldUsable(arm).interval());
        metrics.put("goldWritesOfTask", goldOfTaskUsable(arm).interval());
        metrics.put("losingWrites", losingBlocked(arm).interval());
        return new Json.Obj(metrics);
    }

    private int sum(ToIntFunction<Case> what) {
        return rows.stream().map(CaseRow::asked).mapToInt(what).sum();
    }

    private int sum(String arm, ToIntFunction<Tally> what) {
        return rows.stream().map(row -> row.tally(arm)).mapToInt(what).sum();
    }

    private static Json json(CaseRow row) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("id", Json.of(row.asked().leftOut().id()));
        json.put("task", Json.of(row.asked().leftOut().taskId()));
        json.put("learned", texts(row.asked().learned(), run -> run.id()));
        json.put("goldWrites", texts(row.asked().gold(), Write::text));
        json.put("losingWrites", texts(row.asked().losing(), Write::text));
        row.arms().forEach((arm, tally) -> json.put(arm, json(tally)));
        return new Json.Obj(json);
    }

    private static Json json(Tally tally) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("goldUsable", Json.of(tally.goldUsable()));
        json.put("losingBlocked", Json.of(tally.losingBlocked()));
        json.put("losingLeaked", Json.of(tally.losingLeaked()));
        json.put("promptTokens", Json.of(tally.prompt().tokens()));
        json.put("prompt", Json.of(tally.prompt().text()));
        json.put(
                "losses",
                new Json.Arr(tally.losses().stream().map(QualityFigures::json).toList()));
        return new Json.Obj(json);
    }

    private static Json json(CaseRow.Loss loss) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("kind", Json.of(loss.kind().name()));
        json.put("run", Json.of(loss.write().run()));
        json.put("action", Json.of(loss.write().text()));
        json.put("went", Json.of(loss.went()));
        return new Json.Obj(json);
    }

    private static <T> Json texts(List<T> values, Function<T, String> text) {
        return new Json.Arr(values.stream().map(text).map(Json::of).toList());
    }
}
