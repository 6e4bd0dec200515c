package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Lets each tool call fail with some probability, and makes the same request again, under the same idempotency key, until
 * it is done or in doubt.
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
            try (World fresh = world.fresh()) {
                WorldPort port = new WorldPort(fresh, trial.reads());
                FailingPort failing = new FailingPort(port, how, probability, random);
                String key = "transient-" + how + "-" + trial.run().id();
                Came came;
                int submitted = 0;
                do {
                    came = Came.of(trial.replay().idempotencyKey(key).strict(failing));
                    submitted++;
                } while (!came.succeeded() && !came.inDoubt() && submitted < MOST);
                tried.add(Tried.of(trial, Perturbation.TRANSIENT, how.words, came, fresh, port, submitted));
            }
        }
        return tried;
    }
}
