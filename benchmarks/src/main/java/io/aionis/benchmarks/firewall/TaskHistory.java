package io.aionis.benchmarks.firewall;

import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.benchmarks.tau.ReadTools;
import io.aionis.benchmarks.tau.TauAction;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauStep;
import io.aionis.model.Actor;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was tried at one task.
 *
 * @param refused calls that the tool refused and that worked in no solved run
 * @param losing writes that returned in unsolved runs, worked in no solved run and are not gold: that they were wrong shows
 *     in the run's verdict alone
 * @param worked calls that returned in a solved run
 * @param looked reads that returned in an unsolved run, and are in none of the others
 * @param results what calls answered that returned
 */
record TaskHistory(
        String task,
        List<TauRun> runs,
        Set<TauAction> refused,
        Set<TauAction> losing,
        Set<TauAction> worked,
        Set<TauAction> looked,
        Set<String> results) {

    private static final Actor AGENT = Actor.agent("service-agent");
    private static final Actor HOST = Actor.of("host", Role.REVIEWER);

    static List<TaskHistory> of(List<TauRun> runs, ReadTools reads) {
        Map<String, List<TauRun>> byTask = new LinkedHashMap<>();
        runs.forEach(run ->
                byTask.computeIfAbsent(run.taskId(), id -> new ArrayList<>()).add(run));
        List<TaskHistory> histories = new ArrayList<>();
        byTask.forEach((task, trials) -> histories.add(of(task, trials, reads)));
        return histories;
    }

    private static TaskHistory of(String task, List<TauRun> runs, ReadTools reads) {
        Set<TauAction> worked = new LinkedHashSet<>();
        Set<TauAction> gold = new LinkedHashSet<>();
        for (TauRun run : runs) {
            gold.addAll(run.goldActions());
            run.steps().stream()
                    .filter(step -> run.solved() && !step.error())
                    .forEach(step -> worked.add(action(step)));
        }
        Set<TauAction> refused = new LinkedHashSet<>();
        Set<TauAction> losing = new LinkedHashSet<>();
        Set<TauAction> looked = new LinkedHashSet<>();
        Set<String> results = new LinkedHashSet<>();
        for (TauRun run : runs) {
            for (TauStep step : run.steps()) {
                TauAction action = action(step);
                if (!step.error() && !step.result().isBlank()) {
                    results.add(step.result());
                }
                if (worked.contains(action)) {
                    continue;
                } else if (step.error()) {
                    refused.add(action);
                } else if (!reads.isWrite(step.tool())) {
                    looked.add(action);
                } else if (!gold.contains(action)) {
                    losing.add(action);
                }
            }
        }
        losing.removeAll(refused);
        looked.removeAll(refused);
        return new TaskHistory(task, runs, refused, losing, worked, looked, results);
    }

    /** Every call that no note should recommend. */
    Set<TauAction> failing() {
        Set<TauAction> failing = new LinkedHashSet<>(refused);
        failing.addAll(losing);
        return failing;
    }

    /** Records the runs as a host would: each call with its result, that the run answered, and the host's verdict. */
    void record(Workspace workspace, ReadTools reads) {
        for (TauRun run : runs) {
            RunRecorder recorder =
                    workspace.startRun(new RunId(run.id()), Task.of(task), AGENT, run.instruction(), Map.of());
            for (TauStep step : run.steps()) {
                Outcome outcome = step.error() ? Outcome.FAILED : Outcome.SUCCEEDED;
                recorder.toolCall(step.tool(), step.args(), step.result(), outcome, reads.effect(step.tool()));
            }
            recorder.end(RunStatus.RETURNED, null);
            recorder.verdict(HOST, run.solved() ? Outcome.SUCCEEDED : Outcome.FAILED, "reward " + run.reward());
        }
    }

    private static TauAction action(TauStep step) {
        return new TauAction(step.tool(), step.args());
    }
}
