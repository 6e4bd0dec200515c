package io.aionis.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which steps of two plans are the same step. Of all pairings in order the one of the greatest weight, by the dynamic
 * program for a longest common subsequence; what is left is paired by its id, as a step that was moved.
 */
final class StepPairs {

    private static final int SAME_ID = 1;
    private static final int SAME_TOOL = 2;
    private static final int SAME_CONTENT = 4;

    private final List<PlanStep> before;
    private final List<PlanStep> after;
    private final List<String> contentBefore;
    private final List<String> contentAfter;

    private StepPairs(Plan before, Plan after) {
        this.before = before.steps();
        this.after = after.steps();
        this.contentBefore = contents(before);
        this.contentAfter = contents(after);
    }

    /** For each step of the plan after, by index, the index of the one before that it was; those alone that were. */
    static Map<Integer, Integer> of(Plan before, Plan after) {
        return new StepPairs(before, after).pairs();
    }

    /** What the steps are apart from their ids: who refers to a step refers to its tool. */
    private static List<String> contents(Plan plan) {
        Map<String, String> tools = new HashMap<>();
        plan.steps().forEach(step -> tools.put(step.id(), step.tool()));
        References references = new References(id -> tools.getOrDefault(id, id));
        return plan.steps().stream()
                .map(step -> PlanWriter.step(references.renamed(step)).canonical())
                .toList();
    }

    private Map<Integer, Integer> pairs() {
        int[][] best = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                int weight = weight(i, j);
                int paired = weight == 0 ? 0 : weight + best[i + 1][j + 1];
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        Map<Integer, Integer> pairs = new LinkedHashMap<>();
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            int weight = weight(i, j);
            if (weight > 0 && best[i][j] == weight + best[i + 1][j + 1]) {
                pairs.put(j++, i++);
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        moved(pairs);
        return pairs;
    }

    private void moved(Map<Integer, Integer> pairs) {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (!pairs.containsValue(i)) {
                left.add(i);
            }
        }
        for (int j = 0; j < after.size(); j++) {
            if (!pairs.containsKey(j)) {
                PlanStep step = after.get(j);
                for (Integer i : left) {
                    if (before.get(i).id().equals(step.id())
                            && before.get(i).tool().equals(step.tool())) {
                        pairs.put(j, i);
                    }
                }
            }
        }
    }

    private int weight(int i, int j) {
        int weight = before.get(i).id().equals(after.get(j).id()) ? SAME_ID : 0;
        if (before.get(i).tool().equals(after.get(j).tool())) {
            weight += SAME_TOOL + (contentBefore.get(i).equals(contentAfter.get(j)) ? SAME_CONTENT : 0);
        }
        return weight;
    }
}
