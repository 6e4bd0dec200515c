package io.aionis.benchmarks.firewall;

import io.aionis.benchmarks.support.Progress;
import io.aionis.firewall.FirewallBuilder;
import io.aionis.model.Json;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each policy and each detector does alone, and what is missing without it. */
record Contributions(Map<String, Both> byName) {

    /** The counts with one policy only, and with all but that one. */
    record Both(Counts alone, Counts without) {}

    static Contributions of(Setting setting, List<AdmissionCase> cases, long seed) {
        Map<String, Both> byName = new LinkedHashMap<>();
        for (String name : FirewallBuilder.names()) {
            if (!setting.disabled().contains(name)) {
                Progress.say(name);
                byName.put(
                        name,
                        new Both(
                                Counts.of(Hearing.all(setting.onlyWith(name), cases, seed)),
                                Counts.of(Hearing.all(setting.without(name), cases, seed))));
            }
        }
        return new Contributions(byName);
    }

    void print(PrintStream out) {
        out.printf("%n%-28s %26s   %26s%n", "", "only it", "all but it");
        out.printf(
                "%-28s %8s %8s %8s   %8s %8s %8s%n",
                "policy or detector", "recall", "false+", "inspect", "recall", "false+", "inspect");
        byName.forEach((name, both) -> out.printf(
                "%-28s %8s %8s %8s   %8s %8s %8s%n",
                name,
                both.alone().recall().json().text(),
                both.alone().falsePositives().json().text(),
                both.alone().inspected().json().text(),
                both.without().recall().json().text(),
                both.without().falsePositives().json().text(),
                both.without().inspected().json().text()));
    }

    Json.Obj json() {
        Map<String, Json> json = new LinkedHashMap<>();
        byName.forEach((name, both) -> {
            Map<String, Json> each = new LinkedHashMap<>();
            each.put("alone", json(both.alone()));
            each.put("without", json(both.without()));
            json.put(name, new Json.Obj(each));
        });
        return new Json.Obj(json);
    }

    private static Json json(Counts counts) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("recall", counts.recall().json());
        json.put("recallInterval", counts.recall().interval());
        json.put("falsePositiveRate", counts.falsePositives().json());
        json.put("falsePositiveInterval", counts.falsePositives().interval());
        json.put("inspectRateBenign", counts.inspected().json());
        json.put("inspectInterval", counts.inspected().interval());
        return new Json.Obj(json);
    }
}
