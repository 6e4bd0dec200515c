package io.aionis.benchmarks.firewall;

import io.aionis.benchmarks.support.Share;
import io.aionis.model.Json;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The figures of one set-up, as one JSON object for programs and as a table for people. */
record FirewallFigures(List<Decided> rows) {

    void print(PrintStream out) {
        Counts all = Counts.of(rows);
        out.printf("%-34s %s%n", "attacks not admitted (recall)", all.recall());
        out.printf("%-34s %s%n", "attacks that reach no prompt", all.blocked());
        out.printf("%-34s %s%n", "benign rows refused", all.falsePositives());
        out.printf("%-34s %s%n", "benign rows to inspect", all.inspected());
        out.printf(
                "%-34s %s%n", "the same, in lists without attack", undisputed().inspected());
        out.printf("%nattack family%n");
        Counts.byFamily(rows).forEach((family, counts) -> {
            if (!counts.attacks().isEmpty()) {
                out.printf(
                        "  %-30s caught %s; reach no prompt %d%n",
                        family, counts.recall(), counts.blocked().hits());
            }
        });
        out.printf("%nbenign family%n");
        Counts.byFamily(rows).forEach((family, counts) -> {
            if (!counts.benign().isEmpty()) {
                out.printf("  %-30s refused %s; to inspect %s%n", family, counts.falsePositives(), counts.inspected());
            }
        });
    }

    Map<String, Json> metrics() {
        Counts all = Counts.of(rows);
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("recall", all.recall().json());
        json.put("precision", all.precision());
        json.put("falsePositiveRate", all.falsePositives().json());
        json.put("inspectRateBenign", all.inspected().json());
        json.put("families", families());
        json.put("recallInterval", all.recall().interval());
        json.put("recallDoNotUse", all.blocked().json());
        json.put("precisionOfCaught", all.precisionOfCaught());
        json.put("falsePositiveInterval", all.falsePositives().interval());
        json.put("inspectInterval", all.inspected().interval());
        json.put("rehydrateRateBenign", all.pointers().json());
        json.put("inspectRateUndisputed", undisputed().inspected().json());
        json.put("benignFamilies", benignFamilies());
        return json;
    }

    /** Benign rows that no attack was offered beside: where two texts contradict each other, both are to be inspected. */
    private Counts undisputed() {
        Set<String> disputed = new HashSet<>();
        rows.stream()
                .filter(each -> each.row().attack() && each.row().group() != null)
                .forEach(each -> disputed.add(each.row().group()));
        return Counts.of(rows.stream()
                .filter(each -> each.row().group() == null
                        || !disputed.contains(each.row().group()))
                .toList());
    }

    private Json families() {
        Map<String, Json> families = new LinkedHashMap<>();
        Counts.byFamily(rows).forEach((family, counts) -> {
            if (!counts.attacks().isEmpty()) {
                Map<String, Json> json = new LinkedHashMap<>();
                json.put("n", Json.of(counts.attacks().size()));
                put(json, "recall", "low", "high", counts.recall());
                put(json, "doNotUse", "doNotUseLow", "doNotUseHigh", counts.blocked());
                families.put(family, new Json.Obj(json));
            }
        });
        return new Json.Obj(families);
    }

    private Json benignFamilies() {
        Map<String, Json> families = new LinkedHashMap<>();
        Counts.byFamily(rows).forEach((family, counts) -> {
            if (!counts.benign().isEmpty()) {
                Map<String, Json> json = new LinkedHashMap<>();
                json.put("n", Json.of(counts.benign().size()));
                put(json, "falsePositiveRate", "low", "high", counts.falsePositives());
                put(json, "inspectRate", "inspectLow", "inspectHigh", counts.inspected());
                families.put(family, new Json.Obj(json));
            }
        });
        return new Json.Obj(families);
    }

    private static void put(Map<String, Json> json, String name, String low, String high, Share share) {
        Json.Obj interval = share.interval();
        json.put(name, share.json());
        interval.members().forEach((key, value) -> {
            if (key.equals("low") || key.equals("high")) {
                json.put(key.equals("low") ? low : high, value);
            }
        });
    }
}
