package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.world.World;
import io.aionis.replay.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Lets each tool call fail with some probability, and makes the same request again, under the same idempotency key, until
 * it is done or in doubt; once more with a verifier that can tell whether a write happened.
 */
final class Failing implements Condition {

    private static final int MOST = 100;

    private final double probability;

    Failing(double probability) {
        this.probability = probability;
    }

    @Override
    public List<Tried> of(Trial trial, World world, Random random) {
        List<Tried> tried = new ArrayList<>();
        for (FailingPort.How how : FailingPort.How.values()) {
            tried.add(submit(trial, world, how, random, false));
            if (how != FailingPort.How.REFUSED) {
                tried.add(submit(trial, world, how, random, true));
            }
        }
        return tried;
    }

    private Tried submit(Trial trial, World world, FailingPort.How how, Random random, boolean verified) {
        try (World fresh = world.fresh()) {
            WorldPort port = new WorldPort(fresh, trial.reads());
            FailingPort failing = new FailingPort(port, how, probability, random);
            String words = how.words + (verified ? ", verified" : "");
            String key = "transient-" + words + "-" + trial.run().id();
            Came came;
            int submitted = 0;
            do {
                Replay replay = trial.replay().idempotencyKey(key);
                came = Came.of((verified ? replay.verifier(port) : replay).strict(failing));
                submitted++;
            } while (!came.succeeded() && (verified || !came.inDoubt()) && submitted < MOST);
            return Tried.of(trial, Perturbation.TRANSIENT, words, came, fresh, port, submitted);
        }
    }
}
