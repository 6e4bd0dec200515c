package io.aionis.benchmarks.speedup;

import io.aionis.benchmarks.support.Share;
import io.aionis.model.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one arm did under one condition. */
final class Measured {

    private final List<Run> runs = new ArrayList<>();

    /**
     * One run.
     *
     * @param solved by the state of the world, whatever the arm says
     * @param actions what it called, in order
     */
    record Run(int modelCalls, long tokens, long nanos, boolean solved, int duplicateWrites, String actions) {}

    void add(Run run) {
        runs.add(run);
    }

    int n() {
        return runs.size();
    }

    double modelCalls() {
        return runs.stream().mapToInt(Run::modelCalls).average().orElse(0);
    }

    double tokens() {
        return runs.stream().mapToLong(Run::tokens).average().orElse(0);
    }

    Share solved() {
        return new Share((int) runs.stream().filter(Run::solved).count(), runs.size());
    }

    int duplicateWrites() {
        return runs.stream().mapToInt(Run::duplicateWrites).sum();
    }

    /** Milliseconds, at a percentile from 0 to 100. */
    double millis(int percentile) {
        List<Long> sorted = new ArrayList<>();
        runs.forEach(run -> sorted.add(run.nanos()));
        Collections.sort(sorted);
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percentile / 100)) / 1e6;
    }

    /** Runs that did exactly what most of them did: of runs with the same parameters, the stable ones. */
    Share alike() {
        Map<String, Integer> kinds = new HashMap<>();
        runs.forEach(run -> kinds.merge(run.actions(), 1, Integer::sum));
        return new Share(
                kinds.values().stream().mapToInt(Integer::intValue).max().orElse(0), runs.size());
    }

    Json json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("modelCalls", number(modelCalls(), 1));
        json.put("tokens", number(tokens(), 0));
        json.put("millisP50", number(millis(50), 3));
        json.put("millisP95", number(millis(95), 3));
        json.put("solved", Json.of(solved().hits()));
        json.put("n", Json.of(n()));
        json.put("duplicateWrites", Json.of(duplicateWrites()));
        json.put("solvedInterval", solved().interval());
        return new Json.Obj(json);
    }

    static Json number(double value, int digits) {
        return new Json.Num(BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP));
    }
}
