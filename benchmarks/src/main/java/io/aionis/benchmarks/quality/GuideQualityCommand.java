package io.aionis.benchmarks.quality;

import io.aionis.Aionis;
import io.aionis.benchmarks.Options;
import io.aionis.benchmarks.support.Directories;
import io.aionis.benchmarks.support.Engines;
import io.aionis.benchmarks.support.InputException;
import io.aionis.benchmarks.tau.ReadTools;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauRuns;
import io.aionis.guide.GuideRequest;
import io.aionis.model.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Learns all trials of a task but one and asks for the guide to that one, for each trial of each task. */
public final class GuideQualityCommand {

    private static final String RUNS = "a file of runs as JSON lines with several trials a task, such as those of"
            + " tau-bench's airline domain (sierra-research/tau-bench on GitHub)";

    private final List<TauRun> runs;
    private final ReadTools reads;
    private final boolean taskAlone;
    private final int tokens;
    private final int learn;
    private final long seed;

    private GuideQualityCommand(Options options) throws IOException {
        this.reads = ReadTools.of(options);
        this.taskAlone = options.word("scopes", "one", "task").equals("task");
        this.tokens = options.count("tokens", GuideRequest.DEFAULT_TOKENS);
        this.learn = options.count("learn", Integer.MAX_VALUE);
        this.seed = options.number("seed", 42);
        this.runs = TauRuns.read(options.path("runs", RUNS));
    }

    /**
     * Runs the evaluation and prints its table.
     *
     * @throws IllegalArgumentException when an option or the runs cannot be used
     */
    public static void run(Options options, PrintStream out) throws IOException {
        options.allowing("runs", "reads", "scopes", "tokens", "learn", "seed", "json");
        QualityFigures figures = new GuideQualityCommand(options).figures(options);
        QualityReport.print(figures, out);
        options.writeJson(figures.json());
    }

    private QualityFigures figures(Options options) throws IOException {
        List<Case> cases = Case.of(runs, learn, reads);
        if (cases.isEmpty()) {
            throw new InputException(options.path("runs", RUNS)
                    + ": no task has several trials; expected at least one, to leave one of its trials out");
        }
        Map<Case, CaseRow> rows = new LinkedHashMap<>();
        cases.forEach(asked -> rows.put(asked, new CaseRow(asked, Map.of())));
        int rounds = 1 + cases.stream().mapToInt(Case::round).max().orElse(0);
        for (int round = 0; round < rounds; round++) {
            int now = round;
            List<Case> asked = cases.stream().filter(c -> c.round() == now).toList();
            play(learnedBefore(now), asked).forEach(row -> rows.put(row.asked(), row));
        }
        return new QualityFigures(setting(), List.copyOf(rows.values()));
    }

    /** One engine learns what all tasks' trials but one hold; then every guide of the round is asked for. */
    private List<CaseRow> play(List<TauRun> learned, List<Case> cases) throws IOException {
        Path directory = Files.createTempDirectory("aionis-quality");
        try (Aionis engine = Engines.seeded(seed).directory(directory).build();
                Bm25 bm25 = new Bm25(learned, taskAlone, tokens)) {
            Learned aionis = new Learned(engine, taskAlone, tokens, reads);
            learned.forEach(run -> {
                aionis.learn(run);
                Engines.settle(engine);
            });
            List<Arm> arms = List.of(aionis, bm25, new LastRun(tokens), new FullHistory());
            return cases.stream().map(asked -> CaseRow.of(asked, arms)).toList();
        } finally {
            Directories.delete(directory);
        }
    }

    /** The runs that are learned in a round, in file order; a task with fewer trials is learned whole. */
    private List<TauRun> learnedBefore(int round) {
        Map<String, List<TauRun>> byTask = new LinkedHashMap<>();
        runs.forEach(run ->
                byTask.computeIfAbsent(run.taskId(), id -> new ArrayList<>()).add(run));
        Set<String> learned = new HashSet<>();
        for (List<TauRun> trials : byTask.values()) {
            int left = trials.size() == 1 ? trials.size() : round;
            Case.learned(trials, left, learn).forEach(run -> learned.add(run.id()));
        }
        return runs.stream().filter(run -> learned.contains(run.id())).toList();
    }

    private Map<String, Json> setting() {
        Map<String, Json> setting = new LinkedHashMap<>();
        setting.put("scopes", Json.of(taskAlone ? "task" : "one"));
        setting.put("tokens", Json.of(tokens));
        setting.put("learn", learn == Integer.MAX_VALUE ? Json.of("all") : Json.of(learn));
        setting.put("reads", Json.of(reads.names().pattern()));
        setting.put("seed", Json.of(seed));
        return setting;
    }
}
