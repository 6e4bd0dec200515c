package io.aionis.benchmarks.firewall;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cases as they are offered: those of one group as one result list, in file order; any other alone. */
final class Lists {

    private Lists() {}

    static List<List<AdmissionCase>> of(List<AdmissionCase> cases) {
        Map<String, List<AdmissionCase>> groups = new LinkedHashMap<>();
        for (AdmissionCase each : cases) {
            // No group is named like a case that has none: one begins with g, the other with c.
            String key = each.group() == null ? "c" + each.id() : "g" + each.group();
            groups.computeIfAbsent(key, name -> new ArrayList<>()).add(each);
        }
        return List.copyOf(groups.values());
    }

    /** The cases in file order, whatever groups they have, cut into lists of one size; the last may be shorter. */
    static List<List<AdmissionCase>> ofSize(List<AdmissionCase> cases, int size) {
        List<List<AdmissionCase>> lists = new ArrayList<>();
        for (int i = 0; i < cases.size(); i += size) {
            lists.add(cases.subList(i, Math.min(cases.size(), i + size)));
        }
        return lists;
    }
}
