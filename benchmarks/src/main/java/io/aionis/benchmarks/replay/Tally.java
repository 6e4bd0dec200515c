package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.replay.Tried.Ending;
import io.aionis.benchmarks.support.Share;
import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replays of one kind, counted.
 *
 * @param name the perturbation and its kind
 */
record Tally(String name, List<Tried> tried) {

    /** One for each kind, in the order in which they came. */
    static List<Tally> of(List<Tried> all) {
        Map<String, List<Tried>> kinds = new LinkedHashMap<>();
        for (Tried one : all) {
            kinds.computeIfAbsent(one.perturbation().word() + ": " + one.variant(), kind -> new ArrayList<>())
                    .add(one);
        }
        List<Tally> tallies = new ArrayList<>();
        kinds.forEach((kind, these) -> tallies.add(new Tally(kind, these)));
        return tallies;
    }

    Share share(Ending ending) {
        return new Share((int) tried.stream().filter(t -> t.ending() == ending).count(), tried.size());
    }

    int wrong() {
        return tried.stream().mapToInt(Tried::wrong).sum();
    }

    int twice() {
        return tried.stream().mapToInt(Tried::twice).sum();
    }

    /** How often the request was made at most. */
    int submitted() {
        return tried.stream().mapToInt(Tried::submitted).max().orElse(0);
    }

    Json json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("n", Json.of(tried.size()));
        json.put("goldReached", share(Ending.DONE).interval());
        json.put("doneElsewhere", share(Ending.DONE_ELSEWHERE).interval());
        json.put("inDoubt", share(Ending.IN_DOUBT).interval());
        json.put("stoppedBeforeWrites", share(Ending.STOPPED_BEFORE_WRITES).interval());
        json.put("stoppedAfterWrites", share(Ending.STOPPED_AFTER_WRITES).interval());
        json.put("wrongWrites", Json.of(wrong()));
        json.put("duplicateWrites", Json.of(twice()));
        json.put("submittedMost", Json.of(submitted()));
        return new Json.Obj(json);
    }
}
