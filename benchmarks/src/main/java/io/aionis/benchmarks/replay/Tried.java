package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.replay.WorldPort.Action;
import io.aionis.benchmarks.world.World;
import io.aionis.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What came of one run under one condition.
 *
 * @param variant which kind of the perturbation it was
 * @param gold whether it ended in the gold state, however it ended
 * @param written the writes that it made, by tool
 * @param wrong writes that neither the run nor the gold actions make
 * @param twice writes made more often than the run made them
 * @param submitted how often the request was made
 * @param reason why it stopped; empty when it ran to its end
 */
record Tried(
        String run,
        Perturbation perturbation,
        String variant,
        Ending ending,
        boolean gold,
        List<String> written,
        int wrong,
        int twice,
        int submitted,
        String reason) {

    /** How it ended. */
    enum Ending {
        /** It says that it ran to its end, and the state is the gold one. */
        DONE,
        /** It says that it ran to its end, and the state is not the gold one. */
        DONE_ELSEWHERE,
        /** It stopped, and says that a person must look whether a write happened. */
        IN_DOUBT,
        /** It stopped before it wrote anything. */
        STOPPED_BEFORE_WRITES,
        /** It stopped, and some writes were made. */
        STOPPED_AFTER_WRITES
    }

    /** Holds what a replay reports against what the world holds. */
    static Tried of(
            Trial trial,
            Perturbation perturbation,
            String variant,
            Came came,
            World world,
            WorldPort port,
            int submitted) {
        Wanted wanted = Wanted.of(trial, UnaryOperator.identity());
        List<Action> made = port.writes();
        boolean gold = wanted.reached(world);
        return new Tried(
                trial.run().id(),
                perturbation,
                variant,
                ending(came, gold, made),
                gold,
                made.stream().map(Action::tool).toList(),
                wanted.wrong(made),
                wanted.twice(made),
                submitted,
                came.why());
    }

    /** The same, with other words about it. */
    Tried saying(String words) {
        return new Tried(run, perturbation, variant, ending, gold, written, wrong, twice, submitted, words);
    }

    private static Ending ending(Came came, boolean gold, List<Action> made) {
        if (came.succeeded()) {
            return gold ? Ending.DONE : Ending.DONE_ELSEWHERE;
        } else if (came.inDoubt()) {
            return Ending.IN_DOUBT;
        }
        return made.isEmpty() ? Ending.STOPPED_BEFORE_WRITES : Ending.STOPPED_AFTER_WRITES;
    }

    Json json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("run", Json.of(run));
        json.put("perturbation", Json.of(perturbation.word()));
        json.put("variant", Json.of(variant));
        json.put("ending", Json.of(ending.name().toLowerCase(Locale.ROOT)));
        json.put("gold", Json.of(gold));
        json.put("written", new Json.Arr(written.stream().map(Json::of).toList()));
        json.put("wrongWrites", Json.of(wrong));
        json.put("duplicateWrites", Json.of(twice));
        json.put("submitted", Json.of(submitted));
        json.put("reason", Json.of(reason));
        return new Json.Obj(json);
    }
}
