package io.aionis.benchmarks.replay;

import io.aionis.model.Json;
import io.aionis.plan.PlanStep;
import io.aionis.replay.OpenSlot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves that are still slots for one reason in one tool.
 *
 * @param at the leaf's place in the arguments, list places as {@code *}
 * @param reason why, numbers as {@code N}
 * @param runs the runs that have it, one entry for each leaf
 */
record OpenLeaves(String tool, String at, String reason, List<String> runs) {

    /** Most frequent first. */
    static List<OpenLeaves> of(List<Trial> trials) {
        Map<String, OpenLeaves> found = new LinkedHashMap<>();
        for (Trial trial : trials) {
            Map<String, String> tools = new LinkedHashMap<>();
            trial.plan().steps().forEach((PlanStep step) -> tools.put(step.id(), step.tool()));
            for (OpenSlot slot : trial.workspace().replay(trial.version()).openSlots()) {
                String step = slot.key()
                        .substring(0, slot.key().length() - slot.pointer().length());
                String at = slot.pointer().replaceAll("/[0-9]+(?=/|$)", "/*");
                String tool = tools.getOrDefault(step, "?");
                String reason = slot.reason().replaceAll("\\b[0-9]+\\b", "N");
                found.computeIfAbsent(tool + at + reason, same -> new OpenLeaves(tool, at, reason, new ArrayList<>()))
                        .runs()
                        .add(trial.run().id());
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparingInt(
                        (OpenLeaves leaves) -> -leaves.runs().size()))
                .toList();
    }

    Json json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("tool", Json.of(tool));
        json.put("at", Json.of(at));
        json.put("reason", Json.of(reason));
        json.put("leaves", Json.of(runs.size()));
        json.put("runs", new Json.Arr(runs.stream().map(Json::of).toList()));
        return new Json.Obj(json);
    }
}
