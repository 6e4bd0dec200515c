package io.aionis.benchmarks.quality;

import io.aionis.benchmarks.tau.ReadTools;
import io.aionis.benchmarks.tau.TauAction;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One guide to ask for: a trial is left out and the others of its task were learned.
 *
 * @param round how many trials of the task stand before the one left out
 * @param leftOut the trial that the guide is for
 * @param learned the other trials, in file order
 * @param gold writes of solved learned runs that are gold actions of the task
 * @param goldOfTask all gold writes of the task when a learned run solved it, made by that run or not
 * @param losing writes of unsolved learned runs that no solved run of the task made and that are not gold
 * @param working writes of solved learned runs
 */
record Case(
        int round,
        TauRun leftOut,
        List<TauRun> learned,
        List<Write> gold,
        List<Write> goldOfTask,
        List<Write> losing,
        List<Write> working) {

    /** All cases of the tasks with several trials, in file order; {@code learn} bounds the trials learned. */
    static List<Case> of(List<TauRun> runs, int learn, ReadTools reads) {
        Map<String, List<TauRun>> byTask = new LinkedHashMap<>();
        runs.forEach(run ->
                byTask.computeIfAbsent(run.taskId(), id -> new ArrayList<>()).add(run));
        List<Case> cases = new ArrayList<>();
        for (List<TauRun> trials : byTask.values()) {
            for (int left = 0; trials.size() > 1 && left < trials.size(); left++) {
                cases.add(of(trials, left, learn, reads));
            }
        }
        return cases;
    }

    /** The trials that are learned when the one at that place is left out. */
    static List<TauRun> learned(List<TauRun> trials, int left, int learn) {
        List<TauRun> learned = new ArrayList<>(trials);
        if (left < learned.size()) {
            learned.remove(left);
        }
        return learned.subList(0, Math.min(learn, learned.size()));
    }

    private static Case of(List<TauRun> trials, int left, int learn, ReadTools reads) {
        List<TauRun> learned = learned(trials, left, learn);
        Set<TauAction> gold = new HashSet<>();
        trials.get(left).goldActions().stream()
                .filter(action -> reads.isWrite(action.name()))
                .forEach(gold::add);
        Set<TauAction> solving = new HashSet<>();
        trials.stream().filter(TauRun::solved).forEach(run -> run.steps().forEach(step -> solving.add(action(step))));

        Map<TauAction, Write> working = new LinkedHashMap<>();
        Map<TauAction, Write> losing = new LinkedHashMap<>();
        for (TauRun run : learned) {
            for (TauStep step : run.steps()) {
                Write write = new Write(action(step), run.id());
                if (!reads.isWrite(step.tool())) {
                    continue;
                } else if (run.solved() && !step.error()) {
                    working.putIfAbsent(write.action(), write);
                } else if (!run.solved() && !solving.contains(write.action()) && !gold.contains(write.action())) {
                    losing.putIfAbsent(write.action(), write);
                }
            }
        }
        List<Write> made =
                working.values().stream().filter(w -> gold.contains(w.action())).toList();
        return new Case(
                left,
                trials.get(left),
                learned,
                made,
                goldOfTask(trials.get(left), learned, working, reads),
                List.copyOf(losing.values()),
                List.copyOf(working.values()));
    }

    private static List<Write> goldOfTask(
            TauRun leftOut, List<TauRun> learned, Map<TauAction, Write> working, ReadTools reads) {
        return learned.stream()
                .filter(TauRun::solved)
                .findFirst()
                .map(solver -> leftOut.goldActions().stream()
                        .filter(action -> reads.isWrite(action.name()))
                        .distinct()
                        .map(action -> working.getOrDefault(action, new Write(action, solver.id())))
                        .toList())
                .orElse(List.of());
    }

    private static TauAction action(TauStep step) {
        return new TauAction(step.tool(), step.args());
    }
}
