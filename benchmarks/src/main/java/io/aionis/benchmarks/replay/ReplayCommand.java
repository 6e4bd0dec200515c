package io.aionis.benchmarks.replay;

import io.aionis.Aionis;
import io.aionis.benchmarks.Options;
import io.aionis.benchmarks.retail.RetailWorld;
import io.aionis.benchmarks.support.Directories;
import io.aionis.benchmarks.tau.ReadTools;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauRuns;
import io.aionis.model.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Imports recorded runs, compiles the solved ones, and replays them strictly in a fresh world. */
public final class ReplayCommand {

    private static final String RUNS = "a file of runs as JSON lines, such as those of tau-bench's retail domain"
            + " (sierra-research/tau-bench on GitHub)";
    private static final String DATA = "the folder with retail_orders.json.gz, retail_products.json.gz and"
            + " retail_users.json.gz (sierra-research/tau-bench on GitHub, tau_bench/envs/retail/data)";

    private ReplayCommand() {}

    /**
     * Runs the evaluation and prints its table.
     *
     * @throws IllegalArgumentException when an option, the runs or the data cannot be used
     */
    public static void run(Options options, PrintStream out) throws IOException {
        options.allowing("runs", "world", "data", "perturb", "parameters", "reads", "seed", "json");
        String world = options.find("world").orElse("retail");
        if (!world.equals("retail")) {
            throw new IllegalArgumentException("--world " + world + " is not known; expected retail");
        }
        boolean rename = renames(options);
        Pattern reads = ReadTools.of(options).names();
        List<TauRun> runs = TauRuns.read(options.path("runs", RUNS));
        RetailWorld shop = RetailWorld.open(options.path("data", DATA));
        List<Setting> settings = new ArrayList<>(List.of(Setting.recorded(shop)));
        if (rename) {
            settings.add(Setting.renamed(shop.renamed(options.number("seed", 42))));
        }
        Map<String, Map<String, Json>> parameters = GivenParameters.read(options.find("parameters"));

        Path directory = Files.createTempDirectory("aionis-replay");
        List<RunRow> rows = new ArrayList<>();
        try (Aionis aionis = Aionis.open(directory)) {
            Evaluation evaluation = new Evaluation(aionis.in("retail"), shop, settings, reads, parameters);
            for (TauRun run : runs) {
                evaluation.evaluate(run).ifPresent(rows::add);
            }
        } finally {
            Directories.delete(directory);
        }
        Figures figures = new Figures(runs.size(), rows, settings);
        Report.print(figures, out);
        options.writeJson(figures.json());
    }

    private static boolean renames(Options options) {
        Optional<String> perturb = options.find("perturb");
        if (perturb.isPresent() && !perturb.get().equals("rename")) {
            throw new IllegalArgumentException("--perturb " + perturb.get() + " is not known; expected rename");
        }
        return perturb.isPresent();
    }
}
