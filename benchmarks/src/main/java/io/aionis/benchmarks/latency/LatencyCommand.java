package io.aionis.benchmarks.latency;

import io.aionis.Aionis;
import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.benchmarks.Options;
import io.aionis.benchmarks.support.Directories;
import io.aionis.benchmarks.support.Engines;
import io.aionis.benchmarks.support.Environment;
import io.aionis.benchmarks.support.Progress;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Task;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Times the engine beside what would be there without it: recording beside a log line, replayed steps beside the bare
 * tool, durable appends beside bare commits, guides over scopes of several sizes beside a history and plain retrieval.
 */
public final class LatencyCommand {

    private static final int MOST_REPLAYS = 400;
    private static final int BATCH = 500;
    private static final Actor AGENT = Actor.agent("bench");
    private static final Json ARGUMENTS = Json.parse(
            "{\"order_id\":\"#W100\",\"item_ids\":[\"1151293680\"],\"payment_method_id\":\"credit_card_9\"}");
    private static final String RESULT = "{\"order_id\":\"#W100\",\"status\":\"exchange requested\",\"items\":["
            + "{\"name\":\"lamp\",\"price\":20.1}".repeat(20).replace("}{", "},{") + "]}";

    private final Workspace workspace;
    private final Figures figures;
    private final int records;
    private final int replays;

    private LatencyCommand(Workspace workspace, Figures figures, int records, int replays) {
        this.workspace = workspace;
        this.figures = figures;
        this.records = records;
        this.replays = replays;
    }

    /** Runs the measurements and prints them. */
    public static void run(Options options, PrintStream out) throws Exception {
        options.allowing("parts", "sizes", "tasks", "verdicts", "rounds", "embedder", "seed", "json");
        String parts = options.word("parts", "all", "engine", "admission");
        int verdicts = options.count("verdicts", 100_000);
        List<Integer> sizes = sizes(options.find("sizes").orElse("1000,10000,100000"));
        int tasks = options.count("tasks", 1_000);
        int rounds = options.count("rounds", 1_000);
        long seed = options.number("seed", 42);
        boolean embeds = options.word("embedder", "none", "fake").equals("fake");
        Supplier<Aionis.Builder> engines =
                () -> embeds ? Engines.seeded(seed).embedder(new WordHashes()) : Engines.seeded(seed);
        Figures figures = new Figures();
        Path directory = Files.createTempDirectory("aionis-latency");
        try {
            if (!parts.equals("admission")) {
                engine(figures, directory, rounds, seed);
                scopes(figures, new ScopeFigures(figures, engines, rounds, seed), directory, sizes, tasks);
            }
            if (!parts.equals("engine")) {
                Progress.say("admission against " + verdicts + " verdicts");
                new AdmissionFigures(figures, engines, rounds, seed).measure(directory, verdicts);
            }
        } finally {
            Directories.delete(directory);
        }
        figures.print(out);
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("command", Json.of("latency"));
        json.put("environment", Environment.json());
        json.put("cases", Json.of(rounds));
        json.put("metrics", figures.json());
        options.writeJson(new Json.Obj(json));
    }

    private static void engine(Figures figures, Path directory, int rounds, long seed) throws Exception {
        try (Aionis aionis = Aionis.open(directory.resolve("record"))) {
            LatencyCommand command =
                    new LatencyCommand(aionis.in("bench"), figures, rounds * 20, Math.min(rounds, MOST_REPLAYS));
            Progress.say("record");
            command.recording(directory.resolve("log.txt"));
            Progress.say("replay");
            command.replaying();
        }
        Progress.say("append");
        new AppendFigures(figures, 2 * rounds, seed).measure(directory);
    }

    private static void scopes(Figures figures, ScopeFigures scopes, Path directory, List<Integer> sizes, int tasks)
            throws Exception {
        int largest = Collections.max(sizes);
        // Whatever is measured first would be measured while it is being compiled.
        new ScopeFigures(new Figures(), scopes)
                .overTasks(directory.resolve("warm"), sizes.get(0), share(tasks, sizes.get(0), largest), "");
        for (int size : sizes) {
            Progress.say(label(size) + " over " + tasks + " tasks");
            scopes.overTasks(directory.resolve("tasks-" + size), size, tasks, label(size));
        }
        for (int size : sizes) {
            int few = share(tasks, size, largest);
            Progress.say(label(size) + " over " + few + " tasks");
            scopes.sameHistories(directory.resolve("few-" + size), size, few, label(size));
        }
        for (int size : sizes) {
            Progress.say(label(size) + " in one task");
            scopes.oneTask(directory.resolve("one-" + size), size, tasks, label(size));
        }
        for (String name : new String[] {
            "guide",
            "sameHistoriesGuide",
            "guideWithWrites",
            "guideAfterDurableWrite",
            "oneTaskGuide",
            "oneTaskGuideWithWrites",
            "fold",
            "bm25",
            "fullHistory"
        }) {
            figures.putGrowth(name + "Growth", name + "MicrosP50");
        }
    }

