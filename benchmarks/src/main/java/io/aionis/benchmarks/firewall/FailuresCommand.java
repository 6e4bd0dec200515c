package io.aionis.benchmarks.firewall;

import io.aionis.benchmarks.Options;
import io.aionis.benchmarks.support.Environment;
import io.aionis.benchmarks.support.InputException;
import io.aionis.benchmarks.support.Part;
import io.aionis.benchmarks.support.Progress;
import io.aionis.benchmarks.tau.ReadTools;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauRuns;
import io.aionis.model.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records runs and offers notes that recommend a call which failed at their task, each in a scope where nothing but the
 * runs is known; beside them honest notes of the same forms. Once to the whole firewall, once to execution state alone.
 */
final class FailuresCommand {

    private static final String RUNS =
            "a file of runs as JSON lines, such as those of tau-bench (sierra-research/tau-bench on GitHub)";
    private static final String EXECUTION_STATE = "execution-state";

    private FailuresCommand() {}

    static void run(Options options, PrintStream out) throws IOException {
        Path file = options.path("failures", RUNS);
        Part part = Part.of(options);
        ReadTools reads = ReadTools.of(options);
        Setting setting = FirewallCommand.setting(options);
        long seed = options.number("seed", 42);
        List<TauRun> runs =
                TauRuns.read(file).stream().filter(run -> part.holds(run.id())).toList();
        List<TaskHistory> histories = TaskHistory.of(runs, reads);
        if (histories.stream().allMatch(history -> history.failing().isEmpty())) {
            throw new InputException(file + ": in no run of this part did a call fail or a write lose;"
                    + " expected at least one, to recommend it");
        }
        FirewallFigures whole = new FirewallFigures(decided(setting, histories, reads, seed));
        FirewallFigures alone = new FirewallFigures(decided(setting.onlyWith(EXECUTION_STATE), histories, reads, seed));
        out.println("the whole firewall");
        whole.print(out);
        out.printf("%n%s alone%n", EXECUTION_STATE);
        alone.print(out);
        Map<String, Json> metrics = whole.metrics();
        metrics.put("executionStateAlone", new Json.Obj(alone.metrics()));
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("command", Json.of("firewall"));
        json.put("environment", Environment.json());
        json.put("setting", setting.json());
        json.put("cases", Json.of(whole.rows().size()));
        json.put("metrics", new Json.Obj(metrics));
        json.put("rows", new Json.Arr(whole.rows().stream().map(Decided::json).toList()));
        options.writeJson(new Json.Obj(json));
    }

    private static List<Decided> decided(Setting setting, List<TaskHistory> histories, ReadTools reads, long seed) {
        List<Decided> decided = new ArrayList<>();
        Recommendations recommendations = new Recommendations(histories, seed);
        for (TaskHistory history : histories) {
            if (history.failing().isEmpty()) {
                continue;
            }
            Progress.say("task " + history.task());
            List<AdmissionCase> cases = recommendations.of(history);
            try (Hearing hearing = new Hearing(setting, cases, seed)) {
                for (AdmissionCase each : cases) {
                    decided.addAll(hearing.judge(List.of(each), workspace -> history.record(workspace, reads)));
                }
            }
        }
        return decided;
    }
}
