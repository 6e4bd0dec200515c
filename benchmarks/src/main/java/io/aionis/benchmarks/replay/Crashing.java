package io.aionis.benchmarks.replay;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.benchmarks.world.World;
import io.aionis.governance.PlaybookVersion;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.ledger.LedgerStore;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.plan.PlanJson;
import io.aionis.replay.Replay;
import io.aionis.replay.ReplayReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/** Lets the process die at every point around every write of a plan, and makes the same request in a new process; once more with a
 * verifier where that leaves a write in doubt. */
final class Crashing implements Condition {

    private static final Actor PERSON = Actor.agent("operator");
    private static final String SCOPE = "crash";

    @Override
    public List<Tried> of(Trial trial, World world, Random random) {
        List<Tried> tried = new ArrayList<>();
        long writes = trial.plan().steps().stream()
                .filter(step -> step.effect() != Effect.READ)
                .count();
        for (int write = 0; write < writes; write++) {
            for (CrashPoint point : CrashPoint.values()) {
                tried.add(crash(trial, world, point, write, false));
                if (point.leavesDoubt()) {
                    tried.add(crash(trial, world, point, write, true));
                }
            }
        }
        return tried;
    }

    private static Tried crash(Trial trial, World world, CrashPoint point, int write, boolean verified) {
        try (World fresh = world.fresh()) {
            WorldPort port = new WorldPort(fresh, trial.reads());
            LedgerStore disk = new InMemoryLedgerStore();
            PlaybookVersion version = load(trial, disk);
            boolean died = dies(trial, version, disk, port, point, write);
            try (Aionis engine = Aionis.builder().store(disk).build()) {
                ReplayReport report = submit(trial, version, engine.in(SCOPE), port, verified);
                String words = point.words + (verified ? ", verified" : "");
                Tried tried = Tried.of(trial, Perturbation.CRASH, words, Came.of(report), fresh, port, 2);
                return died ? tried : tried.saying("the process did not get that far; " + tried.reason());
            }
        }
    }

    private static PlaybookVersion load(Trial trial, LedgerStore disk) {
        try (Aionis engine = Aionis.builder().store(disk).build()) {
            return engine.in(SCOPE).load(PlanJson.write(trial.plan()), PERSON);
        }
    }

    private static boolean dies(
            Trial trial, PlaybookVersion version, LedgerStore disk, WorldPort port, CrashPoint point, int write) {
        DyingStore store = new DyingStore(disk, point, write);
        try (Aionis engine = Aionis.builder().store(store).build()) {
            DyingPort dying = new DyingPort(port, point, write, store);
            trial.replay(engine.in(SCOPE), version, UnaryOperator.identity())
                    .idempotencyKey("crash")
                    .strict(dying);
            return false;
        } catch (Death | CompletionException dead) {
            return true;
        }
    }

    private static ReplayReport submit(
            Trial trial, PlaybookVersion version, Workspace workspace, WorldPort port, boolean verified) {
        Replay replay =
                trial.replay(workspace, version, UnaryOperator.identity()).idempotencyKey("crash");
        return (verified ? replay.verifier(port) : replay).strict(port);
    }
}
