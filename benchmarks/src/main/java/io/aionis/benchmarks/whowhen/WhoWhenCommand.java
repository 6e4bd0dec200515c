package io.aionis.benchmarks.whowhen;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.benchmarks.Options;
import io.aionis.benchmarks.support.Directories;
import io.aionis.benchmarks.support.Engines;
import io.aionis.guide.GuideRequest;
import io.aionis.model.EvidenceId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Imports failed runs of several agents and asks for the guide that another agent at the same task would get. */
public final class WhoWhenCommand {

    private static final String RUNS = "a file of failed runs as JSON lines, such as those of the Who&When benchmark"
            + " (mingyin1/Agents_Failure_Attribution on GitHub)";

    private WhoWhenCommand() {}

    /**
     * Runs the evaluation and prints its table.
     *
     * @throws IllegalArgumentException when an option or the runs cannot be used
     */
    public static void run(Options options, PrintStream out) throws IOException {
        options.allowing("runs", "tokens", "seed", "json");
        int tokens = options.count("tokens", GuideRequest.DEFAULT_TOKENS);
        long seed = options.number("seed", 42);
        List<Failure> failures = Failure.read(options.path("runs", RUNS));
        WhoWhenFigures figures = new WhoWhenFigures(verdicts(failures, tokens, seed));
        figures.print(out);
        options.writeJson(figures.json());
    }

    private static List<Verdict> verdicts(List<Failure> failures, int tokens, long seed) throws IOException {
        Path directory = Files.createTempDirectory("aionis-whowhen");
        try (Aionis engine = Engines.seeded(seed).directory(directory).build()) {
            Workspace workspace = engine.in("failures");
            List<History> histories = new ArrayList<>();
            for (Failure failure : failures) {
                histories.add(History.record(workspace, failure));
                Engines.settle(engine);
            }
            Set<EvidenceId> blamed = histories.stream().map(History::blamed).collect(Collectors.toSet());
            return histories.stream()
                    .map(history -> Verdict.of(workspace, history, blamed, tokens))
                    .toList();
        } finally {
            Directories.delete(directory);
        }
    }
}
