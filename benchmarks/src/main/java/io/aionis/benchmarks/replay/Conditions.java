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

    /** @param failures the probability that a tool call fails where tools fail */
    Conditions(long seed, double failures) {
        this.seed = seed;
        this.failures = failures;
    }

    List<Tried> of(Set<Perturbation> perturbations, List<Trial> trials, World world) {
        List<Tried> tried = new ArrayList<>();
        for (Perturbation perturbation : perturbations) {
            Progress.say("replay under " + perturbation.word());
            Condition condition = condition(perturbation, trials);
            for (Trial trial : trials) {
                Random random = new Random(seed ^ trial.run().id().hashCode());
                tried.addAll(condition.of(trial, world, random));
            }
        }
        return tried;
    }

    private Condition condition(Perturbation perturbation, List<Trial> trials) {
        return switch (perturbation) {
            // A world of its own, replayed in like the recorded one.
            case RENAME -> (trial, of, random) -> List.of();
            case DRIFT -> new Drifting();
            case TRANSIENT -> new Failing(failures);
            case NOVELTY -> new Novelties(trials);
            case DUPLICATE -> new Duplicating();
            case CRASH -> new Crashing();
        };
    }
}
