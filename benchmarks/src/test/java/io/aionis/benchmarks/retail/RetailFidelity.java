package io.aionis.benchmarks.retail;

import io.aionis.benchmarks.tau.TauAction;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauStep;
import io.aionis.benchmarks.world.ToolAnswer;
import io.aionis.benchmarks.world.World;
import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How far a world agrees with recorded runs.
 *
 * @param goldReached solved runs whose recorded steps lead to the state their gold actions lead to
 * @param goldReachedRenamed the same with both renamed, in the renamed world
 */
record RetailFidelity(
        int steps,
        int agreed,
        int cut,
        List<String> mismatches,
        int solved,
        int goldReached,
        int goldReachedRenamed,
        List<String> goldMissed) {

    private static final int RECORDER_CUTS_AT = 1500;

    static RetailFidelity measure(RetailWorld world, List<TauRun> runs, long seed) {
        RenamedWorld renamed = world.renamed(seed);
        List<String> mismatches = new ArrayList<>();
        List<String> goldMissed = new ArrayList<>();
        int steps = 0;
        int cut = 0;
        int solved = 0;
        int goldReachedRenamed = 0;
        for (TauRun run : runs) {
            World replayed = world.fresh();
            for (TauStep step : run.steps()) {
                ToolAnswer answer = replayed.call(step.tool(), step.args());
                steps++;
                cut += step.result().length() >= RECORDER_CUTS_AT ? 1 : 0;
                if (!agree(step, answer)) {
                    mismatches.add("run " + run.id() + ", step " + step.i() + ", " + step.tool() + " " + step.args()
                            + "\n  recorded " + step.result() + "\n  answered " + answer.result());
                }
            }
            if (run.solved()) {
                solved++;
                if (!replayed.stateHash().equals(stateAfter(world.fresh(), run.goldActions()))) {
                    goldMissed.add(run.id());
                }
                goldReachedRenamed += reachedRenamed(renamed, run) ? 1 : 0;
            }
        }
        return new RetailFidelity(
                steps,
                steps - mismatches.size(),
                cut,
                mismatches,
                solved,
                solved - goldMissed.size(),
                goldReachedRenamed,
                goldMissed);
    }

    private static boolean reachedRenamed(RenamedWorld renamed, TauRun run) {
        List<TauAction> gold = run.goldActions().stream().map(renamed::renamed).toList();
        List<TauAction> made = run.steps().stream()
                .map(step -> renamed.renamed(new TauAction(step.tool(), step.args())))
                .toList();
        return stateAfter(renamed.fresh(), made).equals(stateAfter(renamed.fresh(), gold));
    }

    static String stateAfter(World world, List<TauAction> actions) {
        actions.forEach(action -> world.call(action.name(), action.kwargs()));
        return world.stateHash();
    }

    private static boolean agree(TauStep step, ToolAnswer answer) {
        if (step.error() != answer.error()) {
            return false;
        }
        if (step.result().length() < RECORDER_CUTS_AT) {
            return Objects.equals(Json.parseOrText(step.result()), Json.parseOrText(answer.result()));
        }
        return plain(answer.result()).startsWith(plain(step.result()).replaceAll("[0-9.]+$", ""));
    }

    /** Without white space and without the zero that some writers put behind whole numbers. */
    private static String plain(String json) {
        return json.replaceAll("\\s", "").replaceAll("\\.0(?=[,}])", "");
    }
}
