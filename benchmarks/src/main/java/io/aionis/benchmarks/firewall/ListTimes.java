package io.aionis.benchmarks.firewall;

import io.aionis.model.Json;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Microseconds that lists of one size take, judged for the first time and again.
 *
 * @param first sorted
 * @param again sorted
 */
record ListTimes(List<Double> first, List<Double> again) {

    static final int SIZE = 20;
    private static final int MOST = 500;

    /** Measured after everything was judged once by another firewall, so that the code is warm. */
    static ListTimes of(Setting setting, List<AdmissionCase> cases, long seed) {
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<List<AdmissionCase>> lists = Lists.ofSize(cases, SIZE);
        Setting shared = new Setting(setting.mode(), setting.asTrust(), setting.disabled(), true);
        try (Hearing hearing = new Hearing(shared, cases, seed)) {
            for (List<AdmissionCase> list : lists.subList(0, Math.min(MOST, lists.size()))) {
                first.add(hearing.judge(list).get(0).nanos() / 1e3);
                again.add(hearing.judge(list).get(0).nanos() / 1e3);
            }
        }
        return new ListTimes(
                first.stream().sorted().toList(), again.stream().sorted().toList());
    }

    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%na list of %d, in microseconds: judged first p50 %.0f, p99 %.0f; again p50 %.0f, p99 %.0f%n",
                SIZE,
                percentile(first, 50),
                percentile(first, 99),
                percentile(again, 50),
                percentile(again, 99));
    }

    Map<String, Json> metrics() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("latencyMicrosP50", micros(first, 50));
        json.put("latencyMicrosP99", micros(first, 99));
        json.put("latencyAgainMicrosP50", micros(again, 50));
        json.put("latencyAgainMicrosP99", micros(again, 99));
        return json;
    }

    private static Json micros(List<Double> sorted, double percentile) {
        return new Json.Num(BigDecimal.valueOf(percentile(sorted, percentile)).setScale(1, RoundingMode.HALF_UP));
    }

    private static double percentile(List<Double> sorted, double percentile) {
        int at = (int) Math.round(percentile / 100 * sorted.size());
        return sorted.get(Math.min(sorted.size() - 1, at));
    }
}