    /** As many of the tasks as give each the history that it has where the evidence is most. */
    private static int share(int tasks, int size, int largest) {
        return (int) Math.max(1, (long) tasks * size / largest);
    }

    private static List<Integer> sizes(String text) {
        List<Integer> sizes = new ArrayList<>();
        for (String size : text.split(",", -1)) {
            if (!size.strip().matches("[1-9][0-9]{0,7}")) {
                throw new IllegalArgumentException(
                        "--sizes " + text + " is not understood; expected numbers of evidence, such as 1000,10000");
            }
            sizes.add(Integer.valueOf(size.strip()));
        }
        return sizes;
    }

    private static String label(int size) {
        return size % 1_000 == 0 ? size / 1_000 + "k" : Integer.toString(size);
    }

    private void recording(Path log) throws Exception {
        RunRecorder run = workspace.startRun(Task.of("bench"), AGENT, "measure", Map.of());
        Timings record = Timings.of(
                records,
                BATCH,
                i -> run.toolCall("exchange", ARGUMENTS, RESULT, Outcome.SUCCEEDED, Effect.WRITE),
                this::drain);
        figures.put("recordMicrosP50", record.micros(50));
        figures.put("recordMicrosP99", record.micros(99));
        try (Writer writer = Files.newBufferedWriter(log, StandardOpenOption.CREATE)) {
            Timings line = Timings.of(
                    records,
                    BATCH,
                    i -> {
                        writer.write(ARGUMENTS.text() + " -> " + RESULT + "\n");
                        writer.flush();
                    },
                    () -> {});
            figures.put("logLineMicrosP50", line.micros(50));
            figures.put("logLineMicrosP99", line.micros(99));
        }
    }

    private void replaying() throws Exception {
        BenchTools tools = new BenchTools();
        Timings bare = Timings.of(replays, BATCH, i -> tools.call("look", BenchTools.arguments(i)), () -> {});
        figures.put("bareStepMicrosP50", bare.micros(50));
        PlaybookVersion looks = workspace.load(BenchTools.plan("looks", "look", Effect.READ), AGENT);
        PlaybookVersion writes = workspace.load(BenchTools.plan("writes", "write", Effect.WRITE), AGENT);
        Timings bareWrite = Timings.of(replays, BATCH, i -> tools.call("write", BenchTools.arguments(i)), () -> {});
        double read = step(looks, tools);
        double write = step(writes, tools);
        figures.put("replayStepMicrosP50", read);
        figures.put("readStepOverheadMicrosP50", read - bare.micros(50));
        figures.put("replayWriteStepMicrosP50", write);
        figures.put("writeStepOverheadMicrosP50", write - bareWrite.micros(50));
        Timings durable = Timings.of(
                replays,
                BATCH,
                i -> {
                    workspace
                            .startRun(Task.of("bench"), AGENT, "measure", Map.of())
                            .toolCall("exchange", ARGUMENTS, RESULT, Outcome.SUCCEEDED, Effect.WRITE);
                    workspace.flush(Duration.ofSeconds(5));
                },
                () -> {});
        figures.put("durableWritePairMicrosP50", durable.micros(50));
    }

    /** Microseconds a step of a plan of {@value BenchTools#STEPS} equal steps, the tool's own time included. */
    private double step(PlaybookVersion version, BenchTools tools) throws Exception {
        Timings timings = Timings.of(
                replays,
                BATCH,
                i -> {
                    var replay = workspace.replay(version).with("n", "n" + i);
                    if (!replay.strict(tools).succeeded()) {
                        throw new IllegalStateException("the replay that is measured did not succeed");
                    }
                },
                this::drain);
        return timings.micros(50) / BenchTools.STEPS;
    }

    private void drain() {
        workspace.flush(Duration.ofSeconds(30));
    }
}
