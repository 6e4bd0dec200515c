package io.aionis.benchmarks.replay;

import io.aionis.Aionis;
import io.aionis.benchmarks.Options;
import io.aionis.benchmarks.retail.RetailWorld;
import io.aionis.benchmarks.support.Directories;
import io.aionis.benchmarks.tau.ReadTools;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauRuns;
import io.aionis.benchmarks.world.CommandWorld;
import io.aionis.benchmarks.world.World;
import io.aionis.model.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Imports recorded runs, compiles the solved ones, and replays them strictly in a fresh world. */
public final class ReplayCommand {

    private static final String RUNS = "a file of runs as JSON lines, such as those of tau-bench's retail domain"
            + " (sierra-research/tau-bench on GitHub)";
    private static final String DATA = "the folder with retail_orders.json.gz, retail_products.json.gz and"
            + " retail_users.json.gz (sierra-research/tau-bench on GitHub, tau_bench/envs/retail/data), or"
            + " --world-command with a program that plays the world";
    private static final int KILL_EVERY = 10;
    private static final int WORLD_TIMEOUT = 30_000;

    private ReplayCommand() {}

    /**
     * Runs the evaluation and prints its table.
     *
     * @throws IllegalArgumentException when an option, the runs, the data or the world cannot be used
     */
    public static void run(Options options, PrintStream out) throws IOException {
        options.allowing(
                "runs",
                "world",
                "data",
                "world-command",
                "world-timeout",
                "perturb",
                "failures",
                "kill-every",
                "parameters",
                "reads",
                "seed",
                "json");
        Set<Perturbation> perturbations = Perturbation.of(options.find("perturb"));
        Pattern reads = ReadTools.of(options).names();
        long seed = options.number("seed", 42);
        Conditions conditions = new Conditions(seed, failures(options), killEvery(options));
        List<TauRun> runs = TauRuns.read(options.path("runs", RUNS));
        Map<String, Map<String, Json>> parameters = GivenParameters.read(options.find("parameters"));
        try (World world = world(options)) {
            List<Setting> settings = settings(world, perturbations, seed, out);
            Path directory = Files.createTempDirectory("aionis-replay");
            List<RunRow> rows = new ArrayList<>();
            Figures figures;
            try (Aionis aionis = Aionis.open(directory)) {
                Evaluation evaluation = new Evaluation(aionis.in("replay"), world, settings, reads, parameters);
                for (TauRun run : runs) {
                    evaluation.evaluate(run).ifPresent(rows::add);
                }
                List<Tried> tried = conditions.of(perturbations, evaluation.trials(), world);
                figures = new Figures(runs.size(), rows, settings, tried, OpenLeaves.of(evaluation.trials()));
            } finally {
                Directories.delete(directory);
            }
            Report.print(figures, out);
            options.writeJson(figures.json());
        }
    }

    private static World world(Options options) throws IOException {
        Optional<String> command = options.find("world-command");
        if (command.isEmpty()) {
            options.word("world", "retail");
            return RetailWorld.open(options.path("data", DATA));
        }
        for (String other : new String[] {"world", "data"}) {
            if (options.find(other).isPresent()) {
                throw new IllegalArgumentException(
                        "--" + other + " and --world-command are both given; expected one world");
            }
        }
        return CommandWorld.open(command.get(), Duration.ofMillis(options.count("world-timeout", WORLD_TIMEOUT)));
    }

    private static List<Setting> settings(World world, Set<Perturbation> perturbations, long seed, PrintStream out) {
        List<Setting> settings = new ArrayList<>(List.of(Setting.recorded(world)));
        if (perturbations.contains(Perturbation.RENAME)) {
            if (world instanceof RetailWorld shop) {
                settings.add(Setting.renamed(shop.renamed(seed)));
            } else {
                out.println("rename is left out: only the retail world's ids can be renamed, not another program's.");
            }
        }
        return settings;
    }

    private static int killEvery(Options options) {
        long every = options.number("kill-every", KILL_EVERY);
        if (every < 0 || every > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("--kill-every is " + every
                    + "; expected a whole number: of so many runs the process of one is killed, 0 kills none");
        }
        return (int) every;
    }

    private static double failures(Options options) {
        String text = options.find("failures").orElse("0.3");
        if (!text.matches("0?\\.[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    "--failures " + text + " is no probability; expected a number between 0 and 1, such as 0.3");
        }
        return Double.parseDouble(text);
    }
}
