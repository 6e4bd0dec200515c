package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.world.World;
import io.aionis.replay.ReplayReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes the same request, under one idempotency key, twice in a row, and four times at once. */
final class Duplicating implements Condition {

    private static final int AT_ONCE = 4;

    @Override
    public List<Tried> of(Trial trial, World world, Random random) {
        return List.of(inARow(trial, world), atOnce(trial, world));
    }

    private static Tried inARow(Trial trial, World world) {
        try (World fresh = world.fresh()) {
            WorldPort port = new WorldPort(fresh, trial.reads());
            String key = "twice-" + trial.run().id();
            ReplayReport first = trial.replay().idempotencyKey(key).strict(port);
            ReplayReport second = trial.replay().idempotencyKey(key).strict(port);
            ReplayReport worse = first.succeeded() ? second : first;
            return Tried.of(trial, Perturbation.DUPLICATE, "twice in a row", Came.of(worse), fresh, port, 2);
        }
    }

    /** The best of them counts: the others may find a write begun that is not over, and then must not go on. */
    private static Tried atOnce(Trial trial, World world) {
        try (World fresh = world.fresh()) {
            WorldPort port = new WorldPort(fresh, trial.reads());
            List<ReplayReport> reports = together(trial, port);
            ReplayReport best =
                    reports.stream().filter(ReplayReport::succeeded).findFirst().orElse(reports.get(0));
            return Tried.of(trial, Perturbation.DUPLICATE, AT_ONCE + " at once", Came.of(best), fresh, port, AT_ONCE);
        }
    }

    private static List<ReplayReport> together(Trial trial, WorldPort port) {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        CountDownLatch ready = new CountDownLatch(AT_ONCE);
        try {
            List<Future<ReplayReport>> futures = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                futures.add(callers.submit(() -> {
                    var replay = trial.replay()
                            .idempotencyKey("at-once-" + trial.run().id());
                    ready.countDown();
                    ready.await();
                    return replay.strict(port);
                }));
            }
            List<ReplayReport> reports = new ArrayList<>();
            for (Future<ReplayReport> future : futures) {
                reports.add(future.get());
            }
            return reports;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("run " + trial.run().id() + ": a replay among several at once broke", e);
        } finally {
            callers.shutdownNow();
        }
    }
}
