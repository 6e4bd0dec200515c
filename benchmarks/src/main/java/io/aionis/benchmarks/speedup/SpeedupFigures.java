package io.aionis.benchmarks.speedup;

import static io.aionis.benchmarks.speedup.Measured.number;

import io.aionis.benchmarks.support.Environment;
import io.aionis.model.Json;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured.
 *
 * @param toolMillis what the playbook's calls take by themselves: T
 * @param at the figures of each latency, the smallest first
 */
record SpeedupFigures(double toolMillis, List<AtLatency> at) {

    /** By situation and arm, at one latency of the model in milliseconds. */
    record AtLatency(int latency, Map<Situation, Map<String, Measured>> measured) {

        Measured of(Situation situation, String arm) {
            return measured.getOrDefault(situation, Map.of()).getOrDefault(arm, new Measured());
        }

        double millis(String arm) {
            return of(Situation.NEW, arm).millis(50);
        }
    }

    /** The metrics by name are those of the largest latency and of new parameters; all are under their latency too. */
    Json.Obj json() {
        AtLatency last = at.get(at.size() - 1);
        Map<String, Json> metrics = new LinkedHashMap<>();
        metrics.put("latencyMs", Json.of(last.latency()));
        metrics.put("arms", arms(last, Situation.NEW));
        metrics.put("live", last.of(Situation.NEW, "live").json());
        metrics.put("toolMillisP50", number(toolMillis, 4));
        Map<String, Json> byLatency = new LinkedHashMap<>();
        at.forEach(one -> byLatency.put(Integer.toString(one.latency()), json(one)));
        metrics.put("byLatency", new Json.Obj(byLatency));
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("command", Json.of("speedup"));
        json.put("environment", Environment.json());
        json.put(
                "cases",
                Json.of(at.stream()
                        .flatMap(one -> one.measured().values().stream())
                        .flatMap(arms -> arms.values().stream())
                        .mapToInt(Measured::n)
                        .sum()));
        json.put("metrics", new Json.Obj(metrics));
        json.put("rows", new Json.Arr(List.of()));
        return new Json.Obj(json);
    }

    private Json json(AtLatency one) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("latencyMs", Json.of(one.latency()));
        one.measured().forEach((situation, arms) -> json.put(situation.word, arms(one, situation)));
        Map<String, Json> stability = new LinkedHashMap<>();
        one.measured()
                .getOrDefault(Situation.SAME, Map.of())
                .forEach((arm, measured) -> stability.put(arm, measured.alike().interval()));
        json.put("stability", new Json.Obj(stability));
        Map<String, Json> arithmetic = new LinkedHashMap<>();
        lines(one).forEach(line -> {
            Map<String, Json> values = new LinkedHashMap<>();
            values.put("formula", Json.of(line.formula()));
            values.put("expectedMillis", number(line.expected(), 3));
            values.put("measuredMillisP50", number(line.measured(), 3));
            arithmetic.put(line.arm(), new Json.Obj(values));
        });
        json.put("arithmetic", new Json.Obj(arithmetic));
        return new Json.Obj(json);
    }

    private static Json arms(AtLatency one, Situation situation) {
        Map<String, Json> json = new LinkedHashMap<>();
        one.measured().getOrDefault(situation, Map.of()).forEach((arm, measured) -> json.put(arm, measured.json()));
        return new Json.Obj(json);
    }

    void print(PrintStream out) {
        for (AtLatency one : at) {
            one.measured().forEach((situation, arms) -> {
                out.printf("L = %d ms, %s: %s%n", one.latency(), situation.word, situation.meaning);
                out.printf(
                        "%-16s %11s %8s %11s %11s %6s  %s%n",
                        "arm", "model calls", "tokens", "p50 ms", "p95 ms", "twice", "solved");
                arms.forEach((arm, measured) -> out.printf(
                        Locale.ROOT,
                        "%-16s %11.1f %8.0f %11.3f %11.3f %6d  %s%n",
                        arm,
                        measured.modelCalls(),
                        measured.tokens(),
                        measured.millis(50),
                        measured.millis(95),
                        measured.duplicateWrites(),
                        measured.solved()));
                out.println();
            });
            arithmetic(one, out);
        }
        stability(out);
        out.println(
                "solved: the world holds one refund and one notice, the right ones. twice: writes made more than once.");
        out.println("tokens: four characters each, of all messages and tools sent and of the answers. The model follows"
                + " rules and is the same for all arms.");
    }

    private void arithmetic(AtLatency one, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "arithmetic at L = %d ms, new parameters; T = %.4f ms for the playbook's calls by themselves%n",
                one.latency(),
                toolMillis);
        lines(one)
                .forEach(line -> out.printf(
                        Locale.ROOT,
                        "%-16s %-34s expected %10.3f   measured p50 %10.3f%n",
                        line.arm(),
                        line.formula(),
                        line.expected(),
                        line.measured()));
        out.println();
    }

    /** An arm's time as it should be, in milliseconds, and as it is. */
    private record Line(String arm, String formula, double expected, double measured) {}

    /** The overhead o of a replay is what it takes at the smallest latency beside T and the model's own time. */
    private List<Line> lines(AtLatency one) {
        AtLatency least = at.get(0);
        int latency = one.latency();
        double calls = one.of(Situation.NEW, "plain").modelCalls();
        double strict = least.millis("strict") - toolMillis;
        double asked = one.of(Situation.NEW, "live").modelCalls();
        double live = least.millis("live")
                - toolMillis
                - least.of(Situation.NEW, "live").modelCalls() * least.latency();
        return List.of(
                new Line(
                        "plain",
                        String.format(Locale.ROOT, "(n+1)L+T, n = %.0f", calls - 1),
                        calls * latency + toolMillis,
                        one.millis("plain")),
                new Line(
                        "live",
                        String.format(Locale.ROOT, asked == 0 ? "T+o, o = %.3f ms" : "T+L+o, o = %.3f ms", live),
                        toolMillis + asked * latency + live,
                        one.millis("live")),
                new Line(
                        "strict",
                        String.format(Locale.ROOT, "T+o, o = %.3f ms", strict),
                        toolMillis + strict,
                        one.millis("strict")));
    }

    private void stability(PrintStream out) {
        for (AtLatency one : at) {
            Map<String, Measured> same = one.measured().getOrDefault(Situation.SAME, Map.of());
            if (!same.isEmpty() && one == at.get(0)) {
                out.println("runs with the same parameters that did exactly the same calls, L = " + one.latency());
                same.forEach((arm, measured) -> out.printf("%-16s %s%n", arm, measured.alike()));
                out.println();
            }
        }
    }
}
