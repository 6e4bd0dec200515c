package io.aionis.benchmarks.latency;

import io.aionis.model.Json;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, by the name of the metric; where a metric has a figure for each size, by size too. */
final class Figures {

    private final Map<String, Double> single = new LinkedHashMap<>();
    private final Map<String, Map<String, Double>> grouped = new LinkedHashMap<>();

    void put(String name, double value) {
        single.put(name, value);
    }

    void put(String name, String member, double value) {
        grouped.computeIfAbsent(name, key -> new LinkedHashMap<>()).put(member, value);
    }

    /** The median and the 99th percentile. */
    void put(String name, String member, Timings timings) {
        put(name + "MicrosP50", member, timings.micros(50));
        put(name + "MicrosP99", member, timings.micros(99));
    }

    /** The last member of a metric over its first. */
    void putGrowth(String name, String metric) {
        List<Double> values = List.copyOf(grouped.getOrDefault(metric, Map.of()).values());
        if (!values.isEmpty()) {
            put(name, values.get(values.size() - 1) / values.get(0));
        }
    }

    void print(PrintStream out) {
        single.forEach((name, value) -> out.printf(Locale.ROOT, "%-36s %12.2f%n", name, value));
        grouped.forEach((name, members) -> {
            out.printf("%-36s", name);
            members.forEach((member, value) -> out.printf(Locale.ROOT, " %12.2f (%s)", value, member));
            out.println();
        });
    }

    Json.Obj json() {
        Map<String, Json> json = new LinkedHashMap<>();
        single.forEach((name, value) -> json.put(name, number(value)));
        grouped.forEach((name, members) -> {
            Map<String, Json> each = new LinkedHashMap<>();
            members.forEach((member, value) -> each.put(member, number(value)));
            json.put(name, new Json.Obj(each));
        });
        return new Json.Obj(json);
    }

    private static Json number(double value) {
        return new Json.Num(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP));
    }
}
