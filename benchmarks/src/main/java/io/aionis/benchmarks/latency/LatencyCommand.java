package io.aionis.benchmarks.latency;

import io.aionis.Aionis;
import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.benchmarks.Options;
import io.aionis.benchmarks.support.Directories;
import io.aionis.benchmarks.support.Environment;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Task;
import java.io.PrintStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Times recording on the agent's thread beside a log line, and replayed steps beside the bare tool. */
public final class LatencyCommand {

    private static final int RECORDS = 20_000;
    private static final int REPLAYS = 400;
    private static final int BATCH = 500;
    private static final Actor AGENT = Actor.agent("bench");
    private static final Json ARGUMENTS = Json.parse(
            "{\"order_id\":\"#W100\",\"item_ids\":[\"1151293680\"],\"payment_method_id\":\"credit_card_9\"}");
    private static final String RESULT = "{\"order_id\":\"#W100\",\"status\":\"exchange requested\",\"items\":["
            + "{\"name\":\"lamp\",\"price\":20.1}".repeat(20).replace("}{", "},{") + "]}";

    private final Workspace workspace;
    private final Map<String, Json> metrics = new LinkedHashMap<>();

    private LatencyCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Runs the measurements and prints them. */
    public static void run(Options options, PrintStream out) throws Exception {
        options.allowing("json");
        Path directory = Files.createTempDirectory("aionis-latency");
        try (Aionis aionis = Aionis.open(directory)) {
            LatencyCommand command = new LatencyCommand(aionis.in("bench"));
            command.recording(directory.resolve("log.txt"));
            command.replaying();
            command.metrics.forEach((name, value) -> out.printf("%-28s %s%n", name, value.text()));
            Optional<String> json = options.find("json");
            if (json.isPresent()) {
                Files.writeString(Path.of(json.get()), command.json().pretty() + "\n");
            }
        } finally {
            Directories.delete(directory);
        }
    }

    private void recording(Path log) throws Exception {
        RunRecorder run = workspace.startRun(Task.of("bench"), AGENT, "measure", Map.of());
        Timings record = Timings.of(
                RECORDS,
                BATCH,
                i -> run.toolCall("exchange", ARGUMENTS, RESULT, Outcome.SUCCEEDED, Effect.WRITE),
                this::drain);
        put("recordMicrosP50", record.micros(50));
        put("recordMicrosP99", record.micros(99));
        try (Writer writer = Files.newBufferedWriter(log, StandardOpenOption.CREATE)) {
            Timings line = Timings.of(
                    RECORDS,
                    BATCH,
                    i -> {
                        writer.write(ARGUMENTS.text() + " -> " + RESULT + "\n");
                        writer.flush();
                    },
                    () -> {});
            put("logLineMicrosP50", line.micros(50));
            put("logLineMicrosP99", line.micros(99));
        }
    }

    private void replaying() throws Exception {
        BenchTools tools = new BenchTools();
        Timings bare = Timings.of(REPLAYS, BATCH, i -> tools.call("look", BenchTools.arguments(i)), () -> {});
        put("bareStepMicrosP50", bare.micros(50));
        PlaybookVersion looks = workspace.load(BenchTools.plan("looks", "look", Effect.READ), AGENT);
        PlaybookVersion writes = workspace.load(BenchTools.plan("writes", "write", Effect.WRITE), AGENT);
        put("replayStepMicrosP50", step(looks, tools));
        put("replayWriteStepMicrosP50", step(writes, tools));
        Timings durable = Timings.of(
                REPLAYS,
                BATCH,
                i -> {
                    workspace
                            .startRun(Task.of("bench"), AGENT, "measure", Map.of())
                            .toolCall("exchange", ARGUMENTS, RESULT, Outcome.SUCCEEDED, Effect.WRITE);
                    workspace.flush(Duration.ofSeconds(5));
                },
                () -> {});
        put("durableWriteMicrosP50", durable.micros(50));
    }

    /** Microseconds a step of a plan of {@value BenchTools#STEPS} equal steps, the tool's own time included. */
    private double step(PlaybookVersion version, BenchTools tools) throws Exception {
        Timings timings = Timings.of(
                REPLAYS,
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

    private void put(String name, double micros) {
        metrics.put(name, new Json.Num(BigDecimal.valueOf(micros).setScale(2, RoundingMode.HALF_UP)));
    }

    private Json.Obj json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("command", Json.of("latency"));
        json.put("environment", Environment.json());
        json.put("cases", Json.of(RECORDS));
        json.put("metrics", new Json.Obj(metrics));
        return new Json.Obj(json);
    }
}
