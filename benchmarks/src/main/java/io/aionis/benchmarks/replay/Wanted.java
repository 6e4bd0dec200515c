package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.replay.WorldPort.Action;
import io.aionis.benchmarks.world.World;
import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What may be written for a run, under the names of the world that it is replayed in.
 *
 * @param own the writes that the recorded run made
 * @param gold the actions that solve its task
 */
record Wanted(List<Action> own, List<Action> gold) {

    static Wanted of(Trial trial, UnaryOperator<Json> naming) {
        List<Action> own = trial.writes().stream()
                .map(write -> new Action(write.tool(), naming.apply(write.arguments())))
                .toList();
        List<Action> gold = trial.run().goldActions().stream()
                .map(action -> new Action(action.name(), naming.apply(action.kwargs())))
                .toList();
        return new Wanted(own, gold);
    }

    /** Whether the world has come to the state that the gold actions make of its initial one. */
    boolean reached(World world) {
        try (World fresh = world.fresh()) {
            gold.forEach(action -> fresh.call(action.tool(), (Json.Obj) action.arguments()));
            return world.stateHash().equals(fresh.stateHash());
        }
    }

    /** Writes that neither the run nor the gold actions make. */
    int wrong(List<Action> made) {
        return (int) made.stream()
                .filter(write -> !gold.contains(write) && !own.contains(write))
                .count();
    }

    /** Writes made more often than the run made them. */
    int twice(List<Action> made) {
        List<Action> left = new ArrayList<>(own);
        int more = 0;
        for (Action write : made) {
            if (!left.remove(write) && own.contains(write)) {
                more++;
            }
        }
        return more;
    }
}
