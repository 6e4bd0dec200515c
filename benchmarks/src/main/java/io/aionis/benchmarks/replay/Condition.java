package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.world.World;
import java.util.List;
import java.util.Random;

/** Replays a run under one perturbation, in each of its kinds that the run has something for. */
@FunctionalInterface
interface Condition {

    /**
     * What came of it.
     *
     * @param world the world that the run was recorded in
     * @param random chooses what is perturbed; the same for the same run
     */
    List<Tried> of(Trial trial, World world, Random random);
}
