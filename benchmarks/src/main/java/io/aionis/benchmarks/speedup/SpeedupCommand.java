package io.aionis.benchmarks.speedup;

import io.aionis.Aionis;
import io.aionis.benchmarks.Options;
import io.aionis.benchmarks.support.Directories;
import io.aionis.benchmarks.support.Progress;
import io.aionis.governance.GovernancePolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Has the same task done by a plain agent, with the engine in several ways, and by two other ways of replay. */
public final class SpeedupCommand {

    private static final int NEVER = 1_000_000;

    private static final int UNMEASURED = 20;

    private SpeedupCommand() {}

    /**
     * Runs the measurements and prints them.
     *
     * @throws IllegalArgumentException when an option cannot be used
     */
    public static void run(Options options, PrintStream out) throws IOException {
        options.allowing("latency-ms", "runs", "runs-with-latency", "json");
        Set<Integer> latencies = latencies(options.find("latency-ms").orElse("0,200,800"));
        int fast = options.count("runs", 100);
        int slow = options.count("runs-with-latency", 10);
        List<SpeedupFigures.AtLatency> figures = new ArrayList<>();
        double tools = Round.toolMillis();
        for (int latency : latencies) {
            int times = latency == 0 ? fast : slow;
            figures.add(new SpeedupFigures.AtLatency(latency, at(latency, times, figures.isEmpty())));
        }
        SpeedupFigures all = new SpeedupFigures(tools, figures);
        all.print(out);
        options.writeJson(all.json());
    }

    /** What a world that has changed or a second submission do to an arm has nothing to do with latency: once is enough. */
    private static Map<Situation, Map<String, Measured>> at(int latency, int times, boolean first) throws IOException {
        Map<Situation, Map<String, Measured>> measured = new EnumMap<>(Situation.class);
        Path directory = Files.createTempDirectory("aionis-speedup");
        // One arm hands back each time: two failures in five would take its plan, and that of the live arm, out of use.
        GovernancePolicy neverDemoting = GovernancePolicy.DEFAULT.withDemotionAfter(NEVER, NEVER);
        try (Aionis engine =
                Aionis.builder().directory(directory).governance(neverDemoting).build()) {
            Round round = new Round(engine, Duration.ofMillis(latency));
            for (Situation situation : Situation.values()) {
                boolean timed = situation == Situation.NEW || situation == Situation.SAME;
                if (timed || first) {
                    Progress.say(latency + " ms, " + situation.word);
                    measured.put(situation, round.measure(situation, times, Math.min(times, UNMEASURED)));
                }
            }
        } finally {
            Directories.delete(directory);
        }
        return measured;
    }

    private static Set<Integer> latencies(String text) {
        Set<Integer> latencies = new TreeSet<>();
        for (String latency : text.split(",", -1)) {
            if (!latency.strip().matches("[0-9]{1,5}")) {
                throw new IllegalArgumentException("--latency-ms " + text
                        + " is not understood; expected milliseconds with commas between them, such as 0,200,800");
            }
            latencies.add(Integer.valueOf(latency.strip()));
        }
        return latencies;
    }
}
