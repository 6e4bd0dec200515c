package io.aionis.benchmarks.firewall;

import java.util.ArrayList;
import java.util.List;

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

    static double percentile(List<Double> sorted, double percentile) {
        int at = (int) Math.round(percentile / 100 * sorted.size());
        return sorted.get(Math.min(sorted.size() - 1, at));
    }
}
