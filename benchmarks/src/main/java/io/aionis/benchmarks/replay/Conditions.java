package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.support.Progress;
import io.aionis.benchmarks.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Replays every compiled run under every perturbation that was asked for. */
final class Conditions {

    private final long seed;
    private final double failures;
    private final int killEvery;

    /**
     * @param failures the probability that a tool call fails where tools fail
     * @param killEvery of so many runs the process of one is killed where processes die; 0 kills none
     */
    Conditions(long seed, double failures, int killEvery) {
        this.seed = seed;
        this.failures = failures;
        this.killEvery = killEvery;
    }

    List<Tried> of(Set<Perturbation> perturbations, List<Trial> trials, World world) {
        List<Tried> tried = new ArrayList<>();
        for (Perturbation perturbation : perturbations) {
            Progress.say("replay under " + perturbation.word());
            for (Condition condition : conditions(perturbation, trials)) {
                for (Trial trial : trials) {
                    Random random = new Random(seed ^ trial.run().id().hashCode());
                    tried.addAll(condition.of(trial, world, random));
                }
            }
        }
        return tried;
    }

    private List<Condition> conditions(Perturbation perturbation, List<Trial> trials) {
        return switch (perturbation) {
            // A world of its own, replayed in like the recorded one.
            case RENAME -> List.of();
            case DRIFT -> List.of(new Drifting());
            case TRANSIENT -> List.of(new Failing(failures));
            case NOVELTY -> List.of(new Novelties(trials));
            case DUPLICATE -> List.of(new Duplicating());
            case CRASH -> List.of(new Crashing(), new Killing(killEvery));
        };
    }
}
